from typing import Any

from app.core.ids import DeviceId
from app.store.people import devices
from tests.api.desk import Browser, Desk, code


async def school(browser: Browser, name: str) -> Any:
    return next(s for s in (await browser.get("/api/schools"))["schools"] if s["id"] == name)


async def test_each_sees_the_schools_that_they_look_after_with_what_is_in_them(desk: Desk) -> None:
    pia, max_ = await desk.as_("Pia", raised=True), await desk.as_("Max", raised=True)
    mine, all_ = await pia.get("/api/schools"), await max_.get("/api/schools")
    assert ([s["id"] for s in mine["schools"]], mine["addable"]) == (["south"], False)
    assert ([s["id"] for s in all_["schools"]], all_["addable"]) == (["north", "south"], True)
    assert [place["name"] for place in mine["schools"][0]["places"]] == ["Room 101", "Room 102"]


async def test_a_school_is_added_changed_and_retired_and_is_then_nobodys_to_choose(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    added = await max_.post(
        "/api/schools", {"name": "East", "code": "E", "latitude": 45.0, "longitude": -93.0, "neighbours": ["north"]}
    )
    assert (added["name"], added["neighbours"], added["covering"]) == ("East", ["north"], 0)
    path = f"/api/schools/{added['id']}"
    changed = await max_.send("PATCH", path, {"phone": "555-0199", "latitude": None, "longitude": None})
    assert {**added, "phone": "555-0199", "latitude": None, "longitude": None} == changed.json()
    await max_.send("PATCH", path, {"retired": True})
    assert added["id"] not in [s["id"] for s in (await max_.get("/api/places"))["schools"]]
    back = await max_.send("PATCH", path, {"retired": False})
    assert back.json()["retired_at"] is None


async def test_the_levels_of_a_school_are_said_and_told_in_their_own_order(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    assert (await school(max_, "north"))["levels"] == []
    changed = await max_.send("PATCH", "/api/schools/north", {"levels": ["high", "middle", "high"]})
    assert changed.json()["levels"] == ["middle", "high"]
    assert (await max_.send("PATCH", "/api/schools/north", {"levels": ["college"]})).status_code == 422
    assert (await max_.send("PATCH", "/api/schools/north", {"phone": "1"})).json()["levels"] == ["middle", "high"]


async def test_a_room_is_added_renamed_and_retired(desk: Desk) -> None:
    pia = await desk.as_("Pia", raised=True)
    yard = await pia.post("/api/schools/south/places", {"name": "Yard"})
    path = f"/api/schools/south/places/{yard['id']}"
    renamed = await pia.send("PATCH", path, {"name": "Big yard", "floor": 0, "building": "Outside"})
    assert {**yard, "name": "Big yard", "building": "Outside"} == renamed.json()
    assert "Big yard" in [place["name"] for place in (await pia.get("/api/places"))["places"]]
    await pia.send("PATCH", path, {"retired": True})
    assert "Big yard" not in [place["name"] for place in (await pia.get("/api/places"))["places"]]
    kept = (await school(pia, "south"))["places"]
    assert [place["name"] for place in kept if place["retired_at"]] == ["Big yard"]


async def test_a_press_from_a_phone_that_still_stands_in_a_retired_room_counts(desk: Desk) -> None:
    max_, tea = await desk.as_("Max", raised=True), await desk.as_("Tea")
    await max_.send("PATCH", "/api/schools/north/places/n204", {"retired": True})
    answer = await tea.press("n204")
    assert answer["view"]["place"]["name"] == "Room 204"


async def test_who_looks_after_one_school_changes_no_other_and_adds_none(desk: Desk) -> None:
    pia = await desk.as_("Pia", raised=True)
    no = [
        await pia.send("POST", "/api/schools", {"name": "East"}),
        await pia.send("PATCH", "/api/schools/south", {"retired": True}),
        await pia.send("PATCH", "/api/schools/north", {"name": "Mine"}),
        await pia.send("PATCH", "/api/schools/south/places/n204", {"name": "Mine"}),
    ]
    assert [code(answer) for answer in no] == [(403, "not_allowed"), (403, "not_allowed"), (404, "not_found"), (404, "not_found")]


async def test_what_does_not_exist_here_is_no_neighbour_and_no_zone(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    for body in ({"neighbours": ["barn"]}, {"neighbours": ["north"]}, {"zone": "nowhere"}):
        assert code(await max_.send("PATCH", "/api/schools/north", body)) == (404, "unknown_place")


async def test_a_school_that_somebody_covers_says_so_and_an_unproven_phone_covers_none(desk: Desk) -> None:
    max_, ana = await desk.as_("Max", raised=True), await desk.as_("Ana")
    await ana.post("/api/duty/start")
    assert ((await school(max_, "north"))["covering"], (await school(max_, "south"))["covering"]) == (1, 0)
    await desk.memory.write(lambda tx: devices.drop_subscription(tx, DeviceId("phone-Ana")))
    assert (await school(max_, "north"))["covering"] == 0
