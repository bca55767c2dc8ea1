"""When people are on duty by the timetable, in the district's own time of day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.core.ids import DistrictId, PersonId, SchoolId
from app.store import rows
from app.store.base import key, maybe, metadata, number, of_district
from app.store.session import Read, Tx

table = sa.Table(
    "shifts",
    metadata,
    of_district(primary_key=True),
    key("person"),
    number("n", primary_key=True),
    sa.Column("weekday", sa.BigInteger),
    sa.Column("date", sa.Date),
    sa.Column("starts", sa.Time, nullable=False),
    sa.Column("ends", sa.Time, nullable=False),
    maybe("school"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftRow:
    """Every week on `weekday` (0 is Monday), or once on `date`. `ends` before `starts` is the next morning."""

    person: PersonId
    weekday: int | None = None
    date: dt.date | None = None
    starts: dt.time
    ends: dt.time
    school: SchoolId | None = None


COLUMNS = rows.columns(table, ShiftRow)


def put(tx: Tx, district: DistrictId, person: PersonId, shifts: Sequence[ShiftRow]) -> None:
    """These are the person's shifts from now on, instead of those before."""
    rows.change(tx, sa.delete(table).where((table.c.district == district) & (table.c.person == person)))
    told = [{"district": district, "n": n, **rows.values(row)} for n, row in enumerate(shifts)]
    if told:
        tx.conn.execute(sa.insert(table), told)


def of_person(read: Read, district: DistrictId, person: PersonId) -> tuple[ShiftRow, ...]:
    where = (table.c.district == district) & (table.c.person == person)
    return rows.many(read, sa.select(*COLUMNS).where(where).order_by(table.c.n), ShiftRow)


def all(read: Read, district: DistrictId) -> tuple[ShiftRow, ...]:  # noqa: A001 - reads `shifts.all`
    where = table.c.district == district
    return rows.many(read, sa.select(*COLUMNS).where(where).order_by(table.c.person, table.c.n), ShiftRow)
