"""Where an officer's phone last was, while they share it. One row each; an offer's event carries what was made of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import DistrictId, PersonId
from app.store import rows
from app.store.base import key, metadata, moment, of_district
from app.store.session import Read, Tx

table = sa.Table(
    "positions",
    metadata,
    of_district(primary_key=True),
    key("person"),
    sa.Column("latitude", sa.Double, nullable=False),
    sa.Column("longitude", sa.Double, nullable=False),
    moment("at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """WGS 84 degrees, and when."""

    person: PersonId
    latitude: float
    longitude: float
    at: datetime


def put(tx: Tx, district: DistrictId, row: PositionRow) -> None:
    rows.put(tx, table, {"district": district, **rows.values(row)})


def drop(tx: Tx, district: DistrictId, person: PersonId) -> None:
    """Nothing is left of where they were."""
    rows.change(tx, sa.delete(table).where((table.c.district == district) & (table.c.person == person)))


def sweep(tx: Tx, before: datetime) -> int:
    """How many were older; they are gone."""
    return rows.change(tx, sa.delete(table).where(table.c.at < before))


def of_people(read: Read, district: DistrictId, people: Collection[PersonId]) -> dict[PersonId, PositionRow]:
    """The last position of each of these who has one."""
    where = (table.c.district == district) & table.c.person.in_(list(people))
    found = rows.many(read, sa.select(*rows.columns(table, PositionRow)).where(where), PositionRow)
    return {row.person: row for row in found}
