"""What a database says of itself, for whoever looks after it."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.store.session import Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """`durable` are the settings that keep an acknowledged press through a power cut; `sound` is its own opinion of its pages."""

    product: str
    version: str
    durable: str
    sound: bool


def look(read: Read) -> Checkup:
    """Asked on the writing connection: durability is a setting of each connection."""
    return _postgres(read.conn) if read.conn.dialect.name == "postgresql" else _sqlite(read.conn)


def _sqlite(conn: sa.Connection) -> Checkup:
    def said(statement: str) -> str:
        return str(conn.exec_driver_sql(statement).scalar_one())

    return Checkup(
        product="SQLite",
        version=said("SELECT sqlite_version()"),
        durable=f"journal_mode={said('PRAGMA journal_mode')} synchronous={said('PRAGMA synchronous')}",
        sound=said("PRAGMA quick_check(1)") == "ok",
    )


def _postgres(conn: sa.Connection) -> Checkup:
    def said(statement: str) -> str:
        return str(conn.exec_driver_sql(statement).scalar_one())

    return Checkup(
        product="PostgreSQL",
        version=said("SHOW server_version"),
        durable=f"fsync={said('SHOW fsync')} synchronous_commit={said('SHOW synchronous_commit')}",
        sound=True,
    )
