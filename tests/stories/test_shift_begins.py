"""A shift begins: who is not on duty hears of it once, who is on duty hears nothing, and nobody is put on duty by a clock."""

import datetime as dt

from app.core import commands as do
from app.core.ids import PersonId
from app.engine.movers.roll_call import RollCall
from app.store.people import shifts
from app.store.people.shifts import ShiftRow
from app.store.session import Tx
from tests.stories.world import NoMeter, World
from tests.town import NORTH, TOWN, by

SHIFT_S = 600  # at ten past three in the town


def timetable(tx: Tx) -> None:
    for name in ("Ana", "Ben"):
        row = ShiftRow(person=PersonId(name), weekday=0, starts=dt.time(3, 10), ends=dt.time(11), school=NORTH)
        shifts.put(tx, TOWN, row.person, [row])


async def called(world: World) -> None:
    await RollCall(world.memory, world.lookout, NoMeter()).turn()
    await world.settle()


async def test_only_who_is_missing_is_told_and_only_once_whatever_restarts(database_url: str) -> None:
    async with World.open(database_url, on_duty=("Ben",)) as world:
        await world.memory.write(timetable)
        world.clock.turn(SHIFT_S)
        await called(world)
        assert {"Ana": ["push shift"]} == world.told()
        world.forget()
        await called(world)
        assert PersonId("Ana") not in (await world.lookout.scene(TOWN)).scene.duty
        clock = world.clock
    clock.turn(60)
    async with World.again(database_url, clock) as world:
        world.forget()
        await called(world)


async def test_who_goes_on_duty_before_the_phone_was_reached_hears_nothing(database_url: str) -> None:
    async with World.open(database_url, on_duty=()) as world:
        await world.memory.write(timetable)
        await world.handle(TOWN, do.StartDuty(by=by("Ben"), person=PersonId("Ben")))
        world.clock.turn(SHIFT_S)
        await RollCall(world.memory, world.lookout, NoMeter()).turn()
        await world.handle(TOWN, do.StartDuty(by=by("Ana"), person=PersonId("Ana")))
        await world.settle()
