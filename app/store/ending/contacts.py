"""The index of positive contacts: enough to count them. Rebuilt from the log."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import ContactId, DistrictId, PersonId, SchoolId
from app.store import rows
from app.store.base import key, maybe, metadata, moment, of_district, text
from app.store.session import Read, Tx

table = sa.Table(
    "contacts",
    metadata,
    of_district(primary_key=True),
    key("id"),
    text("school"),
    text("kind"),
    maybe("person"),
    moment("at"),
    sa.Index("ix_contacts_at", "district", "at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """`person` is the adult; no student is named anywhere."""

    id: ContactId
    school: SchoolId
    kind: str
    person: PersonId | None
    at: datetime


COLUMNS = rows.columns(table, ContactRow)


def put(tx: Tx, district: DistrictId, row: ContactRow) -> None:
    rows.put(tx, table, {"district": district, **rows.values(row)})


def every(read: Read, district: DistrictId) -> tuple[ContactRow, ...]:
    """All of them."""
    return rows.many(read, sa.select(*COLUMNS).where(table.c.district == district).order_by(table.c.id), ContactRow)


def between(read: Read, district: DistrictId, start: datetime, end: datetime) -> tuple[ContactRow, ...]:
    """From the start and before the end."""
    where = (table.c.district == district) & (table.c.at >= start) & (table.c.at < end)
    return rows.many(read, sa.select(*COLUMNS).where(where).order_by(table.c.at), ContactRow)
