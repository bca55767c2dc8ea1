"""The policy, every edition of it: what was in force when is a question that will be asked."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

import sqlalchemy as sa

from app.core.ids import DistrictId, PersonId
from app.core.policy import Policy
from app.store import rows
from app.store.base import coded, maybe, metadata, moment, of_district
from app.store.codec import from_text
from app.store.session import Read, Tx
from app.store.trouble import NoPolicy

table = sa.Table(
    "policies",
    metadata,
    of_district(primary_key=True),
    sa.Column("rev", sa.BigInteger, key="edition", primary_key=True, autoincrement=False, nullable=False),
    coded("policy", Policy),
    maybe("by"),
    moment("at"),
    maybe("why"),
    maybe("pack"),
    maybe("text"),
    maybe("digest"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRow:
    """One edition; `by` is None when the district was set up with it, or when it was applied from a terminal. `pack`, `text`
    and `digest` are of the pack that it came from; a change of plans alone has none."""

    edition: int
    policy: Policy
    by: PersonId | None
    at: datetime
    why: str | None = None
    pack: str | None = None
    text: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The text that an edition was read from, and why it was put in force."""

    name: str
    text: str
    why: str


COLUMNS = [column.label(column.key) for column in rows.columns(table, PolicyRow)]


def versions(read: Read, district: DistrictId, limit: int = 50) -> tuple[PolicyRow, ...]:
    """Newest first; the first is in force."""
    where = table.c.district == district
    query = sa.select(*COLUMNS).where(where).order_by(table.c.edition.desc()).limit(limit)
    return rows.many(read, query, PolicyRow)


def editions(read: Read, district: DistrictId) -> Mapping[int, Policy]:
    """Every edition by its number; the highest is in force. A district without plans could answer no call: it is told so."""
    query = sa.select(table.c.edition, sa.type_coerce(table.c.policy, sa.Text)).where(table.c.district == district)
    found = read.conn.execute(query).all()
    if not found:
        raise NoPolicy(f"district {district!r} has no response plans")
    return {edition: _read(text) for edition, text in found}


def began(read: Read, district: DistrictId) -> Mapping[int, datetime]:
    """Since when each edition is, or was, in force."""
    query = sa.select(table.c.edition, table.c.at).where(table.c.district == district)
    return {row.edition: row.at for row in read.conn.execute(query)}


@lru_cache(maxsize=256)
def _read(text: str) -> Policy:
    """An edition never changes, and every change of the setup reads them all."""
    policy: Policy = from_text(Policy, text)
    return policy


def edition(read: Read, district: DistrictId, wanted: int) -> PolicyRow | None:
    """The edition of that number."""
    where = (table.c.district == district) & (table.c.edition == wanted)
    return rows.one(read, sa.select(*COLUMNS).where(where), PolicyRow)


def put_policy(tx: Tx, district: DistrictId, policy: Policy, by: PersonId | None, at: datetime) -> None:
    """In force from now on: a change that came from no pack."""
    put_edition(tx, district, PolicyRow(edition=0, policy=policy, by=by, at=at))


def put_edition(tx: Tx, district: DistrictId, row: PolicyRow) -> PolicyRow:
    """In force from now on, under the next number."""
    last = versions(tx, district, limit=1)
    numbered = replace(row, edition=last[0].edition + 1 if last else 1)
    tx.conn.execute(sa.insert(table).values(district=district, **rows.values(numbered)))
    return numbered


def of_pack(pack: Pack, policy: Policy, by: PersonId | None, at: datetime) -> PolicyRow:
    """The edition that a pack makes; its number is given when it is put."""
    digest = hashlib.sha256(pack.text.encode()).hexdigest()
    told = {"why": pack.why, "pack": pack.name, "text": pack.text, "digest": digest}
    return PolicyRow(edition=0, policy=policy, by=by, at=at, **told)
