"""Looking at how calls ended: what is unfinished, what must be done, and the figures of a period."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.core import figures
from app.core.figures import Contact, Ended, Figures, Measure, Period, Stretch
from app.core.ids import DistrictId, SchoolId
from app.store.district import districts
from app.store.ending import contacts, reports
from app.store.ending.reports import ReportRow
from app.store.session import Read

MARGIN = timedelta(days=1)
"""A day where the school is may begin half a day before or after one in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The district's figures as far as they were wanted, and each school's."""

    whole: Figures
    schools: dict[SchoolId, Figures]
    days: int
    last: date


def period(read: Read, district: DistrictId, at: datetime, over: Stretch, without: tuple[Stretch, ...] = ()) -> Period:
    """The stretch in the district's own days, as far as it has come."""
    zone = ZoneInfo(next((row.timezone for row in districts.districts(read) if row.id == district), "UTC"))
    return Period(over=over, without=without, zone=zone, today=at.astimezone(zone).date())


def counted(read: Read, district: DistrictId, told: Period, wanted: Callable[[SchoolId], bool] = lambda _: True) -> Counted:
    """What the indexes hold of the period, for the schools that are wanted."""
    start, end = _midnight(told.over.first) - MARGIN, _midnight(told.over.last) + 2 * MARGIN
    ended = (_ended(row) for row in reports.between(read, district, start, end) if wanted(row.school))
    rows = (row for row in contacts.between(read, district, start, end) if wanted(row.school))
    whole, schools = figures.count(ended, (Contact(school=row.school, at=row.at) for row in rows), told)
    return Counted(whole=whole, schools=dict(schools), days=told.days(), last=told.last())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _ended(row: ReportRow) -> Ended:
    known = {Measure(answer.question): answer.codes[0] for answer in row.answers}
    return Ended(school=row.school, raised_at=row.raised_at, finished=row.finished, answers=known, injured=row.injured)
