from app.core.events import RosterChanged
from app.core.ids import PlaceId
from app.store import log
from tests.api.desk import Desk
from tests.town import TOWN, by

ROOM, OTHER = PlaceId("n204"), PlaceId("n120")


async def told(desk: Desk) -> list[object]:
    return [(fact.event, fact.by.person) for fact in await desk.memory.read(lambda read: log.since(read, TOWN, 0))]


async def test_each_room_gets_one_code_however_often_it_is_asked_for(desk: Desk) -> None:
    for _ in range(2):
        await desk.site.room_codes.make(TOWN, by("Max"), [ROOM, OTHER])
    live = await desk.site.room_codes.live(TOWN)
    assert set(live) == {ROOM, OTHER}
    assert await told(desk) == [(RosterChanged(ids=(ROOM, OTHER)), "Max")]


async def test_a_code_finds_its_room_however_it_is_typed_until_it_is_replaced(desk: Desk) -> None:
    await desk.site.room_codes.make(TOWN, by("Max"), [ROOM, OTHER])
    before = await desk.site.room_codes.live(TOWN)
    assert await desk.site.room_codes.find(before[ROOM].code.lower()) == before[ROOM]
    await desk.site.room_codes.rotate(TOWN, by("Max"), [ROOM])
    after = await desk.site.room_codes.live(TOWN)
    assert (after[OTHER], after[ROOM] == before[ROOM]) == (before[OTHER], False)
    found = [await desk.site.room_codes.find(row.code) for row in (before[ROOM], after[ROOM])]
    assert found == [None, after[ROOM]]


async def test_replacing_nothing_tells_nobody(desk: Desk) -> None:
    await desk.site.room_codes.rotate(TOWN, by("Max"), [])
    assert await told(desk) == []
