from dataclasses import replace

from app.core.events import RosterChanged
from app.core.words import Role
from app.store.people import roster
from app.store.session import Tx
from tests.api.desk import Desk, code
from tests.town import CHANGED, NORTH, TOWN, person


async def test_a_day_on_duty(desk: Desk) -> None:
    ana = await desk.as_("Ana")
    said = [
        await ana.post("/api/duty/start", {"place": "n204"}),
        await ana.post("/api/duty/move", {"place": "n120"}),
        await ana.post("/api/duty/pause"),
        await ana.post("/api/duty/resume"),
        await ana.post("/api/duty/end"),
    ]
    told = [(d["duty"]["status"], d["duty"]["place"]) if d["duty"] else None for d in said]
    assert told == [("on_duty", "n204"), ("on_duty", "n120"), ("paused", "n120"), ("on_duty", "n120"), None]


async def test_off_duty_there_is_nothing_to_pause(desk: Desk) -> None:
    assert code(await (await desk.as_("Ana")).send("POST", "/api/duty/pause", {})) == (409, "not_on_duty")


async def test_a_supervisor_sees_who_is_on_duty_in_their_schools(desk: Desk) -> None:
    for name in ("Ana", "Cy"):
        await (await desk.as_(name)).post("/api/duty/start")
    seen = {}
    for name in ("Max", "Pia"):
        seen[name] = [view["person"]["name"] for view in await (await desk.as_(name)).get("/api/duty")]
    assert seen == {"Max": ["Ana", "Cy"], "Pia": ["Cy"]}


async def test_who_has_no_school_is_on_the_lists_of_those_to_whom_they_may_be_sent(desk: Desk) -> None:
    await desk.memory.write(unsettled)
    early = {"weekday": 0, "starts": "02:00:00", "ends": "12:00:00"}
    max_, pia = await desk.as_("Max", raised=True), await desk.as_("Pia")
    for name in ("Lon", "Wes"):
        await max_.send("PUT", f"/api/people/{name}/shifts", {"shifts": [early]})
    for path in ("/api/duty/expected", "/api/duty"):
        told = [{one["person"]["name"] for one in await browser.get(path)} for browser in (max_, pia)]
        assert [{"Lon", "Wes"}, {"Wes"}] == told, path
        for name in ("Lon", "Wes"):
            await (await desk.as_(name)).post("/api/duty/start")


def unsettled(tx: Tx) -> RosterChanged:
    """A coach of the north and a float, neither with a school to start from."""
    roster.put_person(tx, TOWN, replace(person("Lon", Role.coach, NORTH, None), school=None))
    roster.put_person(tx, TOWN, person("Wes", Role.float_, None, None))
    return CHANGED


async def test_whoever_should_be_on_duty_by_the_timetable_and_is_not_is_expected(desk: Desk) -> None:
    max_, ana = await desk.as_("Max", raised=True), await desk.as_("Ana")
    early = {"weekday": 0, "starts": "02:00:00", "ends": "12:00:00"}  # three in the morning in the town
    for name in ("Ana", "Cy"):
        await max_.send("PUT", f"/api/people/{name}/shifts", {"shifts": [early]})
    pia = await desk.as_("Pia")
    told = [[one["person"]["name"] for one in await browser.get("/api/duty/expected")] for browser in (max_, pia)]
    assert told == [["Ana", "Cy"], ["Cy"]]
    await ana.post("/api/duty/start")
    [left] = await max_.get("/api/duty/expected")
    assert (left["person"]["name"], left["school_name"], left["proven"]) == ("Cy", "South", True)


async def test_whoever_is_missing_reads_the_shift_that_began_without_them_until_they_are_on_duty(desk: Desk) -> None:
    max_, ana = await desk.as_("Max", raised=True), await desk.as_("Ana")
    early = {"weekday": 0, "starts": "02:00:00", "ends": "12:00:00"}
    assert {"shift": None} == await ana.get("/api/duty/shift")
    await max_.send("PUT", "/api/people/Ana/shifts", {"shifts": [early]})
    told = {"school_name": "North", "starts": "2026-09-14T07:00:00Z", "ends": "2026-09-14T17:00:00Z"}
    assert {"shift": told} == await ana.get("/api/duty/shift")
    await ana.post("/api/duty/start")
    assert {"shift": None} == await ana.get("/api/duty/shift")
