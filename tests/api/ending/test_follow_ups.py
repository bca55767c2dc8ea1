"""What must be done after calls, from the desk; and contacts that were no call."""

from app.store.ending import contacts
from tests.api.desk import Browser, Desk, code
from tests.api.ending.test_reports import HELD, helped, with_forms
from tests.town import TOWN


async def codes(browser: Browser) -> list[str]:
    return [due["code"] for due in await browser.get("/api/follow-ups")]


async def test_each_sees_what_is_theirs_and_ends_it(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "disposition": "resolved"})
    sam, flo = await desk.as_("Sam"), await desk.as_("Flo")
    assert (["parents"], ["debrief", "parents"], []) == (await codes(ana), await codes(sam), await codes(flo))
    await sam.post(f"{call}/follow-ups", {"code": "parents", "step": "take"})
    await sam.post(f"{call}/follow-ups", {"code": "parents", "step": "done"})
    await sam.post(f"{call}/follow-ups", {"code": "debrief", "step": "decline", "reason": "not_wanted"})
    assert [] == await codes(sam)
    again = await sam.send("POST", f"{call}/follow-ups", {"code": "debrief", "step": "done"})
    assert (409, "follow_up_over") == code(again)
    assert (404, "not_found") == code(await flo.send("POST", f"{call}/follow-ups", {"code": "parents", "step": "done"}))


async def test_it_is_handed_to_one_of_those_whose_it_may_be(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "disposition": "resolved"})
    sam = await desk.as_("Sam")
    [debrief] = [due for due in await sam.get("/api/follow-ups") if due["code"] == "debrief"]
    assert {"Max", "Mia", "Sam"} <= {each["name"] for each in debrief["takers"]}
    await sam.post(f"{call}/follow-ups", {"code": "debrief", "step": "take", "to": "Mia"})
    [debrief] = [due for due in await sam.get("/api/follow-ups") if due["code"] == "debrief"]
    assert debrief["owner"]["name"] == "Mia"
    no = await sam.send("POST", f"{call}/follow-ups", {"code": "debrief", "step": "take", "to": "Tea"})
    assert (404, "unknown_person") == code(no)


async def test_what_is_late_says_so_and_rings_nobody(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "disposition": "resolved"})
    sam = await desk.as_("Sam")
    assert [False, False] == [due["overdue"] for due in await sam.get("/api/follow-ups")]
    desk.clock.turn(25 * 3600)
    assert [True, False] == [due["overdue"] for due in await sam.get("/api/follow-ups")]


async def test_a_positive_contact_is_two_taps_and_one_line(desk: Desk) -> None:
    await with_forms(desk)
    ana = await desk.as_("Ana")
    for _ in range(2):
        await ana.post("/api/contacts", {"school": "north", "kind": "walk"}, key="key-contact")
    assert 1 == len(await desk.memory.read(lambda read: contacts.every(read, TOWN)))
    assert (422, "unknown_contact") == code(await ana.send("POST", "/api/contacts", {"school": "north", "kind": "fight"}))


async def test_a_manager_of_another_school_finds_nothing_of_it_in_any_list(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "disposition": "resolved"})
    pia = await desk.as_("Pia", raised=True)
    assert [[], [], []] == [await pia.get(path) for path in ("/api/follow-ups", "/api/reports", "/api/calls/recent")]
    for path in (call, f"{call}/timeline", f"{call}/report"):
        assert (404, "not_found") == code(await pia.send("GET", path)), path
    no = await pia.send("POST", f"{call}/follow-ups", {"code": "parents", "step": "done"})
    assert (404, "not_found") == code(no)
