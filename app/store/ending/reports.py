"""The index of reports: one row for each call that is over, to find what is unfinished and to count. Rebuilt from the log."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.events import Answer
from app.core.ids import CallId, DistrictId, PersonId, SchoolId
from app.core.outcomes import Phase
from app.core.words import Disposition
from app.store import rows
from app.store.base import coded, flag, key, maybe, maybe_word, metadata, moment, number, of_district, text, word
from app.store.session import Read, Tx

table = sa.Table(
    "reports",
    metadata,
    of_district(primary_key=True),
    key("call"),
    text("school"),
    text("call_type"),
    moment("raised_at"),
    moment("closed_at"),
    word("disposition", Disposition),
    maybe("owner"),
    flag("counts"),
    flag("finished"),
    number("missing"),
    coded("answers", tuple[Answer, ...]),
    maybe_word("injured", Phase),
    sa.Index("ix_reports_finished", "district", "finished", "closed_at"),
    sa.Index("ix_reports_raised_at", "district", "raised_at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """`answers` are what the figures count, by measure; `counts` is whether they count the call at all."""

    call: CallId
    school: SchoolId
    call_type: str
    raised_at: datetime
    closed_at: datetime
    disposition: Disposition
    owner: PersonId | None
    counts: bool
    finished: bool
    missing: int
    answers: tuple[Answer, ...]
    injured: Phase | None


COLUMNS = rows.columns(table, ReportRow)


def put(tx: Tx, district: DistrictId, row: ReportRow) -> None:
    rows.put(tx, table, {"district": district, **rows.values(row)})


def of_calls(read: Read, district: DistrictId, calls: Collection[CallId]) -> tuple[ReportRow, ...]:
    where = (table.c.district == district) & table.c.call.in_(calls)
    return rows.many(read, sa.select(*COLUMNS).where(where), ReportRow)


def every(read: Read, district: DistrictId) -> tuple[ReportRow, ...]:
    """All of them."""
    return rows.many(read, sa.select(*COLUMNS).where(table.c.district == district).order_by(table.c.call), ReportRow)


def unfinished(read: Read, district: DistrictId) -> tuple[ReportRow, ...]:
    """Those that wait for answers, the oldest first."""
    where = (table.c.district == district) & table.c.finished.is_(False)
    query = sa.select(*COLUMNS).where(where).order_by(table.c.closed_at, table.c.call)
    return rows.many(read, query, ReportRow)


def between(read: Read, district: DistrictId, start: datetime, end: datetime) -> tuple[ReportRow, ...]:
    """Calls that count, raised from the start and before the end."""
    raised = (table.c.raised_at >= start) & (table.c.raised_at < end)
    query = sa.select(*COLUMNS).where((table.c.district == district) & table.c.counts & raised).order_by(table.c.raised_at)
    return rows.many(read, query, ReportRow)
