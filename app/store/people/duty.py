"""Who is on duty and where they said they are: an index, like `calls`; the log says how it came about."""

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import DistrictId, PersonId, PlaceId, SchoolId, Seq
from app.core.words import DutyStatus
from app.store import rows
from app.store.base import key, maybe, maybe_moment, metadata, moment, number, of_district, word
from app.store.session import Read, Tx

table = sa.Table(
    "duty",
    metadata,
    of_district(primary_key=True),
    key("person"),
    word("status", DutyStatus),
    maybe("school"),
    maybe("place"),
    moment("since"),
    moment("moved_at"),
    maybe_moment("until"),
    number("rev"),
    maybe_moment("last_offered_at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """`last_offered_at` is set by `touch` alone; `put` leaves it as it is."""

    person: PersonId
    status: DutyStatus
    school: SchoolId | None
    place: PlaceId | None
    since: datetime
    moved_at: datetime
    until: datetime | None
    rev: Seq
    last_offered_at: datetime | None = None


COLUMNS = rows.columns(table, DutyRow)


def put(tx: Tx, district: DistrictId, row: DutyRow) -> None:
    rows.put(tx, table, {"district": district, **rows.values(row)}, keep=["last_offered_at"])


def touch(tx: Tx, district: DistrictId, person: PersonId, at: datetime) -> None:
    """An offer was made to this person; managers get one without ever having been on duty."""
    where = (table.c.district == district) & (table.c.person == person)
    if rows.change(tx, sa.update(table).where(where).values(last_offered_at=at)):
        return
    never = DutyRow(
        person=person,
        status=DutyStatus.off_duty,
        school=None,
        place=None,
        since=at,
        moved_at=at,
        until=None,
        rev=Seq(0),
    )
    put(tx, district, replace(never, last_offered_at=at))


def all(read: Read, district: DistrictId) -> tuple[DutyRow, ...]:  # noqa: A001 - reads `duty.all`
    """Everybody who is on duty or paused."""
    where = (table.c.district == district) & (table.c.status != DutyStatus.off_duty)
    return rows.many(read, sa.select(*COLUMNS).where(where).order_by(table.c.person), DutyRow)


def find(read: Read, district: DistrictId, person: PersonId) -> DutyRow | None:
    where = (table.c.district == district) & (table.c.person == person)
    return rows.one(read, sa.select(*COLUMNS).where(where), DutyRow)


def last_offered(read: Read, district: DistrictId) -> dict[PersonId, datetime]:
    """When each was last asked, on duty or not: ties in a ranking go to whoever was asked longest ago."""
    where = (table.c.district == district) & table.c.last_offered_at.is_not(None)
    query = sa.select(table.c.person, table.c.last_offered_at).where(where)
    return {PersonId(person): at for person, at in read.conn.execute(query)}
