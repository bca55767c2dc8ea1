"""The people of a district, with their roles and scopes."""

import sqlalchemy as sa

from app.core.ids import DistrictId, PersonId
from app.core.roster import Holding, Person
from app.store import rows
from app.store.base import coded, key, maybe, metadata, of_district, text
from app.store.session import Read, Tx

table = sa.Table(
    "people",
    metadata,
    key("id"),
    of_district(),
    text("name"),
    coded("holdings", tuple[Holding, ...]),
    maybe("school"),
    maybe("room"),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Index("ix_people_district", "district"),
)

COLUMNS = rows.columns(table, Person)


def people(read: Read, district: DistrictId) -> tuple[Person, ...]:
    where = table.c.district == district
    return rows.many(read, sa.select(*COLUMNS).where(where).order_by(table.c.id), Person)


def person(read: Read, person: PersonId) -> Person | None:
    return rows.one(read, sa.select(*COLUMNS).where(table.c.id == person), Person)


def put_person(tx: Tx, district: DistrictId, person: Person) -> None:
    rows.put(tx, table, {"district": district, **rows.values(person)})
