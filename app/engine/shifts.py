"""Who is on a shift now, and when a duty that starts now ends. The timetable is in the district's own time, the answer in UTC."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.ids import DistrictId, PersonId, SchoolId
from app.core.scene import Scene
from app.core.words import DutyStatus
from app.store.district import districts
from app.store.people import shifts
from app.store.people.shifts import ShiftRow
from app.store.session import Read

EARLY = timedelta(hours=1)
"""Whoever comes before their shift begins is on it already."""


def ends_at(read: Read, district: DistrictId, person: PersonId, at: datetime) -> datetime | None:
    """The end of the shift that the person is on at that time, or None: then only they end their duty."""
    zone = next((d.timezone for d in districts.districts(read) if d.id == district), "UTC")
    return end_of(shifts.of_person(read, district, person), at, ZoneInfo(zone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One shift on one day."""

    starts: datetime
    ends: datetime
    school: SchoolId | None


def under_way(read: Read, district: DistrictId, at: datetime) -> dict[PersonId, Span]:
    """Who is on a shift by the timetable at that time, and on which; of two the one that began first."""
    zone = ZoneInfo(next((d.timezone for d in districts.districts(read) if d.id == district), "UTC"))
    today = at.astimezone(zone).date()
    found: dict[PersonId, Span] = {}
    for row in shifts.all(read, district):
        for day in (today - timedelta(days=1), today):
            start, end = _span(row, day, zone)
            known = found.get(row.person)
            if _is_on(row, day) and start <= at < end and (known is None or start < known.starts):
                found[row.person] = Span(starts=start, ends=end, school=row.school)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Somebody whose shift is under way, and who is not on duty. `school`: the shift's, else their own."""

    person: PersonId
    school: SchoolId | None
    starts: datetime
    ends: datetime


def missing(spans: Mapping[PersonId, Span], scene: Scene) -> tuple[Missing, ...]:
    """Only who may be asked at all, and works here still. A pause is duty."""
    found: list[Missing] = []
    for person, span in sorted(spans.items()):
        subject, duty = scene.setup.people.get(person), scene.duty.get(person)
        on = duty is not None and duty.status is not DutyStatus.off_duty
        if subject is not None and subject.active and subject.is_responder() and not on:
            found.append(Missing(person=person, school=span.school or subject.school, starts=span.starts, ends=span.ends))
    return tuple(found)


def end_of(timetable: Iterable[ShiftRow], at: datetime, zone: ZoneInfo) -> datetime | None:
    """The latest end among the shifts that hold the time; a night shift began yesterday."""
    today = at.astimezone(zone).date()
    spans = (_span(row, day, zone) for row in timetable for day in (today - timedelta(days=1), today) if _is_on(row, day))
    return max((end for start, end in spans if start - EARLY <= at < end), default=None)


def _is_on(row: ShiftRow, day: date) -> bool:
    return row.date == day if row.date is not None else row.weekday == day.weekday()


def _span(row: ShiftRow, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    last = day if row.ends > row.starts else day + timedelta(days=1)
    start, end = datetime.combine(day, row.starts, zone), datetime.combine(last, row.ends, zone)
    return start.astimezone(UTC), end.astimezone(UTC)
