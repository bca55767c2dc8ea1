"""Silence climbs the ladder, and the top of it rings the managers until somebody answers."""

from app.core.words import CallStatus
from tests.stories.world import World


async def test_silence_climbs_rung_by_rung_and_then_the_managers_ring_until_one_answers(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        assert {"Ana"} == await world.ringing(call)
        await world.wait(14.9)
        assert {"Ana"} == await world.ringing(call), "never early"
        await world.wait(0.2)
        assert {"Ana", "Ben", "Flo"} == await world.ringing(call)
        await world.wait(15)
        assert {"Flo", "Finn", "Sam"} == await world.ringing(call)
        await world.wait(15)
        assert {"Max", "Mia", "Sam"} == await world.ringing(call)
        assert (await world.call(call)).exhausted
        world.forget()
        await world.wait(30)
        assert {"Max", "Mia", "Sam"} == await world.ringing(call)
        rings = ["offer.made", "push offer"]
        assert {"Max": rings, "Mia": rings, "Sam": rings} == world.told()
        await world.accept("Mia", call)
        over = ["offer.withdrawn", "push over"]
        assert {"Max": over, "Sam": over, "Tea": ["offer.accepted"]} == world.told()
        assert CallStatus.accepted == (await world.call(call)).status()


async def test_with_nobody_on_duty_the_call_stands_at_the_top_at_once_and_says_why(database_url: str) -> None:
    async with World.open(database_url, on_duty=()) as world:
        call = await world.press("Tea")
        held = await world.call(call)
        assert (4, True, set()) == (held.rung, held.exhausted, await world.ringing(call))
        board = ["call.ladder_exhausted", "call.raised"]
        assert {"Max": board, "Mia": board, "Sam": board} == world.told()
        assert held.alarm() is not None
        await world.duty("Ben")
        assert {"Ben"} == await world.ringing(call), "whoever comes on duty is asked at once"
        assert {"Ben": ["offer.made", "push offer"]} == world.told()


async def test_a_service_that_slept_too_long_asks_people_before_it_rings_anybody(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        world.forget()
        world.clock.turn(16 * 60)
        await world.ticker.turn()
        await world.settle()
        held = await world.call(call)
        assert (True, set()) == (held.review_needed, await world.ringing(call))
        assert ["push over"] == world.told().get("Ana", [])[-1:]
