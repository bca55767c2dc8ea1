"""All tables together, for migrations to be compared with."""

from app.store import (
    accounts,
    alarms,
    calls,
    commands,
    contacts,
    credentials,
    devices,
    disclosures,
    districts,
    duty,
    follow_ups,
    invites,
    knocks,
    log,
    messages,
    notes,
    particulars,
    places,
    plans,
    positions,
    reports,
    room_codes,
    roster,
    sessions,
    shifts,
    spells,
)
from app.store.base import metadata

NOUNS = (
    accounts, alarms, calls, commands, contacts, credentials, devices, disclosures, districts, duty, follow_ups, invites,
    knocks, log, messages, notes, particulars, places, plans, positions, reports, room_codes, roster, sessions, shifts, spells,
)  # fmt: skip

__all__ = ["NOUNS", "metadata"]
