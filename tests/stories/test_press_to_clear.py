"""A teacher presses; the nearest coach goes, arrives, clears and closes; a manager watched; every second is on record."""

from datetime import timedelta

from app.core.commands import Step
from app.core.words import CallStatus
from tests.intervals import intervals
from tests.stories.world import World


async def test_the_nearest_coach_rings_goes_arrives_and_closes_and_the_managers_see_it(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        board = ["call.raised"]
        assert {"Ana": ["offer.made", "push offer"], "Max": board, "Mia": board, "Sam": board} == world.told()
        assert CallStatus.dispatched == world.phones["Tea"].calls[call].status
        assert "Ben" in world.phones["Tea"].calls[call].ladder.next_asked

        world.clock.turn(4)
        await world.accept("Ana", call)
        assert {"Tea": ["offer.accepted"]} == world.told()
        assert CallStatus.accepted == world.phones["Max"].calls[call].status

        for step, seconds, cue in (
            (Step.en_route, 2, "responder.en_route"),
            (Step.on_scene, 40, "responder.on_scene"),
        ):
            world.clock.turn(seconds)
            await world.step("Ana", call, step)
            assert {"Tea": [cue]} == world.told()
        world.clock.turn(300)
        await world.close("Ana", call)
        assert {} == world.told()
        assert CallStatus.closed == world.phones["Tea"].calls[call].status

        told = intervals(await world.call(call))
        assert (4.0, 2.0, 40.0, 46.0, 346.0) == (told.answer, told.turnout, told.travel, told.response, told.whole)
        assert [
            "call.raised",
            "call.dispatched",
            "offer.made",
            "offer.accepted",
            "responder.en_route",
            "responder.on_scene",
            "responder.clear",
            "call.closed",
        ] == await world.timeline(call)


async def test_time_passes_silently_once_somebody_is_on_the_way(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        await world.accept("Ana", call)
        await world.step("Ana", call, Step.en_route)
        world.forget()
        await world.wait(timedelta(minutes=5).total_seconds())
        assert {} == world.told()


async def test_whoever_said_yes_and_does_not_stir_is_asked_and_nothing_is_taken_away(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        await world.accept("Ana", call)
        world.forget()
        await world.wait(61)
        board = ["responder.stalled"]
        assert {"Ana": ["push stalled", "responder.stalled"], "Max": board, "Mia": board, "Sam": board} == world.told()
        assert ["Ana"] == [a.responder for a in (await world.call(call)).going()]
