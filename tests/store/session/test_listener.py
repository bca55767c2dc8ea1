"""Hearing other processes, on PostgreSQL."""

import asyncio

import asyncpg
import pytest
import sqlalchemy as sa

from app.core.ids import DistrictId
from app.store import log
from app.store.session import Memory
from app.store.session.address import postgres_dsn
from app.store.session.listener import Listener
from app.store.trouble import BusDeaf
from tests.patience import PATIENCE_S
from tests.store.given import D, append, pressed

LISTENERS = "FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"
PID = sa.column("pid", sa.Integer)
ALIVE = sa.select(sa.func.count()).select_from(sa.table("pg_stat_activity", PID))


async def test_another_process_is_woken_after_the_commit(postgres_url: str) -> None:
    here, there = await Memory.open(postgres_url), await Memory.open(postgres_url)
    woken: asyncio.Queue[tuple[DistrictId, int]] = asyncio.Queue()
    there.on_wake(lambda district, seq: woken.put_nowait((district, seq)))
    await here.write(lambda tx: log.create_district(tx, D, "Riverside", "UTC"))
    await append(here, pressed(), pressed())
    assert await asyncio.wait_for(woken.get(), PATIENCE_S) == (D, 2)
    assert await there.read(lambda read: log.head(read, D).seq) == 2
    await here.close()
    await there.close()


async def test_a_listener_whose_connection_dies_hears_again(postgres_url: str) -> None:
    here, there = await Memory.open(postgres_url), await Memory.open(postgres_url)
    woken: asyncio.Queue[int] = asyncio.Queue()
    there.on_wake(lambda district, seq: woken.put_nowait(seq))
    await here.write(lambda tx: log.create_district(tx, D, "Riverside", "UTC"))
    killed = await here.write(lambda tx: tx.conn.scalars(sa.text(f"SELECT pid {LISTENERS}")).all())
    assert len(killed) == 2
    await here.write(lambda tx: tx.conn.execute(sa.text(f"SELECT pg_terminate_backend(pid) {LISTENERS}")).all())
    async with asyncio.timeout(PATIENCE_S):
        while await here.read(lambda read: read.conn.scalar(ALIVE.where(PID.in_(killed)))):  # noqa: ASYNC110 - PostgreSQL tells nobody
            await asyncio.sleep(0.01)
    async with asyncio.timeout(PATIENCE_S):
        while woken.empty():
            await append(here, pressed())
            await asyncio.sleep(0.1)
    await here.close()
    await there.close()


async def test_a_bus_that_swallows_what_is_said_stops_the_start(postgres_url: str) -> None:
    async def say_nothing(_payload: str) -> None:
        return None

    listener = Listener(postgres_dsn(postgres_url), lambda district, seq: None, say_nothing, within=0.2)
    with pytest.raises(BusDeaf, match="direct address"):
        await listener.start()
    await listener.close()


async def test_what_others_say_on_the_channel_harms_nobody(postgres_url: str) -> None:
    memory = await Memory.open(postgres_url)
    woken: asyncio.Queue[int] = asyncio.Queue()
    memory.on_wake(lambda district, seq: woken.put_nowait(seq))
    stranger = await asyncpg.connect(postgres_dsn(postgres_url))
    for payload in ("", "{", "[]", "7", '{"district":1}', '{"district":"d","seq":"x"}'):
        await stranger.execute("SELECT pg_notify('nearhand', $1)", payload)
    await stranger.execute("SELECT pg_notify('nearhand', $1)", '{"district":"d","seq":9}')
    await stranger.close()
    assert await asyncio.wait_for(woken.get(), PATIENCE_S) == 9
    await memory.close()
