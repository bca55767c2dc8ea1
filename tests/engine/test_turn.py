"""One turn: facts, index, alarms and knocks become true at the same moment, or none of them does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core import commands as do
from app.core.ids import CallId, OfferId, PersonId, PlaceId
from app.core.words import AlarmKind, DutyEnd
from app.engine import turn
from app.store import log
from app.store.call import alarms, calls
from app.store.call.alarms import AlarmRow
from app.store.session import Tx
from tests.engine.engine import Engine, engine
from tests.town import TOWN, by

CALL = CallId("call-Tea")


async def mended(town: Engine, *, readable: bool = True, due_in: float = 0.0) -> dict[str, float]:
    """What becomes of a rung's alarm that says something else than its call does."""

    def work(tx: Tx) -> None:
        head = log.lock_head(tx, TOWN)
        alarm = AlarmRow(district=TOWN, kind=AlarmKind.rung, subject=CALL, due_at=head.now + timedelta(seconds=due_in))
        alarms.put(tx, alarm)
        scene = town.scenes.scene(tx, head)
        if not readable:
            scene = replace(scene, calls={id_: replace(call, unreadable=True) for id_, call in scene.calls.items()})
        turn.mend(tx, head, scene, alarm)

    await town.memory.write(work)
    return await town.alarms()


async def test_a_press_writes_call_alarm_and_knock_together(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        row = await town.memory.read(lambda read: calls.find(read, TOWN, CALL))
        assert row is not None
        assert (await town.seq(), None) == (row.rev, row.closed_at)
        assert await town.alarms() == {"call-Tea": 15.0}
        assert {("Ana", "offer", "call-Tea")} == await town.knocks()


async def test_what_fails_after_the_turn_takes_all_of_it_back(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        seq = await town.seq()

        def fails(tx: Tx) -> None:
            head = log.lock_head(tx, TOWN)
            raised = do.Raise(by=by("Tea"), call=CALL, place=PlaceId("n204"))
            turn.take(tx, head, town.scenes.scene(tx, head), raised)
            raise LookupError("the power went")

        with pytest.raises(LookupError, match="the power went"):
            await town.memory.write(fails)
        assert (seq, {}, set()) == (await town.seq(), await town.alarms(), await town.knocks())
        assert None is await town.memory.read(lambda read: calls.find(read, TOWN, CALL))


async def test_an_answer_takes_the_knocks_and_the_alarm_away(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        await town.accept("Ana", CALL)
        assert ({CALL: 60.0}, set()) == (await town.alarms(), await town.knocks())


async def test_who_rang_and_does_not_ring_on_is_told_that_it_is_over(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben", "Flo") as town:
        await town.press()
        town.clock.turn(15)
        await town.ticker.turn()
        assert {(name, "offer", CALL) for name in ("Ana", "Ben", "Flo")} == await town.knocks()
        await town.accept("Ben", CALL)
        assert {(name, "over", CALL) for name in ("Ana", "Flo")} == await town.knocks()


async def test_who_rings_on_at_the_next_rung_is_not_told_that_it_is_over(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        town.clock.turn(15)
        await town.ticker.turn()
        assert {("Ana", "offer", CALL)} == await town.knocks()


async def test_who_rings_on_for_another_call_is_told_that_this_one_is_over(database_url: str) -> None:
    async with engine(database_url, "Flo", "Finn") as town:
        await town.press("Tea")
        await town.press("Uma", "s101")
        town.clock.turn(15)
        await town.ticker.turn()
        await town.knocks()
        await town.accept("Finn", CALL)
        assert {"Flo"} == await town.ringing("call-Uma")
        assert {("Flo", "over", "call-Tea"), ("Finn", "over", "call-Uma")} == await town.knocks()


async def test_a_supervisor_who_went_without_being_on_duty_may_sign_out(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        await town.handle(TOWN, do.Take(by=by("Mia"), call=CALL))
        await town.handle(TOWN, do.EndDuty(by=by("Mia"), person=PersonId("Mia"), why=DutyEnd.signed_out))
        assert ((), {"Ana"}) == ((await town.call()).going(), await town.ringing())


async def test_a_shift_that_ends_has_its_alarm_until_it_has_ended(database_url: str) -> None:
    async with engine(database_url) as town:
        until = town.clock.at.replace(hour=9)
        await town.on_duty("Ana", until=until)
        assert await town.alarms() == {"Ana": 3600.0}
        await town.handle(TOWN, do.EndDuty(by=by("Ana"), person=PersonId("Ana")))
        assert await town.alarms() == {}


async def test_an_alarm_that_is_earlier_than_its_call_is_put_right_and_never_lost(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        assert await mended(town, due_in=-5) == {"call-Tea": 15.0}


async def test_an_alarm_that_outlived_its_call_goes(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        await town.accept("Ana", CALL)
        assert await mended(town) == {"call-Tea": 60.0}
        await town.step("Ana", do.Step.en_route)
        assert await mended(town) == {}


async def test_the_alarm_of_a_call_that_this_version_cannot_read_stays_for_one_that_can(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        town.clock.turn(15)
        assert await mended(town, readable=False) == {"call-Tea": 1.0}


async def test_the_index_never_keeps_a_state_that_its_facts_do_not_tell(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        await town.accept("Ana", CALL)
        row = await town.memory.read(lambda read: calls.find(read, TOWN, CALL))
        assert turn.call_row(await town.call()) == row
        assert OfferId("call-Tea.1") == (await town.call()).assignments[0].offer
