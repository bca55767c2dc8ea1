"""The calls of some days once more under another policy: nothing is written."""

from dataclasses import replace
from datetime import timedelta

from app.core import commands as do
from app.core.ids import CallId
from app.core.policy import Policy, Rung, Seat
from app.core.replay import Compared
from app.core.words import Disposition, Group
from app.engine.looking.replaying import Days, replayed
from app.store import log
from app.store.session import Read
from tests.engine.engine import Engine, engine
from tests.town import TOWN, by


async def played(town: Engine, policy: Policy | None = None, days: float = 1) -> tuple[Compared, ...]:
    def look(read: Read) -> tuple[Compared, ...]:
        head = log.head(read, TOWN)
        setup = town.scenes.setup(read, head)
        span = Days(since=head.now - timedelta(days=days), until=head.now + timedelta(seconds=1))
        return replayed(read, head, setup, policy or setup.policy, span)

    return await town.memory.read(look)


async def close(town: Engine, call: str) -> None:
    await town.handle(TOWN, do.Close(by=by("Max"), call=CallId(call), disposition=Disposition.resolved))


async def test_a_closed_call_is_played_under_its_own_policy_as_it_went_and_the_log_stays_as_it_was(sqlite_url: str) -> None:
    async with engine(sqlite_url, "Ana") as town:
        await town.press()
        town.clock.turn(6)
        await town.accept("Ana", "call-Tea")
        await close(town, "call-Tea")
        before = (await town.lookout.scene(TOWN)).head
        (found,) = await played(town)
        assert (found.then.asked, found.then.seconds, found.now) == (("Ana",), 6.0, found.then)
        assert (await town.lookout.scene(TOWN)).head.seq == before.seq


async def test_under_a_plan_that_rings_nobody_of_them_nobody_is_known_to_answer(sqlite_url: str) -> None:
    async with engine(sqlite_url, "Ana", "Max") as town:
        await town.press()
        await town.accept("Ana", "call-Tea")
        await close(town, "call-Tea")
        policy = (await town.lookout.scene(TOWN)).scene.setup.policy
        rungs = (Rung(seats=(Seat(group=Group.managers),), seconds=30),)
        (found,) = await played(town, replace(policy, default=replace(policy.default, rungs=rungs)))
        assert (found.now and found.now.asked, found.now and found.now.seconds) == (("Max",), None)


async def test_drills_open_calls_and_those_of_other_days_are_left_out(sqlite_url: str) -> None:
    async with engine(sqlite_url, "Ana") as town:
        await town.press()
        await close(town, "call-Tea")
        await town.press("Tom")
        assert [each.call for each in await played(town)] == ["call-Tea"]
        town.clock.turn(2 * 86400)
        assert await played(town) == ()
