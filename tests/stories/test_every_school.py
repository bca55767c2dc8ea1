"""One press in each school of a whole district: whoever is asked first is the nearest, by a second opinion written here.

The second opinion shares no code with the ranking: its own distances, its own rules, every candidate looked at."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from math import acos, cos, radians, sin

from app.core import commands as do
from app.core.events import Actor
from app.core.ids import CallId, PersonId, PlaceId
from app.core.places import School
from app.core.words import Disposition, Role
from app.engine.handle import Handle
from app.engine.looking.lookout import Lookout
from app.engine.scenes import Scenes
from app.store.session import Memory
from tests.engine.engine import Counting
from tests.stories.big_district import BIG, ROOMS, SCHOOLS, ZONES, BigDistrict, Standing, big_district, dice
from tests.town import FastClock

SAMPLE = 24  # each so-manieth school is walked to the end of its ladder


@dataclass
class SecondOpinion:
    """Who should be asked, rung by rung, for a press in a room."""

    district: BigDistrict
    asked: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def rungs(self, school: School, room: PlaceId) -> list[set[str]]:
        """Coach; then all coaches and the nearest float; all floats and administrators; managers (all who did not say no)."""
        coaches = self._sorted(self._coaches(school), school, room)
        floats = self._sorted(self._all(Role.float_), school, room)
        administrators = self._all(Role.safety_administrator)
        first = coaches[:1]
        second = [*coaches[1:], *floats[:1]]
        third = [*floats[1:], *administrators]
        told = [[each.person for each in rung] for rung in (first, second, third, self._all(Role.manager))]
        return [set(map(str, rung)) for rung in told if rung]

    def note(self, names: set[str]) -> None:
        """These have been asked now; ties go to whoever waited longest."""
        self.count += 1
        self.asked |= dict.fromkeys(names, self.count)

    def _all(self, role: Role) -> list[Standing]:
        return [each for each in self.district.standing.values() if each.role is role and each.status == "on"]

    def _coaches(self, school: School) -> list[Standing]:
        return [each for each in self._all(Role.coach) if each.person.split("-")[1] == school.code]

    def _sorted(self, who: list[Standing], school: School, room: PlaceId) -> list[Standing]:
        def key(each: Standing) -> tuple[bool, float, int, str]:
            seconds = round(self._seconds(each, school, room), 6)
            return (not each.proven, seconds, self.asked.get(each.person, 0), each.person)

        return sorted(who, key=key)

    def _seconds(self, each: Standing, school: School, room: PlaceId) -> float:
        schools = {other.id: other for other in self.district.rows.schools.values()}
        if each.school != school.id:
            return _kilometres(schools[each.school], school) * 1000 * 1.3 / 11.0
        return _metres_inside(each.place, room) / 1.4


def _kilometres(one: School, other: School) -> float:
    """By the law of cosines, not the haversine of the code."""
    assert one.point is not None
    assert other.point is not None
    a, b = radians(one.point.latitude), radians(other.point.latitude)
    turn = radians(one.point.longitude - other.point.longitude)
    return 6371.0 * acos(min(1.0, sin(a) * sin(b) + cos(a) * cos(b) * cos(turn)))


def _metres_inside(start: PlaceId | None, end: PlaceId) -> float:
    if start is None:
        return 150.0
    if start == end:
        return 0.0
    rooms = {name: (building, floor) for name, building, floor in ROOMS}
    (building, floor), (other, level) = (rooms[place.rpartition("-")[2]] for place in (start, end))
    return (40.0 if building == other else 120.0) + 25.0 * abs(floor - level)


@dataclass(kw_only=True)
class Service:
    """The engine around the district."""

    handle: Handle
    lookout: Lookout
    clock: FastClock

    async def ringing(self, call: CallId) -> set[str]:
        found = (await self.lookout.calls(BIG, [call]))[call]
        return {str(part.responder) for part in found.live()}

    async def decline_all(self, call: CallId) -> None:
        for part in (await self.lookout.calls(BIG, [call]))[call].live():
            by = Actor(person=part.responder)
            await self.handle(BIG, do.Decline(by=by, call=call, offer=part.offer))

    async def close(self, call: CallId) -> None:
        manager = next(p for p in (await self.lookout.scene(BIG)).scene.duty if p.startswith("manager"))
        await self.handle(BIG, do.Close(by=Actor(person=manager), call=call, disposition=Disposition.drill))


@asynccontextmanager
async def service(url: str, district: BigDistrict) -> AsyncIterator[Service]:
    clock = FastClock()
    memory = await Memory.open(url, clock.now)
    try:
        await memory.write(district.write)
        scenes = Scenes()
        made = Service(handle=Handle(memory, scenes, Counting()), lookout=Lookout(memory, scenes), clock=clock)
        await made.lookout.scene(BIG)  # the setup is kept warm from here on
        for each in district.standing.values():
            await _stand(made, each)
        yield made
    finally:
        await memory.close()


async def _stand(made: Service, each: Standing) -> None:
    by = Actor(person=each.person)
    if each.status == "off":
        return
    await made.handle(BIG, do.StartDuty(by=by, person=each.person, school=each.school, place=each.place))
    if each.status == "paused":
        await made.handle(BIG, do.PauseDuty(by=by, person=each.person))


async def test_in_every_school_the_nearest_is_asked_first_and_every_no_asks_the_next(database_url: str) -> None:
    district = big_district()
    assert (SCHOOLS, ZONES) == (len(district.rows.schools), len(district.rows.zones))
    opinion, nearest, walked = SecondOpinion(district), 0, 0
    async with service(database_url, district) as made:
        for number, (code, school) in enumerate(sorted(district.rows.schools.items())):
            made.clock.turn(1)
            call, room = CallId(f"call-{code}"), PlaceId(f"{code}-{ROOMS[dice(code, 'press', sides=3)][0]}")
            expected = opinion.rungs(school, room)
            by = Actor(person=PersonId(f"caller-{code}"))
            await made.handle(BIG, do.Raise(by=by, call=call, place=room))
            assert expected[0] == await made.ringing(call), f"{school.name}, {room}"
            opinion.note(expected[0])
            nearest += 1
            for rung in expected[1:] if number % SAMPLE == 0 else ():
                await made.decline_all(call)
                assert rung == await made.ringing(call), f"{school.name}, {room}"
                opinion.note(rung)
                walked += 1
            await made.close(call)
    assert nearest == SCHOOLS
    assert walked >= 2 * (SCHOOLS // SAMPLE)
