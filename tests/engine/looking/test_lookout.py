"""Looking without touching: head and rows from one snapshot."""

from app.core import commands as do
from app.core.ids import CallId
from app.core.words import Disposition
from tests.engine.engine import engine
from tests.town import TOWN, by


async def test_the_head_and_what_is_so_there_are_of_one_moment(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        answer = await town.press()
        seen = await town.lookout.scene(TOWN)
        assert (answer.seq, answer.seq) == (seen.head.seq, seen.scene.calls[CallId("call-Tea")].rev)


async def test_calls_are_found_whether_open_or_over_and_what_nobody_raised_is_not(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press("Tea")
        await town.press("Tom")
        await town.handle(TOWN, do.Close(by=by("Max"), call=CallId("call-Tea"), disposition=Disposition.unfounded))
        found = await town.lookout.calls(TOWN, [CallId("call-Tea"), CallId("call-Tom"), CallId("none")])
        assert {call.id: call.is_open() for call in found.values()} == {"call-Tea": False, "call-Tom": True}
        assert await town.lookout.calls(TOWN, []) == {}


async def test_the_calls_that_ended_last_come_first(database_url: str) -> None:
    async with engine(database_url) as town:
        for name in ("Tea", "Tom"):
            await town.press(name)
        await town.press("Uma", "s101")
        for name in ("Tom", "Tea"):
            town.clock.turn(1)
            done = do.Close(by=by("Max"), call=CallId(f"call-{name}"), disposition=Disposition.resolved)
            await town.handle(TOWN, done)
        assert [row.id for row in await town.lookout.recent(TOWN)] == ["call-Tea", "call-Tom"]
        assert [row.id for row in await town.lookout.recent(TOWN, 1)] == ["call-Tea"]


async def test_a_timeline_is_the_calls_facts_in_order_and_empty_for_no_call(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press("Tea")
        await town.press("Uma", "s101")
        await town.accept("Ana", "call-Tea")
        told = [fact.event.type for fact in await town.lookout.timeline(TOWN, CallId("call-Tea"))]
        assert told == ["call.raised", "call.dispatched", "offer.made", "offer.accepted"]
        assert await town.lookout.timeline(TOWN, CallId("none")) == ()


async def test_every_district_is_known(database_url: str) -> None:
    async with engine(database_url) as town:
        assert [row.id for row in await town.lookout.districts()] == [TOWN]
