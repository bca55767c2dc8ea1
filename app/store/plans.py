"""Response plans, every version of them: what was in force when is a question that will be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import sqlalchemy as sa

from app.core.ids import DistrictId, PersonId
from app.core.policy import Policy
from app.store import rows
from app.store.base import coded, maybe, metadata, moment, number, of_district
from app.store.codec import from_text
from app.store.session import Read, Tx
from app.store.trouble import NoPolicy

table = sa.Table(
    "policies",
    metadata,
    of_district(primary_key=True),
    number("rev", primary_key=True),
    coded("policy", Policy),
    maybe("by"),
    moment("at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRow:
    """One version; `by` is None when the district was set up with it."""

    rev: int
    policy: Policy
    by: PersonId | None
    at: datetime


COLUMNS = rows.columns(table, PolicyRow)


def versions(read: Read, district: DistrictId, limit: int = 50) -> tuple[PolicyRow, ...]:
    """Newest first; the first is in force."""
    where = table.c.district == district
    query = sa.select(*COLUMNS).where(where).order_by(table.c.rev.desc()).limit(limit)
    return rows.many(read, query, PolicyRow)


def editions(read: Read, district: DistrictId) -> Mapping[int, Policy]:
    """Every edition by its number; the highest is in force. A district without plans could answer no call: it is told so."""
    query = sa.select(table.c.rev, sa.type_coerce(table.c.policy, sa.Text)).where(table.c.district == district)
    found = read.conn.execute(query).all()
    if not found:
        raise NoPolicy(f"district {district!r} has no response plans")
    return {rev: _read(text) for rev, text in found}


@lru_cache(maxsize=256)
def _read(text: str) -> Policy:
    """An edition never changes, and every change of the setup reads them all."""
    policy: Policy = from_text(Policy, text)
    return policy


def put_policy(tx: Tx, district: DistrictId, policy: Policy, by: PersonId | None, at: datetime) -> None:
    """In force from now on."""
    last = versions(tx, district, limit=1)
    rev = last[0].rev + 1 if last else 1
    row = PolicyRow(rev=rev, policy=policy, by=by, at=at)
    tx.conn.execute(sa.insert(table).values(district=district, **rows.values(row)))
