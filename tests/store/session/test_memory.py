"""What a transaction promises, on both databases."""

import asyncio
import sqlite3
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.core.ids import CallId, DistrictId
from app.core.refusals import Refusal, Refused
from app.store import log
from app.store.session import Lane, Memory, Read, Tx
from app.store.trouble import TextNotStorable, UnknownAddress
from tests.patience import PATIENCE_S
from tests.store.gate import closed_gate, pass_gate
from tests.store.given import D, append, appending, pressed


async def seq(memory: Memory) -> int:
    return await memory.read(lambda read: log.head(read, D).seq)


async def test_what_write_returns_is_what_the_work_returned(memory: Memory) -> None:
    assert await memory.write(lambda tx: 42, Lane.desk) == 42


async def test_a_refusal_reaches_the_asker_and_leaves_nothing(memory: Memory) -> None:
    def refused(tx: Tx) -> None:
        appending(pressed())(tx)
        raise Refused(Refusal.already_filled)

    with pytest.raises(Refused, match="already_filled"):
        await memory.write(refused)
    assert await seq(memory) == 0


async def test_work_that_fails_in_a_crowd_takes_nobody_with_it(memory: Memory) -> None:
    def fails(tx: Tx) -> None:
        appending(pressed())(tx)
        tx.conn.execute(sa.text("SELECT * FROM nowhere"))

    jobs = [memory.write(fails if n % 3 == 1 else appending(pressed())) for n in range(12)]
    done = await asyncio.gather(*jobs, return_exceptions=True)
    assert [n % 3 == 1 for n in range(12)] == [isinstance(one, sa.exc.DBAPIError) for one in done]
    assert [fact.seq for fact in await memory.read(lambda read: log.since(read, D, 0))] == list(range(1, 9))


async def test_a_reader_cannot_write(memory: Memory) -> None:
    def write(read: Read) -> None:
        read.conn.execute(sa.text("UPDATE districts SET name = 'x'"))

    with pytest.raises(sa.exc.DBAPIError, match=r"readonly|read-only"):
        await memory.read(write)


async def test_a_reader_sees_one_moment_on_sqlite(sqlite_url: str) -> None:
    memory = await Memory.open(sqlite_url)
    await memory.write(lambda tx: log.create_district(tx, D, "Riverside", "UTC"))
    loop = asyncio.get_running_loop()

    def look(read: Read) -> tuple[int, int]:
        before = log.head(read, D).seq
        asyncio.run_coroutine_threadsafe(append(memory, pressed()), loop).result(30)
        return before, log.head(read, D).seq

    assert await memory.read(look) == (0, 0)
    assert await seq(memory) == 1
    await memory.close()


async def test_a_reader_sees_one_moment_on_postgres(postgres_url: str) -> None:
    memory = await Memory.open(postgres_url)
    await memory.write(lambda tx: log.create_district(tx, D, "Riverside", "UTC"))

    def look(read: Read) -> tuple[int, int]:
        before = log.head(read, D).seq
        pass_gate(read)
        return before, log.head(read, D).seq

    async with closed_gate(postgres_url) as gate:
        looking = asyncio.create_task(memory.read(look))
        await gate.waited_at()
        await append(memory, pressed())
        await gate.open()
        assert await looking == (0, 0)
    assert await seq(memory) == 1
    await memory.close()


async def test_whoever_stops_waiting_has_still_asked(memory: Memory) -> None:
    kept = asyncio.Event()
    memory.on_wake(lambda district, seq: kept.set())
    waiting = asyncio.create_task(append(memory, pressed()))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await asyncio.wait_for(kept.wait(), PATIENCE_S)
    assert await seq(memory) == 1


async def test_a_wake_comes_after_the_commit_and_only_then(memory: Memory) -> None:
    woken: asyncio.Queue[tuple[DistrictId, int]] = asyncio.Queue()
    memory.on_wake(lambda district, seq: woken.put_nowait((district, seq)))

    def refused(tx: Tx) -> None:
        appending(pressed())(tx)
        raise Refused(Refusal.call_over)

    with pytest.raises(Refused):
        await memory.write(refused)
    await append(memory, pressed())
    assert await asyncio.wait_for(woken.get(), PATIENCE_S) == (D, 1)
    assert await seq(memory) == 1


async def test_a_listener_that_fails_is_in_nobodys_way(memory: Memory) -> None:
    shouted: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, told: shouted.append(told["exception"]))
    error = RuntimeError("deaf")

    def fail(_district: DistrictId, _seq: int) -> None:
        raise error

    memory.on_wake(fail)
    await append(memory, pressed())
    await asyncio.sleep(0)
    assert error in shouted
    assert await seq(memory) == 1


@pytest.mark.parametrize("bad", ["a\x00b", "half \ud83d"])
async def test_text_that_no_database_keeps_never_reaches_it(memory: Memory, bad: str) -> None:
    with pytest.raises(TextNotStorable):
        await append(memory, pressed(CallId(bad)))
    with pytest.raises(TextNotStorable):
        await memory.write(lambda tx: log.create_district(tx, DistrictId("e"), bad, "UTC"))
    assert await seq(memory) == 0


async def test_closing_waits_for_what_was_asked(database_url: str) -> None:
    memory = await Memory.open(database_url)
    await memory.write(lambda tx: log.create_district(tx, D, "Riverside", "UTC"))
    asked = [asyncio.create_task(append(memory, pressed())) for _ in range(5)]
    await asyncio.sleep(0)
    await memory.close()
    assert sorted([head.seq for head, _ in await asyncio.gather(*asked)]) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("url", ["", "sqlite://", "sqlite:///:memory:", "mysql://x/y", "not a url"])
async def test_only_a_file_or_postgresql_is_a_database(url: str) -> None:
    with pytest.raises(UnknownAddress):
        await Memory.open(url)


PRESSES = """
import asyncio, sys
from app.store.session import Memory
from tests.store.gate import closed_gate, pass_gate
from tests.store.given import append, pressed
from tests.patience import PATIENCE_S

async def main():
    memory = await Memory.open(sys.argv[1])
    while True:
        for head, _ in await asyncio.gather(*(append(memory, pressed()) for _ in range(4))):
            print(head.seq, flush=True)

asyncio.run(main())
"""


async def test_a_kill_loses_nothing_that_was_acknowledged(database_url: str) -> None:
    memory = await Memory.open(database_url)
    await memory.write(lambda tx: log.create_district(tx, D, "Riverside", "UTC"))
    await memory.close()
    root = Path(__file__).parents[3]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PRESSES, database_url, cwd=root, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    said = [int(await process.stdout.readline()) for _ in range(40)]
    process.kill()
    said += [int(line) for line in (await process.stdout.read()).splitlines(keepends=True) if line.endswith(b"\n")]
    await process.wait()
    memory = await Memory.open(database_url)
    kept = {fact.seq for fact in await memory.read(lambda read: log.since(read, D, 0, limit=100_000))}
    assert set() == set(said) - kept
    assert None is await memory.read(lambda read: log.verify(read, D))
    await memory.close()


def test_the_sqlite_here_is_used_by_one_writer_for_a_reason() -> None:
    """Before 3.51.3 a write-ahead log can break when two connections write and checkpoint: ours never do."""
    assert sqlite3.sqlite_version_info >= (3, 37)
