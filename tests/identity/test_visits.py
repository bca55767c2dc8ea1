from datetime import timedelta

import pytest

from app.core import commands as do
from app.core.ids import CallId, CommandId, PlaceId
from app.core.words import Disposition, Role
from app.identity.visits import AFTER_CLOSE, LONGEST, MOST_OF_A_HOUSE, Visit
from app.store.district.room_codes import RoomCodeRow
from tests.api.desk import Desk
from tests.town import TOWN, by

ROOM = PlaceId("n204")
CALL = CallId("help")


async def scanned(desk: Desk) -> RoomCodeRow:
    await desk.site.room_codes.make(TOWN, by("Max"), [ROOM])
    return (await desk.site.room_codes.live(TOWN))[ROOM]


async def visiting(desk: Desk, key: str = "press-1") -> Visit:
    visit = await desk.site.visits.begin(await scanned(desk), CommandId(key))
    assert visit is not None
    return visit


async def pressed(desk: Desk) -> str:
    visit = await visiting(desk)
    await desk.site.handle(TOWN, do.Raise(by=visit.actor, call=CALL, place=ROOM, scanned=True))
    return await desk.site.visits.keep(visit, CALL, "house")


async def test_the_same_press_is_the_same_visitor_and_another_is_another(desk: Desk) -> None:
    first, again, other = [await visiting(desk, key) for key in ("press-1", "press-1", "press-2")]
    assert (first, first.person.roles()) == (again, {Role.visitor})
    assert first.person.id != other.person.id


async def test_in_a_room_that_is_gone_nobody_visits(desk: Desk) -> None:
    row = RoomCodeRow(code="X", district=TOWN, place=PlaceId("attic"), made_at=desk.clock.now())
    assert await desk.site.visits.begin(row, CommandId("press-1")) is None


async def test_a_visit_lasts_until_a_short_while_after_its_call(desk: Desk) -> None:
    token = await pressed(desk)
    who = await desk.site.sessions.find(token)
    assert who is not None
    assert (who.session.call, who.person.name) == (CALL, "Visitor, Room 204")
    desk.clock.turn(7200)
    assert await desk.site.sessions.find(token) is not None, "and is not drawn out by being looked at"
    await desk.site.handle(TOWN, do.Close(by=by("Max"), call=CALL, disposition=Disposition.resolved))
    desk.clock.turn((AFTER_CLOSE - timedelta(seconds=1)).total_seconds())
    assert await desk.site.sessions.find(token) is not None
    desk.clock.turn(1)
    assert await desk.site.sessions.find(token) is None


async def test_a_call_that_nobody_closes_keeps_no_visitor_for_ever(desk: Desk) -> None:
    token = await pressed(desk)
    desk.clock.turn(LONGEST.total_seconds())
    assert await desk.site.sessions.find(token) is None


async def test_a_session_for_a_call_that_never_was_is_none(desk: Desk) -> None:
    token = await desk.site.visits.keep(await visiting(desk), CallId("never"), "house")
    assert await desk.site.sessions.find(token) is None


async def test_of_the_stays_that_begin_from_one_house_the_oldest_end_when_they_are_too_many(desk: Desk) -> None:
    visit = await visiting(desk)
    await desk.site.handle(TOWN, do.Raise(by=visit.actor, call=CALL, place=ROOM, scanned=True))
    elsewhere = await desk.site.visits.keep(visit, CALL, "elsewhere")
    tokens = [await desk.site.visits.keep(visit, CALL, "house") for _ in range(MOST_OF_A_HOUSE + 2)]
    live = [await desk.site.sessions.find(each) is not None for each in (*tokens[:3], tokens[-1], elsewhere)]
    assert live == [False, False, True, True, True]


async def test_a_process_remembers_so_many_houses(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.identity.visits.HOUSES", 1)
    visit = await visiting(desk)
    for house in ("one", "two", "one"):
        await desk.site.visits.keep(visit, CALL, house)
    assert len(desk.site.visits._begun["one"]) == 1
