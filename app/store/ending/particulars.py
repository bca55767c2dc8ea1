"""What a report says in words or of people: notes, adults, student references. It lies apart from the log, with its salt and
the day on which it is forgotten; the log knows an id and a digest, and the numbers stay true without it."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import CallId, DistrictId, ParticularId, PersonId
from app.core.policy import AnswerKind
from app.store import rows
from app.store.base import key, metadata, moment, of_district, text, word
from app.store.session import Read, Tx

table = sa.Table(
    "particulars",
    metadata,
    of_district(primary_key=True),
    key("id"),
    text("call"),
    text("question"),
    word("kind", AnswerKind),
    text("text"),
    text("salt"),
    text("by"),
    moment("at"),
    moment("forget_at"),
    sa.Index("ix_particulars_call", "district", "call"),
    sa.Index("ix_particulars_forget_at", "forget_at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticularRow:
    """One of them. `forget_at` is the retention date that the call's own policy gives."""

    id: ParticularId
    call: CallId
    question: str
    kind: AnswerKind
    text: str
    salt: str
    by: PersonId
    at: datetime
    forget_at: datetime


COLUMNS = rows.columns(table, ParticularRow)


def put(tx: Tx, district: DistrictId, row: ParticularRow) -> None:
    rows.put(tx, table, {"district": district, **rows.values(row)})


def of_call(read: Read, district: DistrictId, call: CallId) -> tuple[ParticularRow, ...]:
    """In the order in which they were written."""
    where = (table.c.district == district) & (table.c.call == call)
    query = sa.select(*COLUMNS).where(where).order_by(table.c.at, table.c.id)
    return rows.many(read, query, ParticularRow)


def forget(tx: Tx, district: DistrictId, particular: ParticularId) -> None:
    """Words and salt go together: the log's digest means nothing to anybody then."""
    rows.change(tx, sa.delete(table).where((table.c.district == district) & (table.c.id == particular)))


def forget_call(tx: Tx, district: DistrictId, call: CallId) -> None:
    """All of a call that nobody answers for."""
    rows.change(tx, sa.delete(table).where((table.c.district == district) & (table.c.call == call)))


def sweep(tx: Tx, now: datetime) -> int:
    """How many were forgotten, because their day has come."""
    return rows.change(tx, sa.delete(table).where(table.c.forget_at <= now))
