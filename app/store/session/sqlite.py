"""SQLite in a file: one writing connection in a thread of its own, a few read-only ones beside it."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from app.store.session.clock import steady_clock
from app.store.session.lock import FileLock
from app.store.session.unit import Clock, Lane, Read, Tx, Wake
from app.store.session.writer import Job, Writer
from app.store.trouble import UnsafeDatabase

T = TypeVar("T")
READERS = 4
PATIENCE = 5.0  # seconds; only a reader of another process is ever waited for


class SqliteDatabase:
    """Whoever makes one holds the file until it is closed."""

    def __init__(self, file: Path, clock: Clock | None, wake: Wake) -> None:
        self._loop = asyncio.get_running_loop()
        self._clock = clock or steady_clock()
        self._wake = wake
        self._lock = FileLock(file)
        self._write_engine = writing(file)
        try:
            conn = self._write_engine.connect()
            _check_safe(conn)
        except BaseException:
            self._write_engine.dispose()
            self._lock.release()
            raise
        self._read_engine = reading(file)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="store-reader")
        self._writer = Writer(conn, self._clock)
        self._writer.start()

    async def write(self, work: Callable[[Tx], T], lane: Lane) -> T:
        """A caller who stops waiting changes nothing: what was asked for is done."""
        kept: asyncio.Future[T] = self._loop.create_future()

        def done(job: Job) -> None:
            self._loop.call_soon_threadsafe(self._answer, job, kept)

        self._writer.put(Job(work=work, done=done), lane)
        return await kept

    def _answer(self, job: Job, kept: asyncio.Future[Any]) -> None:
        if not kept.done():  # else nobody waits any more
            if job.error is None:
                kept.set_result(job.result)
            else:
                kept.set_exception(job.error)
        if job.error is None:
            for district, seq in job.announced.items():
                self._wake(district, seq)

    async def read(self, look: Callable[[Read], T]) -> T:
        return await self._loop.run_in_executor(self._readers, self._look, look)

    def _look(self, look: Callable[[Read], T]) -> T:
        with self._read_engine.connect() as conn, conn.begin():
            return look(Read(conn=conn, clock=self._clock))

    async def settle(self) -> None:
        """What was deleted stands in no file any more: the journal is written into the database and cut off."""
        settled = asyncio.Event()
        self._writer.settle(lambda: self._loop.call_soon_threadsafe(settled.set))
        await settled.wait()

    async def close(self) -> None:
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        self._readers.shutdown()
        self._read_engine.dispose()
        self._writer.close()
        self._write_engine.dispose()
        self._lock.release()


def writing(file: Path) -> sa.Engine:
    """For one connection at a time. A deferred BEGIN that reads and then writes fails at once when another has written."""
    return _engine(
        lambda: sqlite3.connect(file, timeout=PATIENCE, isolation_level=None, check_same_thread=False),
        ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA secure_delete=ON"),
        "BEGIN IMMEDIATE",
    )


def reading(file: Path) -> sa.Engine:
    """Connections that cannot write."""
    address = f"{file.absolute().as_uri()}?mode=ro"
    return _engine(
        lambda: sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False),
        ("PRAGMA query_only=ON",),
        "BEGIN",
    )


def _engine(connect: Callable[[], sqlite3.Connection], pragmas: tuple[str, ...], begin: str) -> sa.Engine:
    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.pool.QueuePool, pool_size=READERS)

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(pragma)

    @sa.event.listens_for(engine, "begin")
    def begin_as_told(conn: sa.Connection) -> None:
        conn.exec_driver_sql(begin)

    return engine


def _check_safe(conn: sa.Connection) -> None:
    with conn.begin():
        journal = conn.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        synchronous = conn.exec_driver_sql("PRAGMA synchronous").scalar_one()
    if (journal, synchronous) != ("wal", 2):
        raise UnsafeDatabase(
            f"SQLite would not keep its word here (journal {journal}, synchronous {synchronous}): put the file on a local disk"
        )
