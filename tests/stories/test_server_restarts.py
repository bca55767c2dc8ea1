"""A process dies in the middle; another knows everything that was acknowledged, and rings nobody twice."""

import pytest

from app.core.refusals import Refusal, Refused
from tests.stories.world import World


async def test_overdue_rungs_fire_after_the_restart_and_no_offer_rings_twice(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        world.forget()
        clock = world.clock
    clock.turn(20)
    async with World.again(database_url, clock) as world:
        world.forget()
        await world.ticker.turn()
        await world.settle()
        assert {"Ana", "Ben", "Flo"} == await world.ringing(call)
        rings = ["offer.made", "push offer"]
        assert {"Ana": rings, "Ben": rings, "Flo": rings} == world.told()
        await world.accept("Ben", call)
        world.forget()


async def test_a_press_repeated_after_the_crash_gets_the_same_answer_and_makes_no_second_call(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea", key="the-same-key")
        world.forget()
        clock = world.clock
    async with World.again(database_url, clock) as world:
        world.forget()
        assert call == await world.press("Tea", key="the-same-key")
        assert {} == world.told()
        assert 1 == len((await world.lookout.scene("town")).scene.calls)


async def test_the_same_key_with_another_body_is_a_conflict_and_changes_nothing(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea", key="the-same-key")
        world.forget()
        from app.core import commands as do
        from tests.town import by

        with pytest.raises(Refused) as no:
            await world.send(do.PressAgain(by=by("Tea"), call=call), "the-same-key", "said otherwise")
        assert Refusal.same_key_other_body is no.value.code
        assert 1 == (await world.call(call)).presses


async def test_another_press_of_the_same_caller_folds_into_the_open_call(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        world.forget()
        assert call == await world.press("Tea", "n120")
        held = await world.call(call)
        assert (2, "n120") == (held.presses, held.place)
        assert {"Ana": ["call.pressed_again"]} == world.told()
