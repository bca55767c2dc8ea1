from app.core.ids import PersonId
from tests.api.desk import Desk, code, open_desk


async def test_in_the_demo_anybody_may_be_one_of_its_people(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, doors=lambda: [PersonId("Tea"), PersonId("Gone"), PersonId("Max")]) as desk:
        browser = desk.browser()
        assert await browser.get("/api/demo/doors") == [
            {"person": "Tea", "name": "Tea", "role": "staff", "called": None, "school_name": "North"},
            {"person": "Max", "name": "Max", "role": "manager", "called": None, "school_name": ""},
        ]
        await browser.post("/api/demo/doors/Max")
        me = await browser.get("/api/me")
        assert (me["person"]["name"], me["demo"], me["stepped_up"]) == ("Max", True, True)
        assert code(await browser.send("POST", "/api/demo/doors/Ana")) == (404, "not_found")


async def test_a_door_says_what_somebody_is_in_the_districts_own_word(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, doors=lambda: [PersonId("Tea"), PersonId("Max")]) as desk:
        max_ = await desk.as_("Max", raised=True)
        body = {"pack": "isd287", "why": "The board voted", "edition": 1}
        assert (await max_.send("PUT", "/api/policy", body)).status_code == 200
        doors = await desk.browser().get("/api/demo/doors")
        assert [(door["role"], door["called"]) for door in doors] == [("staff", None), ("manager", "Safety manager")]
        there = await desk.browser().get("/api/demo/doors?language=es")
        assert [door["called"] for door in there] == [None, "Responsable de seguridad"]


async def test_being_somebody_else_leaves_the_first_ones_duty_as_it_is(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, doors=lambda: [PersonId("Tea"), PersonId("Ana")]) as desk:
        browser = desk.browser()
        await browser.post("/api/demo/doors/Ana")
        await browser.post("/api/duty/start")
        await browser.post("/api/demo/doors/Tea")
        assert (await browser.press())["view"]["assignments"][0]["responder"]["name"] == "Ana"


async def test_elsewhere_there_are_no_doors(desk: Desk) -> None:
    assert code(await desk.browser().send("GET", "/api/demo/doors")) == (404, "not_found")
    assert code(await desk.browser().send("POST", "/api/demo/doors/Max")) == (404, "not_found")
