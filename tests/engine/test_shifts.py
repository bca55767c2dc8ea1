"""The timetable is in the district's time of day, whatever the clocks of the year do."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from app.core.ids import PersonId
from app.engine.shifts import Span, end_of, ends_at, under_way
from app.store.people import shifts
from app.store.people.shifts import ShiftRow
from app.store.session import Memory
from tests.town import TOWN, settle_town

CENTRAL = ZoneInfo("America/Chicago")
ANA = PersonId("Ana")
MONDAYS = ShiftRow(person=ANA, weekday=0, starts=dt.time(7, 30), ends=dt.time(15, 30))
NIGHT = ShiftRow(person=ANA, date=dt.date(2026, 9, 14), starts=dt.time(22), ends=dt.time(6))


def utc(*when: int) -> dt.datetime:
    return dt.datetime(*when, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("at", "end"),
    [
        (utc(2026, 9, 14, 13, 0), utc(2026, 9, 14, 20, 30)),  # 8:00 in summer
        (utc(2026, 9, 14, 12, 0), utc(2026, 9, 14, 20, 30)),  # half an hour early
        (utc(2026, 9, 14, 11, 29), None),  # more than an hour early
        (utc(2026, 9, 14, 20, 30), None),  # it is over
        (utc(2026, 9, 15, 13, 0), None),  # a Tuesday
        (utc(2026, 11, 2, 14, 0), utc(2026, 11, 2, 21, 30)),  # 8:00 in winter
    ],
)
def test_a_weekly_shift_ends_at_its_own_time_of_day(at: dt.datetime, end: dt.datetime | None) -> None:
    assert end == end_of([MONDAYS], at, CENTRAL)


def test_a_night_shift_ends_the_next_morning() -> None:
    assert utc(2026, 9, 15, 11, 0) == end_of([NIGHT], utc(2026, 9, 15, 9, 0), CENTRAL)


def test_of_two_shifts_the_later_end_counts_and_without_any_only_the_hand_ends_duty() -> None:
    longer = ShiftRow(person=ANA, weekday=0, starts=dt.time(12), ends=dt.time(18))
    assert utc(2026, 9, 14, 23, 0) == end_of([MONDAYS, longer], utc(2026, 9, 14, 18, 0), CENTRAL)
    assert end_of([], utc(2026, 9, 14, 18, 0), CENTRAL) is None


async def test_it_is_read_from_the_rows_in_the_districts_zone(database_url: str) -> None:
    memory = await Memory.open(database_url)
    await memory.write(settle_town)
    await memory.write(lambda tx: shifts.put(tx, TOWN, ANA, [MONDAYS]))
    assert utc(2026, 9, 14, 20, 30) == await memory.read(lambda read: ends_at(read, TOWN, ANA, utc(2026, 9, 14, 13, 0)))
    await memory.close()


async def test_who_is_on_a_shift_now_is_known_from_its_start_to_its_end(database_url: str) -> None:
    memory = await Memory.open(database_url)
    await memory.write(settle_town)
    await memory.write(lambda tx: shifts.put(tx, TOWN, ANA, [MONDAYS]))
    starts, ends = utc(2026, 9, 14, 12, 30), utc(2026, 9, 14, 20, 30)
    times = (starts - dt.timedelta(seconds=1), starts, ends)
    found = [await memory.read(lambda read, at=at: under_way(read, TOWN, at)) for at in times]
    assert found == [{}, {ANA: Span(starts=starts, ends=ends, school=None)}, {}]
    await memory.close()
