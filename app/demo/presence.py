"""Who of the demo is played by a living person just now: whoever came in by a door within the last hours."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.core.ids import PersonId
from app.demo.district import DISTRICT
from app.demo.phones import phone
from app.store.people import sessions
from app.store.session import Read

PRESENT_FOR = timedelta(hours=4)  # a session's last sight is written once an hour


def present(read: Read, people: Iterable[PersonId], at: datetime) -> frozenset[PersonId]:
    """Those of the people who have a session that was seen lately and is not over."""
    return frozenset(person for person in people if _is_present(read, person, at))


def _is_present(read: Read, person: PersonId, at: datetime) -> bool:
    found = sessions.of_person(read, DISTRICT, person)
    others = (each for each in found if each.device != phone(person))  # the demo's own phone is no living person
    return any(each.last_seen_at > at - PRESENT_FOR and at < each.expires_at for each in others)
