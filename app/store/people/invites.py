"""Invitations to a first sign-in. Each is used once."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import DistrictId, PersonId
from app.store import rows
from app.store.base import key, maybe, maybe_moment, metadata, moment, of_district, text
from app.store.session import Read, Tx

table = sa.Table(
    "invites",
    metadata,
    key("token_hash"),
    of_district(),
    text("person"),
    maybe("created_by"),
    moment("expires_at"),
    maybe_moment("used_at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteRow:
    """`created_by` is None for the first administrator, whom nobody could invite."""

    token_hash: str
    district: DistrictId
    person: PersonId
    created_by: PersonId | None
    expires_at: datetime
    used_at: datetime | None = None


def put(tx: Tx, row: InviteRow) -> None:
    rows.put(tx, table, rows.values(row))


def find(read: Read, token_hash: str) -> InviteRow | None:
    return rows.one(read, sa.select(table).where(table.c.token_hash == token_hash), InviteRow)


def use(tx: Tx, token_hash: str, at: datetime) -> bool:
    """Whether this was the first use, and in time."""
    where = (table.c.token_hash == token_hash) & table.c.used_at.is_(None) & (table.c.expires_at > at)
    return rows.change(tx, sa.update(table).where(where).values(used_at=at)) == 1


def open_until(read: Read, district: DistrictId, at: datetime) -> dict[PersonId, datetime]:
    """Whose invitation can still be used, and until when."""
    where = (table.c.district == district) & table.c.used_at.is_(None) & (table.c.expires_at > at)
    query = sa.select(table.c.person, table.c.expires_at).where(where).order_by(table.c.expires_at)
    return {PersonId(person): until for person, until in read.conn.execute(query)}


def end(tx: Tx, district: DistrictId, person: PersonId, at: datetime) -> int:
    """None of the person's can be used any more."""
    where = (table.c.district == district) & (table.c.person == person) & table.c.used_at.is_(None)
    return rows.change(tx, sa.update(table).where(where & (table.c.expires_at > at)).values(expires_at=at))
