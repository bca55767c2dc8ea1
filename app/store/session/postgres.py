"""PostgreSQL: a pool of connections through asyncpg. A write that lost a race for no fault of its own is tried again."""

import asyncio
import json
from collections.abc import Callable
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from app.store.session.address import postgres_dsn, postgres_url
from app.store.session.listener import CHANNEL, Listener
from app.store.session.unit import Clock, Lane, Read, Tx, Wake
from app.store.trouble import UnsafeDatabase

T = TypeVar("T")
POOL = 10
DESKS = 3  # desk work and reads may not take every connection: a press needs one
READS = 4
TRIES = 3
OLDEST = 150_000
SETTINGS = {
    "application_name": "nearhand",
    "timezone": "UTC",
    "jit": "off",
    "statement_timeout": "10s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "15s",
}


class PostgresDatabase:
    """Made by `open`, which refuses a server that could forget."""

    def __init__(self, engine: AsyncEngine, clock: Clock | None, wake: Wake) -> None:
        self._engine = engine
        self._clock = clock
        self._wake = wake
        self._desks = asyncio.Semaphore(DESKS)
        self._reads = asyncio.Semaphore(READS)
        self._running: set[asyncio.Task[object]] = set()
        self._listener: Listener | None = None

    @classmethod
    async def open(cls, url: str, clock: Clock | None, wake: Wake, direct_url: str) -> "PostgresDatabase":
        database = cls(connecting(url), clock, wake)
        try:
            async with database._engine.connect() as conn:
                await conn.run_sync(check_safe)
            database._listener = Listener(postgres_dsn(direct_url), wake, database._notify)
            await database._listener.start()
        except BaseException:
            await database.close()
            raise
        return database

    async def write(self, work: Callable[[Tx], T], lane: Lane) -> T:
        """A caller who stops waiting changes nothing: what was asked for is done."""
        task = asyncio.create_task(self._in_lane(work, lane))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    async def _in_lane(self, work: Callable[[Tx], T], lane: Lane) -> T:
        if lane is Lane.life:
            return await self._persist(work)
        async with self._desks:
            return await self._persist(work)

    async def _persist(self, work: Callable[[Tx], T]) -> T:
        for _ in range(TRIES - 1):
            try:
                return await self._once(work)
            except sa.exc.DBAPIError as error:
                if not lost_a_race(error):
                    raise
        return await self._once(work)

    async def _once(self, work: Callable[[Tx], T]) -> T:
        async with self._engine.connect() as conn, conn.begin():
            tx, result = await conn.run_sync(self._unit, work)
        for district, seq in tx.announced.items():
            self._wake(district, seq)
        return result

    def _unit(self, conn: sa.Connection, work: Callable[[Tx], T]) -> tuple[Tx, T]:
        tx = Tx(conn=conn, clock=self._clock)
        result = work(tx)
        for district, seq in tx.announced.items():
            notify(conn, json.dumps({"district": district, "seq": seq}))
        return tx, result

    async def read(self, look: Callable[[Read], T]) -> T:
        async with self._reads, self._engine.connect() as conn:
            await conn.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            async with conn.begin():
                return await conn.run_sync(lambda sync: look(Read(conn=sync, clock=self._clock)))

    async def _notify(self, payload: str) -> None:
        async with self._engine.connect() as conn, conn.begin():
            await conn.run_sync(notify, payload)

    async def settle(self) -> None:
        """PostgreSQL sees to its own files (autovacuum)."""

    async def close(self) -> None:
        if self._listener:
            await self._listener.close()
        if self._running:
            await asyncio.wait(self._running)
        await self._engine.dispose()


def connecting(url: str) -> AsyncEngine:
    return create_async_engine(
        postgres_url(url),
        pool_size=POOL,
        max_overflow=0,
        pool_timeout=5,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
        connect_args={"server_settings": SETTINGS, "timeout": 10},
    )


def notify(conn: sa.Connection, payload: str) -> None:
    """Heard by the others when, and only when, this transaction commits."""
    conn.execute(sa.select(sa.func.pg_notify(CHANNEL, payload)))


def lost_a_race(error: sa.exc.DBAPIError) -> bool:
    """Serialization failures and deadlocks (class 40): the whole transaction may simply be run again."""
    return str(getattr(error.orig, "sqlstate", "") or "").startswith("40")


def check_safe(conn: sa.Connection) -> None:
    """Refuses what could lose a press that was acknowledged."""
    names = ("server_version_num", "fsync", "full_page_writes", "synchronous_commit")
    row = conn.execute(sa.select(*(sa.func.current_setting(name) for name in names))).one()
    version, fsync, pages, commit = (str(value) for value in row)
    if int(version) < OLDEST:
        raise UnsafeDatabase("PostgreSQL 15 or newer is needed")
    if fsync != "on" or pages != "on":
        raise UnsafeDatabase("PostgreSQL runs with fsync or full_page_writes off: it would lose calls when it crashes")
    if commit not in {"on", "remote_apply"}:
        raise UnsafeDatabase(f"PostgreSQL runs with synchronous_commit={commit}: set it to on")
