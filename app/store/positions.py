"""Where each responder's phone last was. Rows, not events: an offer's event carries what was made of them."""

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


def of_people(read: Read, district: DistrictId, people: Collection[PersonId]) -> dict[PersonId, PositionRow]:
    """The last position of each of these who has one."""
    where = (table.c.district == district) & table.c.person.in_(list(people))
    found = rows.many(read, sa.select(*rows.columns(table, PositionRow)).where(where), PositionRow)
    return {row.person: row for row in found}
