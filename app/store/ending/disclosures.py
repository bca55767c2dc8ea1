"""The record of disclosures: what of a student was shown to whom, on which basis. Append-only and chained, apart from the log;
written under the head's lock, so that it too is dense. It holds ids and codes, never what was shown."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import CallId, DistrictId, PersonId, SchoolId
from app.store import codec, rows
from app.store.base import EPOCH, MICROSECOND, metadata, moment, number, of_district, text
from app.store.call import calls
from app.store.district.districts import GENESIS
from app.store.session import Read, Tx

table = sa.Table(
    "disclosures",
    metadata,
    of_district(primary_key=True),
    number("n", primary_key=True),
    moment("at"),
    text("by"),
    text("to"),
    text("basis"),
    text("what"),
    text("call"),
    text("prev"),
    text("hash"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """`by` opened or released `what` (a particular's id, or the name of a field) of the call, for `to` to read."""

    at: datetime
    by: PersonId
    to: PersonId
    basis: str
    what: str
    call: CallId


COLUMNS = rows.columns(table, Disclosure)


def append(tx: Tx, district: DistrictId, told: Disclosure) -> None:
    """One more. Hold the head."""
    newest = sa.select(table).where(table.c.district == district).order_by(table.c.n.desc()).limit(1)
    last = tx.conn.execute(newest).mappings().one_or_none()
    n, prev = (last["n"], last["hash"]) if last else (0, GENESIS)
    row = {"district": district, "n": n + 1, **rows.values(told), "prev": prev}
    tx.conn.execute(sa.insert(table).values(**row, hash=_hash(row)))


def recent(
    read: Read, district: DistrictId, limit: int = 200, schools: Collection[SchoolId] | None = None
) -> tuple[Disclosure, ...]:
    """The newest first; of the calls at these schools, where some are named."""
    where = table.c.district == district
    if schools is not None:
        theirs = sa.select(calls.table.c.id).where(calls.table.c.district == district, calls.table.c.school.in_(schools))
        where &= table.c.call.in_(theirs)
    return rows.many(read, sa.select(*COLUMNS).where(where).order_by(table.c.n.desc()).limit(limit), Disclosure)


def verify(read: Read, district: DistrictId) -> int | None:
    """The first place where the chain is broken, or None: nobody changed, removed or added anything but at the end."""
    prev = GENESIS
    lines = read.conn.execute(sa.select(table).where(table.c.district == district).order_by(table.c.n)).mappings()
    for n, row in enumerate(lines, start=1):
        if row["n"] != n or row["prev"] != prev or row["hash"] != _hash(row):
            return n
        prev = row["hash"]
    return None


def _hash(row: dict[str, object] | sa.RowMapping) -> str:
    """Over every field of the line and the hash before it."""
    told = [_plain(row[column.name]) for column in table.c if column.name != "hash"]
    return hashlib.sha256(codec.canonical(told).encode()).hexdigest()


def _plain(value: object) -> object:
    return (value - EPOCH) // MICROSECOND if isinstance(value, datetime) else value
