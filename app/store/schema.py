"""All tables together, for migrations to be compared with."""

from app.store import (
    accounts,
    alarms,
    calls,
    commands,
    devices,
    districts,
    duty,
    invites,
    knocks,
    log,
    notes,
    places,
    plans,
    positions,
    room_codes,
    roster,
    sessions,
    shifts,
)
from app.store.base import metadata

NOUNS = (
    accounts, alarms, calls, commands, devices, districts, duty, invites, knocks,
    log, notes, places, plans, positions, room_codes, roster, sessions, shifts,
)  # fmt: skip

__all__ = ["NOUNS", "metadata"]
