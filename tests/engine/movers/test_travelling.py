"""The mover that asks the ways: beforehand, never in the way of a press."""

import asyncio
from contextlib import suppress

import pytest

from app.core import commands as do
from app.core.events import DutyPaused, Event, Fact, RosterChanged
from app.core.ids import PersonId, SchoolId
from app.core.places import Point
from app.engine.movers import travelling
from app.engine.movers.travelling import Travelling, wanted
from app.travel import from_url
from tests.engine.engine import Engine, engine
from tests.patience import PATIENCE_S
from tests.town import NORTH, SOUTH, START, TOWN, by
from tests.travel.table_service import HANG, serving

MINUTE = '{"code":"Ok","durations":[[61.5]]}'


class Told:
    """A travel service that says the same of every way; fails as often as it is asked to."""

    def __init__(self, seconds: float = 61.5, failing: int = 0) -> None:
        self.seconds_said, self.failing = seconds, failing
        self.asked: list[tuple[int, Point]] = []

    async def seconds(self, starts: list[Point], end: Point) -> list[float]:
        if self.failing:
            self.failing -= 1
            raise OSError("no way")
        self.asked.append((len(starts), end))
        return [self.seconds_said] * len(starts)


def mover(town: Engine, travel: Told) -> Travelling:
    return Travelling(town.lookout, town.scenes, travel, town.meter)


def fact(event: Event) -> Fact:
    return Fact(event=event, at=START, by=by("Max"))


async def until(town: Engine, ways: dict[tuple[SchoolId, SchoolId], float]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while ways != town.scenes.ways.get(TOWN):  # noqa: ASYNC110 - it is the mover that changes it
            await asyncio.sleep(0.01)


async def test_what_the_service_says_is_what_an_offer_is_ranked_by(database_url: str) -> None:
    async with engine(database_url, "Flo", "Finn") as town, serving(MINUTE) as service:
        travel = from_url(service.origin, PATIENCE_S)
        await Travelling(town.lookout, town.scenes, travel, town.meter).refresh(TOWN)
        await travel.close()
        assert {(NORTH, SOUTH): 61.5, (SOUTH, NORTH): 61.5} == town.scenes.ways[TOWN]
        await town.handle(TOWN, do.EndDuty(by=by("Flo"), person=PersonId("Flo")))
        await town.press()
        assert [("Finn", 62)] == [(a.responder, a.seconds) for a in (await town.call()).assignments]


async def test_what_is_known_cannot_be_changed_by_whoever_reads_it(sqlite_url: str) -> None:
    async with engine(sqlite_url, "Flo") as town:
        await mover(town, Told()).refresh(TOWN)
        with pytest.raises(TypeError):
            town.scenes.ways[TOWN][NORTH, SOUTH] = 0.0  # type: ignore[index]


async def test_a_press_does_not_wait_for_a_service_that_hangs(database_url: str) -> None:
    async with engine(database_url, "Flo", "Finn") as town, serving(HANG) as service:
        travel = from_url(service.origin, PATIENCE_S)
        asking = asyncio.create_task(Travelling(town.lookout, town.scenes, travel, town.meter).refresh(TOWN))
        async with asyncio.timeout(PATIENCE_S / 2):
            while not service.asked:  # noqa: ASYNC110 - asked from outside, as a user would
                await asyncio.sleep(0.01)
            await town.press()
        assert not asking.done()
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        await travel.close()


async def test_only_ways_that_are_not_known_are_asked_for_when_somebody_moves(sqlite_url: str) -> None:
    async with engine(sqlite_url, "Flo") as town:
        travel = Told()
        ways = mover(town, travel)
        await ways.refresh(TOWN)
        await town.on_duty("Finn")
        await ways.refresh(TOWN, anew=False)
        await ways.refresh(TOWN, anew=False)
        assert (2, {(NORTH, SOUTH), (SOUTH, NORTH)}) == (len(travel.asked), set(town.scenes.ways[TOWN]))


async def test_a_failure_is_counted_and_tried_again_and_what_was_known_stays(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(travelling, "RETRY_S", 0.01)
    async with engine(sqlite_url, "Flo") as town:
        town.scenes.ways[TOWN] = {(NORTH, SOUTH): 5.0}
        ways = mover(town, Told(failing=2))
        with pytest.raises(OSError, match="no way"):
            await ways.refresh(TOWN)
        assert {(NORTH, SOUTH): 5.0} == town.scenes.ways[TOWN]
        task = asyncio.create_task(ways.run())
        await until(town, {(NORTH, SOUTH): 61.5})
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        assert town.meter.counted["travel_failures"] == 1


async def test_who_comes_on_duty_is_asked_about_soon(sqlite_url: str) -> None:
    async with engine(sqlite_url) as town:
        ways = mover(town, Told())
        task = asyncio.create_task(ways.run())
        await until(town, {})
        await town.on_duty("Flo")
        ways.heard(TOWN, (fact(DutyPaused(person=PersonId("Flo"))),))
        await until(town, {(NORTH, SOUTH): 61.5})
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_a_change_of_the_setup_makes_everything_be_asked_anew(sqlite_url: str) -> None:
    async with engine(sqlite_url, "Flo") as town:
        travel = Told()
        ways = mover(town, travel)
        task = asyncio.create_task(ways.run())
        await until(town, {(NORTH, SOUTH): 61.5})
        travel.seconds_said = 30.0
        ways.heard(TOWN, (fact(RosterChanged(ids=("Flo",))),))
        await until(town, {(NORTH, SOUTH): 30.0})
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_ways_are_wanted_from_where_people_on_duty_stand_to_where_they_may_be_sent(sqlite_url: str) -> None:
    async with engine(sqlite_url, "Ana", "Finn") as town:
        scene = (await town.lookout.scene(TOWN)).scene
        points = {school.id: school.point for school in scene.setup.schools.values() if school.point}
        assert {NORTH: {SOUTH}, SOUTH: {NORTH}} == wanted(scene, points), "a coach as a neighbour, a float by scope"
        assert {} == wanted(scene, {})
