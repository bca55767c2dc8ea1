"""The index of calls: enough to find them. What a call *is*, the log says."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import CallId, DistrictId, PersonId, SchoolId, Seq
from app.core.words import CallStatus
from app.store import rows
from app.store.base import key, maybe_moment, metadata, moment, number, of_district, text, word
from app.store.session import Read, Tx

table = sa.Table(
    "calls",
    metadata,
    of_district(primary_key=True),
    key("id"),
    text("school"),
    text("caller"),
    word("status", CallStatus),
    number("rev"),
    moment("opened_at"),
    maybe_moment("closed_at"),
    sa.Index("ix_calls_closed_at", "district", "closed_at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """`rev` is the seq of the last event of the call; `closed_at` is None while the call is open."""

    id: CallId
    school: SchoolId
    caller: PersonId
    status: CallStatus
    rev: Seq
    opened_at: datetime
    closed_at: datetime | None


COLUMNS = rows.columns(table, CallRow)


def put(tx: Tx, district: DistrictId, row: CallRow) -> None:
    rows.put(tx, table, {"district": district, **rows.values(row)})


def open_ids(read: Read, district: DistrictId) -> tuple[CallId, ...]:
    """The calls that are not over, oldest first."""
    where = (table.c.district == district) & table.c.closed_at.is_(None)
    query = sa.select(table.c.id).where(where).order_by(table.c.opened_at, table.c.id)
    return tuple(CallId(found) for found in read.conn.scalars(query))


def find(read: Read, district: DistrictId, call: CallId) -> CallRow | None:
    where = (table.c.district == district) & (table.c.id == call)
    return rows.one(read, sa.select(*COLUMNS).where(where), CallRow)


def recent(read: Read, district: DistrictId, limit: int = 50, after: CallRow | None = None) -> tuple[CallRow, ...]:
    """The calls that are over, newest first; those that come after one of them."""
    where = (table.c.district == district) & table.c.closed_at.is_not(None)
    if after is not None:
        same = (table.c.closed_at == after.closed_at) & (table.c.id > after.id)
        where &= (table.c.closed_at < after.closed_at) | same
    query = sa.select(*COLUMNS).where(where).order_by(table.c.closed_at.desc(), table.c.id).limit(limit)
    return rows.many(read, query, CallRow)
