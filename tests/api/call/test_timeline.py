import hashlib

from app.core.ids import CallId
from app.store.call import notes
from tests.api.desk import Browser, Desk, code
from tests.api.ending.test_reports import HELD, WORDS, helped
from tests.town import TOWN

TEXT = "At the south stairs, awake."


async def test_every_line_of_it_is_there_with_its_people(desk: Desk) -> None:
    await (await desk.as_("Ana")).post("/api/duty/start")
    call = (await (await desk.as_("Tea")).press())["call"]
    told = await (await desk.as_("Max")).get(f"/api/calls/{call}/timeline")
    assert [entry["type"] for entry in told["entries"]] == ["call.raised", "call.dispatched", "offer.made"]
    assert told["entries"][0]["by"]["name"] == "Tea"
    assert told["entries"][2]["data"]["responder"] == "Ana"
    assert {person["name"] for person in told["people"]} >= {"Tea", "Ana"}


async def test_why_colleagues_were_not_asked_is_for_the_board(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    call = (await tea.press())["call"]
    seen = {}
    for name in ("Tea", "Max"):
        told = await (await desk.as_(name)).get(f"/api/calls/{call}/timeline")
        seen[name] = any("gaps" in entry["data"] for entry in told["entries"])
    assert seen == {"Tea": False, "Max": True}


async def test_names_are_told_of_those_alone_of_whom_a_line_speaks(desk: Desk) -> None:
    ana, tea, max_ = await desk.as_("Ana"), await desk.as_("Tea"), await desk.as_("Max")
    await ana.post("/api/duty/start")
    call = (await tea.press())["call"]
    told = [await who.get(f"/api/calls/{call}/timeline") for who in (tea, ana, max_)]
    names = [{person["name"] for person in each["people"]} for each in told]
    assert [{"Tea", "Ana"}, {"Tea", "Ana"}] == names[:2], "who was passed over is no business of who pressed or was asked"
    assert {"Tea", "Ana"} < names[2]


async def test_a_note_is_words_beside_the_log_and_a_salted_digest_in_it(desk: Desk) -> None:
    tea, max_ = await desk.as_("Tea"), await desk.as_("Max")
    call = (await tea.press())["call"]
    await max_.post(f"/api/calls/{call}/note", {"text": TEXT})
    [row] = await desk.memory.read(lambda read: notes.of_call(read, TOWN, CallId(call)))
    facts = await desk.site.lookout.timeline(TOWN, CallId(call))
    digest = hashlib.sha256(f"{row.salt}{row.text}".encode()).hexdigest()
    assert facts[-1].event.digest == digest  # type: ignore[attr-defined]
    assert TEXT not in repr(facts)


async def test_notes_are_read_by_the_board_and_those_on_the_call(desk: Desk) -> None:
    ana, tea, max_ = await desk.as_("Ana"), await desk.as_("Tea"), await desk.as_("Max")
    await ana.post("/api/duty/start")
    call = (await tea.press())["call"]
    await max_.post(f"/api/calls/{call}/note", {"text": TEXT})
    await tea.post(f"/api/calls/{call}/note", {"text": "Mine."})

    async def texts(browser: Browser) -> list[str]:
        told = await browser.get(f"/api/calls/{call}/timeline")
        return [entry["data"]["text"] for entry in told["entries"] if "text" in entry["data"]]

    assert [await texts(ana), await texts(tea), await texts(max_)] == [[], ["Mine."], [TEXT, "Mine."]]
    [mine] = (await ana.get(f"/api/calls/{call}"))["assignments"]
    await ana.post(f"/api/offers/{mine['offer']}/accept")
    assert await texts(ana) == [TEXT, "Mine."], "whoever said yes reads what there is to know"


async def test_the_same_note_said_twice_is_one_note(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    call = (await tea.press())["call"]
    for _ in range(2):
        await tea.post(f"/api/calls/{call}/note", {"text": TEXT}, key="note-00001")
    assert len(await desk.memory.read(lambda read: notes.of_call(read, TOWN, CallId(call)))) == 1
    other = await tea.send("POST", f"/api/calls/{call}/note", {"text": "Else."}, key="note-00001")
    assert code(other) == (409, "same_key_other_body")
    assert len(await desk.memory.read(lambda read: notes.of_call(read, TOWN, CallId(call)))) == 1


async def test_a_note_that_is_refused_leaves_no_words_behind(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    call = (await tea.press())["call"]
    await tea.post(f"/api/calls/{call}/cancel")
    refused = await tea.send("POST", f"/api/calls/{call}/note", {"text": TEXT})
    assert code(refused) == (409, "call_over")
    assert await desk.memory.read(lambda read: notes.of_call(read, TOWN, CallId(call))) == ()


async def test_the_timeline_of_a_call_that_one_may_not_see_does_not_exist(desk: Desk) -> None:
    call = (await (await desk.as_("Tea")).press())["call"]
    refused = await (await desk.as_("Uma")).send("GET", f"/api/calls/{call}/timeline")
    assert code(refused) == (404, "not_found")


async def test_what_was_answered_in_a_report_is_for_who_may_read_the_report(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD})
    await ana.post(f"{call}/report", {"words": WORDS, "disposition": "resolved"})
    seen = {}
    for name in ("Ana", "Sam", "Tea", "Sys"):
        told = (await (await desk.as_(name)).get(f"{call}/timeline"))["entries"]
        about = [each["data"] for each in told if each["type"] in {"call.reported", "follow_up.opened"}]
        closed = next(each["data"]["disposition"] for each in told if each["type"] == "call.closed")
        seen[name] = (any("answers" in each for each in about), "hold" in str(about) or "debrief" in str(about), closed)
        given = [(each["by"]["name"], each["data"]) for each in told if each["type"] == "call.reported"]
        if name in {"Tea", "Sys"}:
            assert given == [("Ana", {"complete": False}), ("Ana", {"complete": True})]
    assert seen == {
        "Ana": (True, True, "resolved"),
        "Sam": (True, True, "resolved"),
        "Tea": (False, False, "resolved"),
        "Sys": (False, False, "resolved"),
    }


async def test_whoever_was_only_asked_has_no_line_of_what_came_after(desk: Desk) -> None:
    ben = await desk.as_("Ben")
    await ben.post("/api/duty/start", {"school": "north", "place": "n120"})
    ana, call = await helped(desk)
    await (await desk.as_("Max")).post(f"{call}/ask", {"person": "Ben"})
    mine = (await ben.get(call))["you"]["offer"]
    await ben.post(f"/api/offers/{mine}/decline", {})
    await ana.post(f"{call}/report", {"answers": HELD, "disposition": "resolved"})
    told = await ben.get(f"{call}/timeline")
    assert told["entries"][-1]["type"] == "offer.declined"
    assert {"call.reported", "call.closed"}.isdisjoint(each["type"] for each in told["entries"])
    assert (await ben.get(call))["disposition"] is None
