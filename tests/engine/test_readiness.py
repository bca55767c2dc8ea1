"""Ready means that the engine turns, every mover lives and the database takes writes."""

import asyncio
from datetime import timedelta

import pytest

from app.engine.readiness import CYCLE_MAY_BE_OLD, Readiness
from tests.engine.engine import engine

NO_CYCLE = "the engine has not completed a cycle within five seconds"


async def mover(trouble: Exception | None = None) -> None:
    if trouble is not None:
        raise trouble


async def test_it_is_not_ready_before_the_first_cycle_and_ready_after_it(database_url: str) -> None:
    async with engine(database_url) as town:
        ready = Readiness(town.memory, town.ticker, town.clock)
        assert (NO_CYCLE,) == await ready.troubles()
        town.ticker.cycle_at = town.clock.now()
        assert () == await ready.troubles()
        town.clock.turn(CYCLE_MAY_BE_OLD.total_seconds())
        assert () == await ready.troubles()
        town.clock.turn(timedelta(milliseconds=1).total_seconds())
        assert (NO_CYCLE,) == await ready.troubles()


@pytest.mark.parametrize("trouble", [None, RuntimeError("a bug")], ids=["returned", "failed"])
async def test_a_mover_that_ended_is_told_for_ever(sqlite_url: str, trouble: Exception | None) -> None:
    async with engine(sqlite_url) as town:
        ready = Readiness(town.memory, town.ticker, town.clock)
        task = asyncio.create_task(mover(trouble))
        ready.watch("knocker", task)
        town.ticker.cycle_at = town.clock.now()
        await asyncio.wait({task})
        assert ("the knocker has stopped",) == await ready.troubles() == await ready.troubles()


async def test_a_mover_that_was_told_to_stop_is_no_trouble(sqlite_url: str) -> None:
    async with engine(sqlite_url) as town:
        ready = Readiness(town.memory, town.ticker, town.clock)
        task = asyncio.create_task(asyncio.sleep(3600))
        ready.watch("tail", task)  # type: ignore[arg-type]
        town.ticker.cycle_at = town.clock.now()
        task.cancel()
        await asyncio.wait({task})
        assert () == await ready.troubles()


async def test_a_database_that_takes_no_writes_is_told(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object) -> None:
        raise OSError("no space left")

    async with engine(sqlite_url) as town:
        town.ticker.cycle_at = town.clock.now()
        monkeypatch.setattr(town.memory, "write", full)
        assert ("the database cannot be written to",) == await Readiness(town.memory, town.ticker, town.clock).troubles()
        monkeypatch.undo()
