"""PostgreSQL's own side: what it refuses, what it tries again."""

import asyncio
from typing import Any

import pytest
import sqlalchemy as sa

from app.store import log
from app.store.session import Lane, Memory, Tx, postgres
from app.store.trouble import UnsafeDatabase
from tests.store.gate import closed_gate, pass_gate
from tests.store.given import D, append, pressed

SAFE = {
    "server_version_num": "150018",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
}


class Told:
    """A connection that answers with given settings."""

    def __init__(self, **settings: str) -> None:
        self._row = tuple((SAFE | settings).values())

    def execute(self, _query: object) -> "Told":
        return self

    def one(self) -> tuple[str, ...]:
        return self._row


@pytest.mark.parametrize(
    "settings",
    [
        {"fsync": "off"},
        {"full_page_writes": "off"},
        {"synchronous_commit": "off"},
        {"synchronous_commit": "local"},
        {"server_version_num": "140012"},
    ],
)
def test_a_server_that_could_forget_is_refused(settings: dict[str, str]) -> None:
    conn: Any = Told(**settings)
    with pytest.raises(UnsafeDatabase):
        postgres.check_safe(conn)


def test_a_server_that_keeps_its_word_is_not() -> None:
    conn: Any = Told()
    assert None is postgres.check_safe(conn)  # type: ignore[func-returns-value]


async def test_a_database_set_to_forget_is_refused_at_the_door(postgres_url: str) -> None:
    memory = await Memory.open(postgres_url)
    name = sa.make_url(postgres_url).database
    await memory.write(lambda tx: tx.conn.execute(sa.text(f'ALTER DATABASE "{name}" SET synchronous_commit = off')))
    await memory.close()
    with pytest.raises(UnsafeDatabase, match="synchronous_commit=off"):
        await Memory.open(postgres_url)


async def test_a_lost_race_is_run_again_and_a_bug_is_not(postgres_url: str) -> None:
    memory = await Memory.open(postgres_url)
    tries: list[str] = []

    def raising(state: str, times: int) -> Any:
        def work(tx: Tx) -> str:
            tries.append(state)
            if tries.count(state) <= times:
                tx.conn.execute(sa.text(f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$"))
            return "done"

        return work

    assert await memory.write(raising("40001", 1)) == "done"
    assert await memory.write(raising("40P01", 2)) == "done"
    with pytest.raises(sa.exc.DBAPIError):
        await memory.write(raising("40002", 9))
    with pytest.raises(sa.exc.DBAPIError):
        await memory.write(raising("23505", 9))
    assert [tries.count(state) for state in ("40001", "40P01", "40002", "23505")] == [2, 3, 3, 1]
    await memory.close()


async def test_a_desk_full_of_work_leaves_room_for_a_press(postgres_url: str) -> None:
    memory = await Memory.open(postgres_url)
    await memory.write(lambda tx: log.create_district(tx, D, "Riverside", "UTC"))

    async with closed_gate(postgres_url) as gate:
        desk = [asyncio.create_task(memory.write(pass_gate, Lane.desk)) for _ in range(12)]
        await gate.waited_at(by=postgres.DESKS)
        await append(memory, pressed())
        assert not any(task.done() for task in desk)
        await gate.open()
        await asyncio.gather(*desk)
    await memory.close()
