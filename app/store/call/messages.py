"""The words of messages to the people on a call. They lie apart from the log, with their salt, so that they can be forgotten."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import CallId, DistrictId, MessageId, PersonId
from app.store import rows
from app.store.base import key, maybe_moment, metadata, moment, of_district, text
from app.store.session import Read, Tx

table = sa.Table(
    "messages",
    metadata,
    of_district(primary_key=True),
    key("id"),
    text("call"),
    text("by"),
    text("text"),
    text("salt"),
    moment("at"),
    maybe_moment("forget_at"),
    sa.Index("ix_messages_call", "district", "call"),
    sa.Index("ix_messages_forget_at", "forget_at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """The log knows its id and the digest of salt and text. `forget_at`: the day on which both are forgotten."""

    id: MessageId
    call: CallId
    by: PersonId
    text: str
    salt: str
    at: datetime
    forget_at: datetime | None = None


def put(tx: Tx, district: DistrictId, row: MessageRow) -> None:
    rows.put(tx, table, {"district": district, **rows.values(row)})


def of_call(read: Read, district: DistrictId, call: CallId) -> tuple[MessageRow, ...]:
    """In the order in which they were written."""
    where = (table.c.district == district) & (table.c.call == call)
    query = sa.select(*rows.columns(table, MessageRow)).where(where).order_by(table.c.at, table.c.id)
    return rows.many(read, query, MessageRow)


def forget(tx: Tx, district: DistrictId, message: MessageId) -> None:
    """Words and salt go; the log's digest stays and means nothing to anybody."""
    rows.change(tx, sa.delete(table).where((table.c.district == district) & (table.c.id == message)))


def sweep(tx: Tx, now: datetime) -> int:
    """How many were forgotten, because their day has come."""
    return rows.change(tx, sa.delete(table).where(table.c.forget_at <= now))
