"""Exactly one person has a call: the first yes wins, on both databases, and the others learn who goes."""

import asyncio

import pytest

from app.core import commands as do
from app.core.refusals import Refusal, Refused
from tests.stories.world import World
from tests.town import by


async def test_the_first_yes_wins_and_the_second_is_told_who_goes(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        await world.wait(15.1)
        world.forget()
        says = {name: do.Accept(by=by(name), call=call, offer=await world.offer_of(name, call)) for name in ("Ana", "Ben", "Flo")}
        answers = await asyncio.gather(*(world.handle("town", say) for say in says.values()), return_exceptions=True)
        refused = [answer for answer in answers if isinstance(answer, Refused)]
        assert [Refusal.already_filled] * 2 == [no.code for no in refused]
        held = await world.call(call)
        (winner,) = held.going()
        assert {str(winner.responder)} == {no.facts["taken_by"] for no in refused}
        await world.settle()
        losers = set(says) - {str(winner.responder)}
        over = ["offer.withdrawn", "push over"]
        assert {"Tea": ["offer.accepted"], **dict.fromkeys(losers, over)} == world.told()


async def test_a_late_yes_is_welcome_while_nobody_has_said_it(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        await world.wait(31)
        assert "Ana" not in await world.ringing(call)
        world.forget()
        await world.accept("Ana", call)
        assert ["Ana"] == [a.responder for a in (await world.call(call)).going()]
        over = ["offer.withdrawn", "push over"]
        assert {"Finn": over, "Flo": over, "Sam": over, "Tea": ["offer.accepted"]} == world.told()
        with pytest.raises(Refused, match="already_filled"):
            await world.accept("Ben", call)


async def test_a_yes_and_the_end_of_its_time_cannot_both_happen(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        offer = await world.offer_of("Ana", call)
        world.clock.turn(15.0)
        tick = world.ticker.tick("town")
        yes = world.handle("town", do.Accept(by=by("Ana"), call=call, offer=offer))
        await asyncio.gather(tick, yes)
        await world.settle()
        held = await world.call(call)
        assert (["Ana"], ()) == ([a.responder for a in held.going()], held.live())
        world.forget()
        await world.wait(40)
        assert {} == world.told()


async def test_a_float_asked_by_two_schools_serves_one_and_the_other_is_filled_again(database_url: str) -> None:
    async with World.open(database_url, on_duty=("Flo", "Finn", "Max")) as world:
        north = await world.press("Tea")
        south = await world.press("Uma", "s101")
        assert {"Flo"} == await world.ringing(north)
        assert {"Finn"} == await world.ringing(south)
        await world.wait(15.1)
        assert {"Flo", "Finn"} == await world.ringing(north) == await world.ringing(south)
        await world.accept("Flo", north)
        assert {"Finn"} == await world.ringing(south)
        with pytest.raises(Refused, match=r"committed_elsewhere|offer_over"):
            await world.accept("Flo", south)
        await world.accept("Finn", south)
        world.forget()
