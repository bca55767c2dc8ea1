"""The codes of a school's rooms, to print and to replace."""

from app.api.site import Settings
from tests.api.desk import Desk, code, open_desk


async def test_a_school_gets_a_code_for_each_room_and_a_picture_of_each(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, settings=Settings(public_url="https://help.example.org")) as desk:
        sam = await desk.as_("Sam", raised=True)
        before = await sam.get("/api/schools/north/codes")
        assert [(room["place"]["id"], room["code"], room["qr_svg"]) for room in before["rooms"]] == [
            ("n120", None, None),
            ("n204", None, None),
        ]
        made = await sam.post("/api/schools/north/codes")
        assert made == await sam.get("/api/schools/north/codes")
        first = made["rooms"][0]
        assert first["url"] == f"https://help.example.org/r/{first['code']}"
        assert first["qr_svg"].startswith("<svg")
        assert (made["district"], made["school"]["phone"]) == ("Town", "555-0100")


async def test_only_the_rooms_whose_sheets_leaked_get_new_codes(desk: Desk) -> None:
    sam = await desk.as_("Sam", raised=True)
    made = await sam.post("/api/schools/north/codes")
    after = await sam.post("/api/schools/north/codes/rotate", {"places": ["n120"]})
    same = [old["code"] == new["code"] for old, new in zip(made["rooms"], after["rooms"], strict=True)]
    assert same == [False, True]


async def test_a_room_of_another_school_is_not_replaced_under_this_one(desk: Desk) -> None:
    sam = await desk.as_("Sam", raised=True)
    answer = await sam.send("POST", "/api/schools/north/codes/rotate", {"places": ["n120", "s101"]})
    assert code(answer) == (404, "not_found")


async def test_codes_are_for_those_who_look_after_the_school(desk: Desk) -> None:
    pia, tea = await desk.as_("Pia", raised=True), await desk.as_("Tea", raised=True)
    assert code(await pia.send("GET", "/api/schools/north/codes")) == (404, "not_found")
    assert len((await pia.get("/api/schools/south/codes"))["rooms"]) == 2
    assert code(await tea.send("GET", "/api/schools/north/codes")) == (403, "not_allowed")
    assert code(await (await desk.as_("Max")).send("GET", "/api/schools/south/codes")) == (403, "step_up_needed")
