"""What people have shown: certificates, hours of training, attestations, contracts. Where the paper lies, never the paper."""

import sqlalchemy as sa

from app.core.credentials import Held
from app.core.ids import DistrictId, PersonId
from app.store import rows
from app.store.base import key, maybe, metadata, number, of_district, text
from app.store.session import Read, Tx

table = sa.Table(
    "credentials",
    metadata,
    of_district(primary_key=True),
    key("id"),
    text("person"),
    text("credential"),
    sa.Column("begins", sa.Date, nullable=False),
    sa.Column("ends", sa.Date),
    text("topic"),
    number("hours"),
    text("edition"),
    maybe("school"),
    text("notice"),
    text("document"),
    sa.Index("ix_credentials_person", "district", "person"),
)

COLUMNS = rows.columns(table, Held)


def put(tx: Tx, district: DistrictId, held: Held) -> None:
    rows.put(tx, table, {"district": district, **rows.values(held)})


def remove(tx: Tx, district: DistrictId, person: PersonId, held: str) -> bool:
    """Whether there was such a one of that person."""
    where = (table.c.district == district) & (table.c.person == person) & (table.c.id == held)
    return rows.change(tx, sa.delete(table).where(where)) > 0


def all(read: Read, district: DistrictId) -> tuple[Held, ...]:  # noqa: A001 - reads `credentials.all`
    where = table.c.district == district
    return rows.many(read, sa.select(*COLUMNS).where(where).order_by(table.c.person, table.c.begins, table.c.id), Held)
