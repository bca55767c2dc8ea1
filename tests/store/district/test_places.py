"""Schools, zones, places."""

from dataclasses import replace

from app.core.ids import DistrictId, PlaceId, SchoolId, ZoneId
from app.core.places import Place, Point, School, Zone
from app.store.district import places
from app.store.session import Memory
from tests.store.given import NOON, D

OAK = School(
    id=SchoolId("oak"),
    name="Oak",
    code="014",
    zone=ZoneId("z"),
    point=Point(latitude=38.2, longitude=-85.7),
    phone="555-0100",
    neighbours=(SchoolId("elm"),),
)
ELM = School(id=SchoolId("elm"), name="Elm", code="015")
ZONE = Zone(
    id=ZoneId("z"),
    name="One",
    border=((Point(latitude=38.0, longitude=-85.0), Point(latitude=38.5, longitude=-85.5)),),
)
ROOM = Place(id=PlaceId("room"), school=OAK.id, name="Room 12", building="A", floor=-1, room="12", code="OAK-12", x=1.5, y=2.0)


async def test_schools_come_back_with_and_without_a_point(memory: Memory) -> None:
    for school in (OAK, replace(ELM, name="Elm Street"), ELM):
        await memory.write(lambda tx, school=school: places.put_school(tx, D, school))
    assert await memory.read(lambda read: places.schools(read, D)) == (ELM, OAK)


async def test_zones_come_back_with_their_borders(memory: Memory) -> None:
    await memory.write(lambda tx: places.put_zone(tx, D, ZONE))
    assert await memory.read(lambda read: places.zones(read, D)) == (ZONE,)


async def test_a_place_comes_back_with_what_is_known_of_it(memory: Memory) -> None:
    bare = Place(id=PlaceId("yard"), school=OAK.id, name="Yard")
    for place in (bare, ROOM):
        await memory.write(lambda tx, place=place: places.put_place(tx, D, place))
    assert (ROOM, bare) == await memory.read(lambda read: places.places(read, D))


async def test_what_is_retired_stays_and_says_since_when(memory: Memory) -> None:
    school, room = replace(OAK, retired_at=NOON), replace(ROOM, retired_at=NOON)
    await memory.write(lambda tx: places.put_school(tx, D, school))
    await memory.write(lambda tx: places.put_place(tx, D, room))
    assert await memory.read(lambda read: places.schools(read, D)) == (school,)
    assert await memory.read(lambda read: places.places(read, D)) == (room,)


async def test_one_place_is_found_in_its_own_district_only(memory: Memory) -> None:
    room = Place(id=PlaceId("r1"), school=SchoolId("s1"), name="Room 1")
    await memory.write(lambda tx: places.put_place(tx, D, room))
    found = [await memory.read(lambda read, d=d: places.place(read, d, room.id)) for d in (D, DistrictId("other"))]
    assert found == [room, None]
