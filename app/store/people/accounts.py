"""Who may sign in, and with what."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.core.ids import DistrictId, PersonId
from app.store import rows
from app.store.base import key, maybe, metadata, of_district, text
from app.store.session import Read, Tx

table = sa.Table(
    "accounts",
    metadata,
    key("person"),
    of_district(),
    text("login"),
    maybe("password_hash"),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Index("ix_accounts_login", "login", unique=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One a person. `login` is unique on this server; without a `password_hash` nobody can sign in with one."""

    person: PersonId
    district: DistrictId
    login: str
    password_hash: str | None = None
    active: bool = True


def put(tx: Tx, row: AccountRow) -> None:
    rows.put(tx, table, rows.values(row))


def by_login(read: Read, login: str) -> AccountRow | None:
    return rows.one(read, sa.select(table).where(table.c.login == login), AccountRow)


def find(read: Read, person: PersonId) -> AccountRow | None:
    return rows.one(read, sa.select(table).where(table.c.person == person), AccountRow)


def people(read: Read, district: DistrictId) -> frozenset[PersonId]:
    """Who has a name to sign in with."""
    where = (table.c.district == district) & table.c.active
    return frozenset(PersonId(person) for person in read.conn.scalars(sa.select(table.c.person).where(where)))
