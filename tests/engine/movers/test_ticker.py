"""The mover that is time: never early, never twice, never silent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta

import asyncpg
import pytest

from app.core.ids import CallId, DistrictId
from app.core.scene import Scene
from app.core.words import AlarmKind
from app.engine.movers.ticker import AGAIN_S, POLL_S, Ticker
from app.engine.scenes import Scenes
from app.store.call import alarms
from app.store.call.alarms import AlarmRow
from app.store.district import districts
from app.store.log import Head
from app.store.session import Read, Tx
from tests.engine.engine import Engine, another, engine
from tests.patience import PATIENCE_S
from tests.town import TOWN


class Damaged(Scenes):
    """One call makes every decision about it fail, as a bug would; or this version cannot read it."""

    def __init__(self, call: str, *, unreadable: bool = False) -> None:
        super().__init__()
        self._call, self._unreadable = CallId(call), unreadable

    def scene(self, read: Read, head: Head, also: tuple[CallId, ...] = ()) -> Scene:  # type: ignore[override]
        scene = super().scene(read, head, also)
        call = scene.calls.get(self._call)
        if call is None:
            return scene
        plan = call.plan if self._unreadable else replace(call.plan, rungs=(None,) * 4)  # type: ignore[arg-type]
        broken = replace(call, unreadable=self._unreadable, plan=plan)
        return replace(scene, calls={**scene.calls, call.id: broken})


def ticker(town: Engine, scenes: Scenes) -> Ticker:
    return Ticker(town.memory, scenes, town.clock, town.meter)


@asynccontextmanager
async def running(mover: Ticker) -> AsyncIterator[None]:
    task = asyncio.create_task(mover.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until_ringing(town: Engine, *names: str) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while set(names) != await town.ringing():  # noqa: ASYNC110 - another process may be the one to write it
            await asyncio.sleep(0.01)


async def test_it_sleeps_to_the_earliest_alarm_and_never_rings_early(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await town.press()
        assert await town.ticker.turn() == POLL_S
        town.clock.turn(14.75)
        assert await town.ticker.turn() == 0.25
        assert {"Ana"} == await town.ringing()
        town.clock.turn(0.25)
        assert await town.ticker.turn() == AGAIN_S
        assert {"Ana", "Ben"} == await town.ringing()
        assert town.meter.counted["ladder_lateness_seconds"] == 1


async def test_a_wake_makes_it_look_again_before_its_poll(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town, running(town.ticker):
        await town.press()
        town.clock.turn(15)
        town.ticker.wake()
        await until_ringing(town, "Ana", "Ben")


async def test_whoever_waits_for_the_first_look_goes_on_when_it_is_over(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        waiting = asyncio.create_task(town.ticker.looked())
        async with running(town.ticker):
            while town.ticker.cycle_at is None:  # noqa: ASYNC110 - a look is told to nobody else
                await asyncio.sleep(0.01)
            for _turn in range(10):
                await asyncio.sleep(0)
            assert waiting.done()


async def test_what_fell_due_while_no_process_lived_is_rung_at_once_by_the_next(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await town.press()
        clock = town.clock
    clock.turn(120)
    async with another(database_url, clock) as town:
        await town.ticker.turn()
        assert {"Ana", "Ben"} == await town.ringing()


async def test_a_shift_and_a_rung_that_end_together_do_not_silence_the_call(database_url: str) -> None:
    async with engine(database_url, "Ben") as town:
        await town.on_duty("Ana", until=town.clock.at + timedelta(seconds=15))
        await town.press()
        town.clock.turn(15)
        await town.ticker.turn()
        assert ({"Ben"}, {"call-Tea": 15.0}) == (await town.ringing(), await town.alarms())


async def test_a_failing_database_is_loud_and_tried_again_until_it_answers(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async with engine(database_url, "Ana") as town:
        read, failures = town.memory.read, iter(range(2))

        async def ailing(look: object) -> object:
            if next(failures, None) is not None:
                raise OSError("no database")
            return await read(look)  # type: ignore[arg-type]

        monkeypatch.setattr(town.memory, "read", ailing)
        async with running(town.ticker), asyncio.timeout(PATIENCE_S):
            while town.ticker.cycle_at is None:  # noqa: ASYNC110 - readiness asks in the same way
                await asyncio.sleep(0.01)
        assert town.meter.counted["ticker_failures"] == 2
        assert "ticker_failed" in capsys.readouterr().out


async def test_a_call_that_cannot_be_ticked_does_not_silence_the_others(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben", "Cy") as town:
        await town.press("Tea")
        await town.press("Uma", "s101")
        town.clock.turn(15)
        with pytest.raises(ExceptionGroup):
            await ticker(town, Damaged("call-Tea")).turn()
        assert ((await town.call("call-Tea")).rung, (await town.call("call-Uma")).rung) == (1, 2)
        await town.ticker.turn()
        assert (await town.call("call-Tea")).rung == 2


async def test_a_call_that_this_version_cannot_read_is_rung_by_one_that_can(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        await town.press()
        town.clock.turn(15)
        await ticker(town, Damaged("call-Tea", unreadable=True)).turn()
        assert {"Ana"} == await town.ringing()
        town.clock.turn(1)
        await town.ticker.turn()
        assert {"Ana", "Ben"} == await town.ringing()


async def test_one_districts_trouble_is_not_anothers(database_url: str) -> None:
    def found(tx: Tx) -> None:
        farm = DistrictId("farm")  # without response plans: nothing can be decided there
        districts.create_district(tx, farm, "Farm", "America/Chicago")
        alarms.put(tx, AlarmRow(district=farm, kind=AlarmKind.rung, subject="lost", due_at=town.clock.at))

    async with engine(database_url, "Ana", "Ben") as town:
        await town.memory.write(found)
        await town.press()
        town.clock.turn(15)
        with pytest.raises(ExceptionGroup):
            await town.ticker.turn()
        assert {"Ana", "Ben"} == await town.ringing()


async def test_whoever_listens_is_told_the_districts_own_time(database_url: str) -> None:
    told: list[datetime] = []
    async with engine(database_url) as town:
        town.ticker.on_time(told.append)
        await town.ticker.turn()
        assert [town.clock.at] == told


async def test_a_machine_whose_clock_is_slow_rings_on_the_districts_time(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben") as town:
        slow = type(town.clock)(town.clock.at - timedelta(hours=1))
        await town.press()
        town.clock.turn(15)
        await Ticker(town.memory, town.scenes, slow, town.meter).turn()
        assert {"Ana", "Ben"} == await town.ringing()


async def test_two_tickers_fire_each_rung_once(postgres_url: str) -> None:
    async with engine(postgres_url, "Ana", "Ben", "Flo", "Max") as town, another(postgres_url, town.clock) as other:
        await town.press()
        for _ in range(3):
            town.clock.turn(15)
            await asyncio.gather(*(each.ticker.turn() for each in (town, other) * 3))
        await asyncio.gather(*(each.ticker.turn() for each in (town, other) * 3))
        timeline = [fact.event.type for fact in await town.lookout.timeline(TOWN, CallId("call-Tea"))]
        assert timeline.count("call.escalated") == 3
        assert {"Max"} == await town.ringing()


async def test_a_head_that_another_holds_is_passed_by_twice_and_then_waited_for(postgres_url: str) -> None:
    async with engine(postgres_url, "Ana", "Ben") as town:
        await town.press()
        town.clock.turn(15)
        holder = await asyncpg.connect(postgres_url)
        try:
            holding = holder.transaction()
            await holding.start()
            await holder.execute("SELECT * FROM heads WHERE district = $1 FOR UPDATE", TOWN)
            assert [await town.ticker.tick(TOWN) for _ in range(2)] == [0, 0]
            third = asyncio.create_task(town.ticker.tick(TOWN))
            await asyncio.wait({third}, timeout=0.2)
            assert not third.done()
            await holding.rollback()
            assert await third == 1
        finally:
            await holder.close()
