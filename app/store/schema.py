"""All tables together, for migrations to be compared with."""

from app.store import commands, log
from app.store.base import metadata
from app.store.call import alarms, calls, knocks, messages, notes
from app.store.district import districts, places, plans, room_codes
from app.store.ending import contacts, disclosures, follow_ups, particulars, reports
from app.store.people import accounts, credentials, devices, duty, invites, positions, roster, sessions, shifts, spells

NOUNS = (
    accounts, alarms, calls, commands, contacts, credentials, devices, disclosures, districts, duty, follow_ups, invites,
    knocks, log, messages, notes, particulars, places, plans, positions, reports, room_codes, roster, sessions, shifts, spells,
)  # fmt: skip

__all__ = ["NOUNS", "metadata"]
