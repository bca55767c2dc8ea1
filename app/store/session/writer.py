"""The one thread that writes to SQLite. It alone commits and checkpoints; many jobs share a commit, each in its own savepoint."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from app.store.session.unit import Clock, Lane, Tx

BATCH = {Lane.life: 64, Lane.desk: 8}


@dataclass(slots=True, kw_only=True, eq=False)
class Job:
    """Work that waits for its commit. `done` is told once, after it: of the result, or of what went wrong."""

    work: Callable[[Tx], Any]
    done: Callable[["Job"], None]
    result: Any = None
    error: BaseException | None = None
    announced: dict[Any, int] = field(default_factory=dict)


class Writer(threading.Thread):
    """Takes what waits, life before desk, and commits it together."""

    def __init__(self, conn: sa.Connection, clock: Clock) -> None:
        super().__init__(name="store-writer", daemon=True)
        self._conn = conn
        self._clock = clock
        self._waiting: dict[Lane, deque[Job]] = {lane: deque() for lane in Lane}
        self._wanted = threading.Condition()
        self._settling: list[Callable[[], object]] = []
        self._closing = False

    def put(self, job: Job, lane: Lane) -> None:
        with self._wanted:
            if self._closing:
                raise RuntimeError("the database is closed")
            self._waiting[lane].append(job)
            self._wanted.notify()

    def settle(self, done: Callable[[], object]) -> None:
        """Cuts the journal off when nothing else waits; `done` is told then, also where a reader was in the way."""
        with self._wanted:
            if self._closing:
                raise RuntimeError("the database is closed")
            self._settling.append(done)
            self._wanted.notify()

    def close(self) -> None:
        """Ends after what waits is done."""
        with self._wanted:
            self._closing = True
            self._wanted.notify()
        self.join()

    def run(self) -> None:
        with self._conn as conn:
            while (batch := self._take()) or self._settling:
                if not batch:
                    self._settle(conn)
                    continue
                self._commit(conn, batch)
                for job in batch:
                    job.done(job)

    def _take(self) -> list[Job]:
        with self._wanted:
            self._wanted.wait_for(lambda: self._closing or self._settling or any(self._waiting.values()))
            lane = Lane.life if self._waiting[Lane.life] else Lane.desk
            queue = self._waiting[lane]
            return [queue.popleft() for _ in range(min(len(queue), BATCH[lane]))]

    def _settle(self, conn: sa.Connection) -> None:
        """Waits for no reader: a press would wait with it."""
        connection: Any = conn.connection.driver_connection
        [(patience,)] = connection.execute("PRAGMA busy_timeout")
        connection.execute("PRAGMA busy_timeout=0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute(f"PRAGMA busy_timeout={patience}")
        with self._wanted:
            told, self._settling = self._settling, []
        for done in told:
            done()

    def _commit(self, conn: sa.Connection, batch: list[Job]) -> None:
        try:
            with conn.begin():
                for job in batch:
                    self._try(conn, job)
        except Exception as error:  # noqa: BLE001 - it goes to everyone who waits: none of them was kept
            for job in batch:
                job.error = job.error or error
            conn.invalidate()  # whatever state it is in, the next batch begins on a fresh one

    def _try(self, conn: sa.Connection, job: Job) -> None:
        """A job that raises leaves nothing behind; a savepoint that cannot be rolled back fails the whole batch."""
        savepoint = conn.begin_nested()
        tx = Tx(conn=conn, clock=self._clock)
        try:
            job.result = job.work(tx)
            job.announced = tx.announced
            savepoint.commit()
        except Exception as error:  # noqa: BLE001 - it goes to the one who waits
            savepoint.rollback()
            job.error = error
