"""Migrating is done once, alone."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from app.store.session import Memory
from app.store.session.address import sqlite_file
from app.store.session.lock import FileLock
from app.store.trouble import DatabaseHeld
from app.store.upkeep import migrate


def test_many_who_migrate_at_once_do_it_once(empty_postgres_url: str) -> None:
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(migrate.upgrade, [empty_postgres_url] * 3))

    async def newest() -> bool:
        memory = await Memory.open(empty_postgres_url)
        found = await memory.read(migrate.is_newest)
        await memory.close()
        return found

    assert asyncio.run(newest())


def test_a_file_in_use_is_not_migrated(sqlite_url: str) -> None:
    file = sqlite_file(sqlite_url)
    assert file
    lock = FileLock(file)
    with pytest.raises(DatabaseHeld):
        migrate.upgrade(sqlite_url)
    lock.release()
    migrate.upgrade(sqlite_url)


def test_a_migration_that_fails_leaves_nothing(database_url: str) -> None:
    def half(conn: sa.Connection) -> None:
        conn.execute(sa.text("CREATE TABLE half (id INTEGER)"))
        conn.execute(sa.text("CREATE TABLE heads (id INTEGER)"))

    with pytest.raises(sa.exc.DBAPIError):
        migrate.connected(database_url, half)
    found: list[str] = []
    migrate.connected(database_url, lambda conn: found.extend(sa.inspect(conn).get_table_names()))
    assert "half" not in found


def test_the_newest_revision_has_a_number() -> None:
    assert (migrate.newest() or "") >= "0001"
