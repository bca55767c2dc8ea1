"""The one way into the database, and the only thing that commits."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from app.core.ids import DistrictId
from app.store.session.address import sqlite_file
from app.store.session.postgres import PostgresDatabase
from app.store.session.sqlite import SqliteDatabase
from app.store.session.unit import Clock, Lane, Read, Tx, Wake

T = TypeVar("T")


class Database(Protocol):
    """What either database can do; `Memory` adds who is told afterwards."""

    def write(self, work: Callable[[Tx], T], lane: Lane) -> Awaitable[T]: ...

    def read(self, look: Callable[[Read], T]) -> Awaitable[T]: ...

    async def settle(self) -> None: ...

    async def close(self) -> None: ...


class Memory:
    """Made by `open`. What `write` has answered is on disk."""

    def __init__(self) -> None:
        self._database: Database
        self._listeners: list[Wake] = []

    @classmethod
    async def open(cls, url: str, clock: Clock | None = None, *, direct_url: str | None = None) -> "Memory":
        """`direct_url` is for PostgreSQL behind a pooler: the listener needs the server itself. A `clock` that is
        given rules; otherwise PostgreSQL's own does, or the steady clock beside SQLite."""
        memory = cls()
        file = sqlite_file(url)
        if file is not None:
            memory._database = SqliteDatabase(file, clock, memory._wake)
        else:
            memory._database = await PostgresDatabase.open(url, clock, memory._wake, direct_url or url)
        return memory

    async def write(self, work: Callable[[Tx], T], lane: Lane = Lane.life) -> T:
        """One transaction, committed before this returns. Whatever `work` raises, nothing of it is kept. It may be
        run more than once, so it does nothing but SQL."""
        return await self._database.write(work, lane)

    async def read(self, look: Callable[[Read], T]) -> T:
        """One snapshot."""
        return await self._database.read(look)

    def on_wake(self, listen: Wake) -> None:
        """Called on the loop after a commit that appended, here or elsewhere. A hint: it may come twice, or never."""
        self._listeners.append(listen)

    def _wake(self, district: DistrictId, seq: int) -> None:
        loop = asyncio.get_running_loop()
        for listen in self._listeners:
            loop.call_soon(listen, district, seq)  # a listener that raises is loud, and in nobody's way

    async def settle(self) -> None:
        """After this what was deleted stands in no file of SQLite; where somebody was reading, the next one sees to it."""
        await self._database.settle()

    async def close(self) -> None:
        """What was asked for before is done first."""
        await self._database.close()
