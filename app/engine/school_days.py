"""Which day it is in a district, where its school year begins, and on which days somebody was on duty."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.core.credentials import SchoolDay
from app.core.ids import PersonId
from app.core.scene import Setup
from app.store.people import spells
from app.store.people.spells import SpellRow
from app.store.session import Read

YEAR_BEGINS = (7, 1)
"""A school year is counted from the first of July, as Minnesota and Kentucky do."""


def school_day(timezone: str, at: datetime) -> SchoolDay:
    """The district's day at that time."""
    day = at.astimezone(ZoneInfo(timezone)).date()
    year = day.year if (day.month, day.day) >= YEAR_BEGINS else day.year - 1
    return SchoolDay(day=day, year_begins=date(year, *YEAR_BEGINS))


def served(read: Read, setup: Setup, at: datetime) -> dict[PersonId, frozenset[date]]:
    """The days on duty in this school year of all whose post allows only so many; nobody else's are read."""
    counted = {post.id for post in setup.policy.posts if post.contact_days}
    people = [p.id for p in setup.people.values() if any(h.post in counted for h in p.in_force())] if counted else []
    if not people:
        return {}
    zone = ZoneInfo(setup.timezone)
    since = datetime.combine(school_day(setup.timezone, at).year_begins, time(), zone).astimezone(UTC)
    found: dict[PersonId, set[date]] = {}
    for row in spells.of_people(read, setup.district, people, since):
        found.setdefault(row.person, set()).update(days(row, at, zone))
    return {person: frozenset(dates) for person, dates in found.items()}


def days(row: SpellRow, at: datetime, zone: ZoneInfo) -> Iterable[date]:
    """Every day that the spell touches; one that lasts, until now."""
    first, last = row.starts.astimezone(zone).date(), (row.ends or at).astimezone(zone).date()
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
