"""SQLite's own side: who holds the file, and how it is written."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.core.ids import NoteId
from app.store import log
from app.store.call import notes
from app.store.call.notes import NoteRow
from app.store.session import Lane, Memory, Tx
from app.store.trouble import DatabaseHeld
from app.store.upkeep import migrate
from tests.store.given import ANNA, NOON, ONE, D, append, appending, pressed


@pytest.fixture
async def memory(sqlite_url: str) -> AsyncIterator[Memory]:
    memory = await Memory.open(sqlite_url)
    await memory.write(lambda tx: log.create_district(tx, D, "Riverside", "UTC"))
    yield memory
    await memory.close()


async def test_a_second_writer_is_told_who_holds_the_file(memory: Memory, sqlite_url: str) -> None:
    with pytest.raises(DatabaseHeld, match="stop the server first"):
        await Memory.open(sqlite_url)
    with pytest.raises(DatabaseHeld):
        migrate.upgrade(sqlite_url)


async def test_a_closed_database_may_be_opened_again(sqlite_url: str) -> None:
    for _ in range(2):
        memory = await Memory.open(sqlite_url)
        await memory.close()


async def test_every_write_is_on_disk_before_it_is_answered(memory: Memory) -> None:
    def settings(tx: Tx) -> tuple[object, ...]:
        names = ("journal_mode", "synchronous", "foreign_keys")
        return tuple(tx.conn.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names)

    assert await memory.write(settings) == ("wal", 2, 1)


async def test_life_goes_before_desk(memory: Memory) -> None:
    order: list[str] = []
    gate = threading.Event()
    began = asyncio.Event()
    loop = asyncio.get_running_loop()

    def hold(tx: Tx) -> None:
        loop.call_soon_threadsafe(began.set)
        gate.wait(30)

    holding = asyncio.create_task(memory.write(hold, Lane.desk))
    await began.wait()
    waiting = [
        asyncio.create_task(memory.write(lambda tx, lane=lane: order.append(lane), lane))
        for lane in (Lane.desk, Lane.life, Lane.desk, Lane.life)
    ]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(holding, *waiting)
    assert order == ["life", "life", "desk", "desk"]


async def test_those_who_wait_together_share_a_commit(memory: Memory) -> None:
    commits: list[int] = []
    engine = memory._database._write_engine  # type: ignore[attr-defined]
    sa.event.listen(engine, "commit", lambda conn: commits.append(1))
    await asyncio.gather(*(append(memory, pressed()) for _ in range(64)))
    assert len(commits) < 16


async def test_a_commit_that_fails_fails_everybody_in_it_and_nobody_after(memory: Memory, sqlite_url: str) -> None:
    engine = memory._database._write_engine  # type: ignore[attr-defined]
    broken = [True]

    @sa.event.listens_for(engine, "commit")
    def full(conn: sa.Connection) -> None:
        if broken:
            broken.pop()
            raise sqlite3.OperationalError("database or disk is full")

    done = await asyncio.gather(*(append(memory, pressed()) for _ in range(3)), return_exceptions=True)
    failed = [one for one in done if isinstance(one, sqlite3.OperationalError)]
    kept = await memory.read(lambda read: log.head(read, D).seq)
    assert (bool(failed), len(failed) + kept) == (True, 3)
    head, _ = await append(memory, pressed())
    assert kept + 1 == head.seq


async def test_a_reader_never_waits_for_the_writer(memory: Memory) -> None:
    gate = threading.Event()
    began = asyncio.Event()
    loop = asyncio.get_running_loop()

    def hold(tx: Tx) -> None:
        appending(pressed())(tx)
        loop.call_soon_threadsafe(began.set)
        gate.wait(30)

    holding = asyncio.create_task(memory.write(hold))
    await began.wait()
    assert await memory.read(lambda read: log.head(read, D).seq) == 0
    gate.set()
    await holding
    assert await memory.read(lambda read: log.head(read, D).seq) == 1


async def test_the_file_of_somebody_who_cannot_write_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "nearhand.db").write_text("this is not a database, not at all" * 100)
    with pytest.raises(sa.exc.DatabaseError):
        await Memory.open(f"sqlite:///{tmp_path / 'nearhand.db'}")


WORDS = "ZEBRA took the stairs"


async def words_in_files(file: Path, memory: Memory) -> dict[str, bool]:
    await memory.settle()
    return {each.name: WORDS.encode() in each.read_bytes() for each in file.parent.glob(f"{file.name}*")}


async def test_what_was_deleted_stands_in_no_file_once_it_is_settled(memory: Memory, sqlite_url: str) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    note = NoteRow(id=NoteId("n"), call=ONE, by=ANNA, text=WORDS, salt="s", at=NOON)
    await memory.write(lambda tx: notes.put(tx, D, note))
    assert any((await words_in_files(file, memory)).values())
    await memory.write(lambda tx: notes.forget(tx, D, note.id))
    assert not any((await words_in_files(file, memory)).values())
