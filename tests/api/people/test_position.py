"""Where an officer's phone is: shared while on duty, the last one only."""

from app.core.ids import PersonId
from app.store.people import positions
from tests.api.desk import Desk, code
from tests.town import TOWN

HERE = {"latitude": 44.98, "longitude": -93.27}
OFF = PersonId("Off")


async def kept(desk: Desk) -> list[tuple[float, float]]:
    rows = await desk.memory.read(lambda read: positions.of_people(read, TOWN, [OFF]))
    return [(row.latitude, row.longitude) for row in rows.values()]


async def test_only_the_last_position_is_kept_and_it_goes_when_duty_ends(desk: Desk) -> None:
    off = await desk.as_("Off")
    await off.post("/api/duty/start")
    await off.post("/api/me/position", HERE)
    await off.post("/api/me/position", HERE | {"latitude": 44.9})
    assert await kept(desk) == [(44.9, -93.27)]
    await off.post("/api/duty/end")
    assert await kept(desk) == []


async def test_what_is_no_longer_shared_is_forgotten_at_once(desk: Desk) -> None:
    off = await desk.as_("Off")
    await off.post("/api/duty/start")
    await off.post("/api/me/position", HERE)
    await off.send("DELETE", "/api/me/position")
    assert await kept(desk) == []


async def test_off_duty_nobody_says_where_they_are(desk: Desk) -> None:
    answer = await (await desk.as_("Off")).send("POST", "/api/me/position", HERE)
    assert (code(answer), await kept(desk)) == ((409, "not_on_duty"), [])


async def test_a_phone_that_says_it_all_the_time_is_told_to_wait(desk: Desk) -> None:
    off = await desk.as_("Off")
    await off.post("/api/duty/start")
    told = [(await off.send("POST", "/api/me/position", HERE)).status_code for _ in range(7)]
    assert told == [204] * 6 + [429]
