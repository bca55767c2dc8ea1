"""Who is signed in on which device. A row, so that a lost phone is shut out at once and everywhere."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import CallId, DeviceId, DistrictId, PersonId
from app.store import rows
from app.store.base import key, maybe, maybe_moment, metadata, moment, of_district, text
from app.store.session import Read, Tx

table = sa.Table(
    "sessions",
    metadata,
    key("token_hash"),
    of_district(),
    text("person"),
    text("device"),
    moment("created_at"),
    moment("last_seen_at"),
    moment("expires_at"),
    maybe_moment("raised_until"),
    maybe_moment("revoked_at"),
    maybe("call"),
    sa.Index("ix_sessions_person", "district", "person"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """The token itself is nowhere but on the device. `raised_until`: the password was asked for again.
    `call` binds a visitor's to the call that their press became."""

    token_hash: str
    district: DistrictId
    person: PersonId
    device: DeviceId
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    raised_until: datetime | None = None
    revoked_at: datetime | None = None
    call: CallId | None = None


def put(tx: Tx, row: SessionRow) -> None:
    rows.put(tx, table, rows.values(row))


def find(read: Read, token_hash: str) -> SessionRow | None:
    """Also one that is over: whoever asks looks at its times."""
    return rows.one(read, sa.select(table).where(table.c.token_hash == token_hash), SessionRow)


def touch(tx: Tx, token_hash: str, seen_at: datetime, expires_at: datetime) -> None:
    where = table.c.token_hash == token_hash
    rows.change(tx, sa.update(table).where(where).values(last_seen_at=seen_at, expires_at=expires_at))


def step_up(tx: Tx, token_hash: str, until: datetime) -> bool:
    """Whether it was still in force; one that is over stays over."""
    where = (table.c.token_hash == token_hash) & table.c.revoked_at.is_(None)
    return rows.change(tx, sa.update(table).where(where).values(raised_until=until)) == 1


def revoke(tx: Tx, token_hash: str, at: datetime) -> bool:
    """Whether it was still in force."""
    return _revoke(tx, table.c.token_hash == token_hash, at) == 1


def revoke_person(tx: Tx, district: DistrictId, person: PersonId, at: datetime) -> int:
    """Every one of the person's; says how many."""
    return _revoke(tx, (table.c.district == district) & (table.c.person == person), at)


def _revoke(tx: Tx, where: sa.ColumnElement[bool], at: datetime) -> int:
    return rows.change(tx, sa.update(table).where(where & table.c.revoked_at.is_(None)).values(revoked_at=at))


def forget(tx: Tx, token_hash: str) -> None:
    rows.change(tx, sa.delete(table).where(table.c.token_hash == token_hash))


def keep_visitors(tx: Tx, district: DistrictId, most: int) -> int:
    """Forgets the district's oldest visitors beyond so many; says how many."""
    theirs = (table.c.district == district) & table.c.call.is_not(None)
    count: int = tx.conn.scalar(sa.select(sa.func.count()).select_from(table).where(theirs)) or 0
    if count <= most:
        return 0
    oldest = sa.select(table.c.token_hash).where(theirs).order_by(table.c.created_at, table.c.token_hash).limit(count - most)
    return rows.change(tx, sa.delete(table).where(table.c.token_hash.in_(oldest)))


def sweep_visitors(tx: Tx, before: datetime) -> int:
    """Forgets those that ended before; says how many. A colleague's stay, for the list of their devices."""
    return rows.change(tx, sa.delete(table).where(table.c.call.is_not(None) & (table.c.expires_at < before)))


def of_person(read: Read, district: DistrictId, person: PersonId) -> tuple[SessionRow, ...]:
    """Those that are not revoked, the one seen last first."""
    where = (table.c.district == district) & (table.c.person == person) & table.c.revoked_at.is_(None)
    query = sa.select(table).where(where).order_by(table.c.last_seen_at.desc(), table.c.token_hash)
    return rows.many(read, query, SessionRow)
