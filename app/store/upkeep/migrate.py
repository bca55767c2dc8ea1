"""Brings a database up to the newest schema: once, under a lock, and never by the processes that serve."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import create_async_engine

from app.store.session import Read
from app.store.session.address import postgres_url, sqlite_file
from app.store.session.lock import FileLock
from app.store.session.sqlite import writing

INI = Path(__file__).parents[3] / "alembic.ini"
LOCK = 0x6E656172  # "near": the advisory lock of whoever migrates
SETTINGS = {"application_name": "nearhand migrate", "lock_timeout": "10s", "timezone": "UTC"}


def upgrade(url: str, revision: str = "head") -> None:
    """Waits for nobody on SQLite (`DatabaseHeld`); on PostgreSQL, for whoever else migrates."""
    connected(url, lambda conn: command.upgrade(_config(conn), revision))


def downgrade(url: str, revision: str) -> None:
    """For a way back within one release; the log's table goes only with everything else."""
    connected(url, lambda conn: command.downgrade(_config(conn), revision))


def newest() -> str | None:
    """The revision that this version of the code was written for."""
    return ScriptDirectory.from_config(Config(str(INI))).get_current_head()


def is_newest(read: Read) -> bool:
    """Whether the database has every migration that this code knows."""
    return MigrationContext.configure(read.conn).get_current_revision() == newest()


def _config(conn: sa.Connection) -> Config:
    config = Config(str(INI))
    config.attributes["connection"] = conn
    return config


def connected(url: str, work: Callable[[sa.Connection], None]) -> None:
    """One connection, one transaction, alone."""
    file = sqlite_file(url)
    if file is not None:
        _with_sqlite(file, work)
        return
    # In a thread of its own: whoever calls may own an event loop.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, _with_postgres(url, work)).result()


def _with_sqlite(file: Path, work: Callable[[sa.Connection], None]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(file)
    engine = writing(file)
    try:
        with engine.begin() as conn:
            work(conn)
    finally:
        engine.dispose()
        lock.release()


async def _with_postgres(url: str, work: Callable[[sa.Connection], None]) -> None:
    engine = create_async_engine(postgres_url(url), connect_args={"server_settings": SETTINGS})
    try:
        async with engine.begin() as conn:
            await conn.execute(sa.text("SET LOCAL lock_timeout = 0"))
            await conn.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
            await conn.execute(sa.text("SET LOCAL lock_timeout = '10s'"))
            await conn.run_sync(work)
    finally:
        await engine.dispose()
