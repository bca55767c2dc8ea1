"""Undo in time; and what happens to a call when its responder's shift ends, their rights go, or they hand it back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core import commands as do
from app.core.events import Actor, RightsChanged
from app.core.ids import PersonId
from app.core.refusals import Refused
from app.core.words import CallStatus
from app.store.people import roster
from app.store.session import Tx
from tests.stories.world import World
from tests.town import RESPONDERS, TOWN, by


async def test_undo_within_five_seconds_stops_the_ringing_and_keeps_the_record(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        world.forget()
        world.clock.turn(4.5)
        await world.send(do.Cancel(by=by("Tea"), call=call))
        assert {"Ana": ["offer.withdrawn", "push over"]} == world.told()
        assert CallStatus.cancelled == (await world.call(call)).status()
        await world.wait(60)
        assert {} == world.told()


async def test_after_the_window_the_caller_can_only_say_that_help_is_not_needed(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        world.clock.turn(7)
        with pytest.raises(Refused, match="cancel_window_over"):
            await world.send(do.Cancel(by=by("Tea"), call=call))
        await world.send(do.AskStandDown(by=by("Tea"), call=call))
        assert (True, {"Ana"}) == ((await world.call(call)).stand_down_asked, await world.ringing(call))
        world.forget()


async def test_a_shift_that_ends_hands_the_call_on_within_its_own_second(database_url: str) -> None:
    rest = tuple(name for name in RESPONDERS if name != "Ana")
    async with World.open(database_url, on_duty=rest) as world:
        until = world.clock.now() + timedelta(seconds=10)
        await world.send(do.StartDuty(by=by("Ana"), person=PersonId("Ana"), until=until))
        call = await world.press("Tom", "n120")
        await world.decline("Ben", call)
        assert {"Ana", "Flo"} == await world.ringing(call)
        await world.accept("Ana", call)
        world.forget()
        await world.wait(10.1)
        assert {"Ben"} == await world.ringing(call), "a new round: an old no no longer counts"
        assert "responder.released" in await world.timeline(call)
        world.forget()


async def test_whoever_is_revoked_while_going_is_released_in_the_same_moment(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        await world.accept("Ana", call)
        world.forget()

        def revoke(tx: Tx) -> RightsChanged:
            ana = roster.person(tx, PersonId("Ana"))
            assert ana is not None
            roster.put_person(tx, TOWN, replace(ana, active=False))
            return RightsChanged(person=ana.id, ids=(ana.id,))

        await world.record(TOWN, Actor(), revoke)
        await world.settle()
        assert {"Ben"} == await world.ringing(call)
        assert ["offer.made", "push offer"] == world.told()["Ben"]


async def test_a_life_threat_rings_everybody_on_the_ladder_at_once(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea", call_type="weapon")
        assert {"Ana", "Ben", "Flo", "Finn", "Sam", "Max", "Mia"} == await world.ringing(call)
        await world.accept("Ben", call)
        assert {"Ana", "Flo", "Finn", "Sam", "Max", "Mia"} == await world.ringing(call), "two are needed"
        await world.accept("Max", call)
        assert set() == await world.ringing(call)
        world.forget()


async def test_naming_a_weapon_after_the_press_rings_everybody(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        await world.send(do.Amend(by=by("Tea"), call=call, call_type="weapon"))
        assert {"Ana", "Ben", "Flo", "Finn", "Sam", "Max", "Mia"} == await world.ringing(call)
        world.forget()


async def test_many_who_escalate_by_hand_move_exactly_one_rung(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        for name in ("Max", "Mia", "Sam"):
            await world.send(do.Escalate(by=by(name), call=call, from_rung=1))
        assert 2 == (await world.call(call)).rung
        assert {"Ana", "Ben", "Flo"} == await world.ringing(call)
        world.forget()


async def test_backup_asks_one_more_by_the_same_rules(database_url: str) -> None:
    async with World.open(database_url) as world:
        call = await world.press("Tea")
        await world.accept("Ana", call)
        world.forget()
        await world.send(do.AskBackup(by=by("Ana"), call=call, needed=1))
        assert {"Ben"} == await world.ringing(call)
        assert {"Ben": ["offer.made", "push offer"]} == world.told()
