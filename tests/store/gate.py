"""Holds work up inside PostgreSQL until a test says go on: no sleep decides who was first."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import sqlalchemy as sa

from app.store.session import Read
from app.store.session.address import postgres_dsn
from tests.patience import PATIENCE_S

KEY = 7
WAITING = """
SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database
WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted
"""


class Gate:
    """Closed until `open`."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    async def waited_at(self, by: int = 1) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while await self._connection.fetchval(WAITING) < by:  # noqa: ASYNC110 - PostgreSQL tells nobody
                await asyncio.sleep(0.01)

    async def open(self) -> None:
        await self._connection.execute("SELECT pg_advisory_unlock($1)", KEY)


@asynccontextmanager
async def closed_gate(url: str) -> AsyncIterator[Gate]:
    connection = await asyncpg.connect(postgres_dsn(url))
    await connection.execute("SELECT pg_advisory_lock($1)", KEY)
    yield Gate(connection)
    await connection.close()


def pass_gate(read: Read) -> None:
    read.conn.execute(sa.text(f"SELECT pg_advisory_xact_lock_shared({KEY})"))
