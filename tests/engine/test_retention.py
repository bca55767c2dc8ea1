"""Answers are kept as long as a phone may ask again, and no longer."""

import asyncio

from app.core.ids import CommandId
from app.engine.retention import KEEP_ANSWERS, Retention
from app.store import commands
from tests.engine.engine import Engine, engine, key
from tests.town import TOWN


async def kept(town: Engine, name: str) -> bool:
    return await town.memory.read(lambda read: commands.find(read, TOWN, "Tea", CommandId(name))) is not None


async def test_an_answer_is_forgotten_after_two_days_and_not_before(database_url: str) -> None:
    async with engine(database_url) as town:
        await town.press(key=key("old-key"))
        town.clock.turn(1)
        await town.press(key=key("newer-key"))
        town.clock.turn(KEEP_ANSWERS.total_seconds() - 0.5)
        assert 1 == await Retention(town.memory, town.clock).sweep()
        assert (False, True) == (await kept(town, "old-key"), await kept(town, "newer-key"))


async def test_it_sweeps_as_soon_as_it_lives(database_url: str) -> None:
    async with engine(database_url) as town:
        await town.press(key=key("old-key"))
        town.clock.turn(KEEP_ANSWERS.total_seconds() + 1)
        task = asyncio.create_task(Retention(town.memory, town.clock).run())
        async with asyncio.timeout(20):
            while await kept(town, "old-key"):  # noqa: ASYNC110 - asked from outside, as a user would
                await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
