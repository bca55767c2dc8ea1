"""What must be answered, and when. An alarm is a row, so no crash forgets it."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import DistrictId
from app.core.words import AlarmKind
from app.store import rows
from app.store.base import key, metadata, moment, of_district, word
from app.store.session import Read, Tx

table = sa.Table(
    "alarms",
    metadata,
    of_district(primary_key=True),
    word("kind", AlarmKind, primary_key=True),
    key("subject"),
    moment("due_at"),
    sa.Index("ix_alarms_due_at", "district", "due_at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRow:
    """One a kind and subject (a call, or a person on duty)."""

    district: DistrictId
    kind: AlarmKind
    subject: str
    due_at: datetime


def put(tx: Tx, row: AlarmRow) -> None:
    """Set, or set to another time."""
    rows.put(tx, table, rows.values(row))


def drop(tx: Tx, district: DistrictId, kind: AlarmKind, subject: str) -> None:
    where = (table.c.district == district) & (table.c.kind == kind) & (table.c.subject == subject)
    rows.change(tx, sa.delete(table).where(where))


def due(read: Read, district: DistrictId, at: datetime) -> tuple[AlarmRow, ...]:
    """What is due by then, longest overdue first."""
    where = (table.c.district == district) & (table.c.due_at <= at)
    query = sa.select(table).where(where).order_by(table.c.due_at, table.c.subject)
    return rows.many(read, query, AlarmRow)


def earliest(read: Read) -> tuple[tuple[DistrictId, datetime], ...]:
    """When each district must next be looked at."""
    query = sa.select(table.c.district, sa.func.min(table.c.due_at)).group_by(table.c.district)
    return tuple((DistrictId(district), at) for district, at in read.conn.execute(query))
