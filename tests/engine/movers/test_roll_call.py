"""Whoever's shift begins without them is told once, whatever restarts and however many processes look."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator

import pytest

from app.core import commands as do
from app.core.ids import PersonId
from app.engine.movers.roll_call import WORTH_SAYING, RollCall
from app.store.call import knocks
from app.store.people import devices, shifts
from app.store.people.shifts import ShiftRow
from app.store.session import Tx
from tests.engine.engine import Engine, another, engine
from tests.town import NORTH, TOWN, by

ANA = PersonId("Ana")
TEN_PAST_THREE = 600  # seconds after the test's start: three in the morning in the town, on a Monday
KNOCK = {("Ana", "shift", "shift")}


def roll(town: Engine) -> RollCall:
    return RollCall(town.memory, town.lookout, town.meter)


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Engine]:
    async with engine(database_url) as running:
        await running.memory.write(timetable)
        yield running


def timetable(tx: Tx) -> None:
    """A coach's, and a teacher's, whom no call may ask."""
    for name in (ANA, PersonId("Tea")):
        shifts.put(tx, TOWN, name, [ShiftRow(person=name, weekday=0, starts=dt.time(3, 10), ends=dt.time(11), school=NORTH)])


async def end(town: Engine) -> None:
    await town.handle(TOWN, do.EndDuty(by=by("Ana"), person=ANA))


async def test_a_shift_that_begins_without_its_responder_is_knocked_for_and_not_before(town: Engine) -> None:
    town.clock.turn(TEN_PAST_THREE - 1)
    assert (0, set()) == (await roll(town).turn(), await town.knocks())
    town.clock.turn(1)
    assert (1, KNOCK) == (await roll(town).turn(), await town.knocks())


async def test_who_came_early_is_not_told_and_not_either_when_they_end_their_duty_in_it(town: Engine) -> None:
    await town.on_duty("Ana")
    town.clock.turn(TEN_PAST_THREE)
    assert 0 == await roll(town).turn()
    town.clock.turn(60)
    await end(town)
    assert 0 == await roll(town).turn()


async def test_a_duty_that_was_over_before_the_shift_does_not_count_for_it(town: Engine) -> None:
    await town.on_duty("Ana")
    town.clock.turn(60)
    await end(town)
    town.clock.turn(TEN_PAST_THREE)
    assert 1 == await roll(town).turn()


async def test_a_pause_is_duty(town: Engine) -> None:
    await town.on_duty("Ana")
    await town.handle(TOWN, do.PauseDuty(by=by("Ana"), person=ANA))
    town.clock.turn(TEN_PAST_THREE)
    assert 0 == await roll(town).turn()


async def test_it_is_said_once_also_after_a_restart_and_after_it_was_sent(database_url: str) -> None:
    async with engine(database_url) as before:
        await before.memory.write(timetable)
        before.clock.turn(TEN_PAST_THREE)
        assert (1, 0) == (await roll(before).turn(), await roll(before).turn())
    async with another(database_url, before.clock) as restarted:
        assert 0 == await roll(restarted).turn()
        [row] = await restarted.memory.write(lambda tx: knocks.claim(tx, before.clock.at, 9))
        await restarted.memory.write(lambda tx: (knocks.outcome(tx, row, "gone", before.clock.at), knocks.drop(tx, row)))
        assert 0 == await roll(restarted).turn()


async def test_two_processes_that_look_at_once_knock_once(postgres_url: str) -> None:
    async with engine(postgres_url) as town, another(postgres_url, town.clock) as other:
        await town.memory.write(timetable)
        town.clock.turn(TEN_PAST_THREE)
        assert 1 == sum(await asyncio.gather(roll(town).turn(), roll(other).turn()))


async def test_the_next_days_shift_is_another(town: Engine) -> None:
    town.clock.turn(TEN_PAST_THREE)
    await roll(town).turn()
    town.clock.turn(7 * 86_400)
    assert 1 == await roll(town).turn()


async def test_a_process_that_was_down_says_it_late_but_not_when_it_is_no_news(town: Engine) -> None:
    late = WORTH_SAYING.total_seconds()
    town.clock.turn(TEN_PAST_THREE + late)
    assert 0 == await roll(town).turn()
    town.clock.turn(-1)
    assert 1 == await roll(town).turn()


async def test_a_phone_that_cannot_be_knocked_on_is_not(town: Engine) -> None:
    [phone] = await town.memory.read(lambda read: devices.of_person(read, TOWN, ANA))
    await town.memory.write(lambda tx: devices.drop_subscription(tx, phone.id))
    town.clock.turn(TEN_PAST_THREE)
    assert 0 == await roll(town).turn()
