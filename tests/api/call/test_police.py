"""Police in a call, through the desk: from the question to the officer, and what an officer is told."""

from dataclasses import replace
from typing import Any

from app.core.ids import PersonId
from app.core.policy import Policy, Released
from app.store.district import plans
from tests import police
from tests.api.desk import Browser, Desk, code
from tests.api.test_app import operations
from tests.town import EVERYDAY, START, TOWN


async def behind_a_gate(desk: Desk, **rules: Any) -> None:
    """The town takes up officers."""
    policy = Policy(name="With officers", default=EVERYDAY, police=replace(police.POLICE, **rules))
    await desk.memory.write(lambda tx: plans.put_policy(tx, TOWN, policy, PersonId("Max"), START))


async def going(desk: Desk) -> tuple[Browser, str]:
    """Ana goes to a call of Tea's; Sam decides, and an officer is on duty."""
    for name in ("Ana", "Sam", "Off"):
        await (await desk.as_(name)).post("/api/duty/start")
    ana = await desk.as_("Ana")
    call = (await (await desk.as_("Tea")).press())["call"]
    offer = (await ana.get("/api/calls"))[0]["you"]["offer"]
    await ana.post(f"/api/offers/{offer}/accept")
    return ana, f"/api/calls/{call}/police"


async def test_from_the_question_to_the_officer(desk: Desk) -> None:
    await behind_a_gate(desk)
    ana, about = await going(desk)
    asked = await ana.post(f"{about}/ask", {"reason": "trespass", "students": "yes"})
    assert [c["state"] for c in asked["view"]["police"]["conditions"]] == ["waiting"] * 4
    sam, off = await desk.as_("Sam"), await desk.as_("Off")
    assert (await sam.get("/api/calls"))[0]["you"]["decides"] is not None
    await sam.post(f"{about}/decide", {"request": 1, "yes": True})
    told = {"request": 1, "condition": "caregiver", "result": "reached", "way": "phone"}
    await ana.post(f"{about}/notice", told)
    assert await off.get("/api/calls") == []
    opened = await ana.post(f"{about}/meeting", {"request": 1, "adult": "Sam", "place": "n120"})
    assert opened["view"]["police"]["state"] == "open"
    [seen] = await off.get("/api/calls")
    assert (seen["caller"], seen["assignments"], seen["police"]["meeting"]["adult"]["name"]) == (None, [], "Sam")
    yes = await off.post(f"/api/offers/{seen['you']['offer']}/accept")
    assert yes["view"]["you"]["state"] == "accepted"
    assert code(await ana.send("POST", f"{about}/student", {"request": 1})) == (409, "conditions_open")


async def test_a_life_in_danger_goes_at_once_and_the_reason_is_given_afterwards(desk: Desk) -> None:
    await behind_a_gate(desk)
    ana, about = await going(desk)
    tea = await desk.as_("Tea")
    danger = await tea.post(f"{about}/ask", {"danger": True})
    assert (danger["view"]["priority"], danger["view"]["police"]["owes_reason"]) == (1, True)
    said = await tea.post(f"{about}/911")
    assert said["view"]["said_911_at"] is not None
    assert len(await (await desk.as_("Off")).get("/api/calls")) == 1
    await ana.post(about.replace("/police", "/close"), {"disposition": "resolved"})
    given = await ana.post(f"{about}/reason", {"request": 1, "reason": "threat"})
    assert given["view"]["police"]["owes_reason"] is False


async def test_taking_it_back_takes_the_call_from_the_officer(desk: Desk) -> None:
    await behind_a_gate(desk, conditions=())
    ana, about = await going(desk)
    await ana.post(f"{about}/ask", {"reason": "trespass"})
    off = await desk.as_("Off")
    assert len(await off.get("/api/calls")) == 1
    await ana.post(f"{about}/withdraw", {"request": 1})
    assert await off.get("/api/calls") == []


async def test_what_can_be_chosen_is_of_the_calls_own_edition(desk: Desk) -> None:
    await behind_a_gate(desk)
    ana, about = await going(desk)
    await desk.memory.write(lambda tx: plans.put_policy(tx, TOWN, Policy(default=EVERYDAY), None, START))
    told = await ana.get(about)
    assert (told["is_asked_here"], [r["id"] for r in told["reasons"]]) == (True, ["threat", "trespass"])
    assert told["policy"] == "With officers"
    assert {"Ana", "Sam"} <= {adult["name"] for adult in told["adults"]}
    assert {place["school"] for place in told["places"]} == {"north"}


async def test_where_no_officer_is_asked_it_is_said(desk: Desk) -> None:
    ana, about = await going(desk)
    assert (await ana.get(about))["is_asked_here"] is False
    assert code(await ana.send("POST", f"{about}/ask", {"reason": "trespass"})) == (409, "no_police_here")


async def test_a_school_matter_says_whose_it_is(desk: Desk) -> None:
    await behind_a_gate(desk, never=("unspecified",))
    ana, about = await going(desk)
    answer = await ana.send("POST", f"{about}/ask", {"reason": "trespass"})
    assert (code(answer), answer.json()["facts"]) == ((409, "school_matter"), {"instead": "Ask the principal."})


# --- every reading route, as an officer

WORDS = ("At the south stairs.", "Use the south door.", "Tea", '"call_type":"fight"', '"students":"yes"')
"""What was said on the call and who said it: nothing of it was released."""

READS = {
    "listCalls": 200,
    "readCall": 200,
    "readMe": 200,
    "listSessions": 200,
    "listPlaces": 200,
    "readPushKey": 200,
    "readMyCredentials": 200,
    "readShift": 200,
    "scanRoom": 200,
    "readHealth": 200,
    "readReady": 200,
}
"""What an officer on a call is answered; all other reading is refused, and a new route says here that it is not."""


async def words_were_said(desk: Desk) -> str:
    """Everything that a call can hold is there, of a call for which police are asked; none of it is released."""
    fight = replace(EVERYDAY, call_type="fight")
    policy = Policy(default=EVERYDAY, plans=(fight,), police=replace(police.POLICE, conditions=()))
    await desk.memory.write(lambda tx: plans.put_policy(tx, TOWN, policy, PersonId("Max"), START))
    ana, about = await going(desk)
    call = about.removesuffix("/police")
    await ana.post(f"{call}/amend", {"call_type": "fight"})
    await ana.post(f"{call}/note", {"text": WORDS[0]})
    await (await desk.as_("Max")).post(f"{call}/messages", {"text": WORDS[1]})
    await ana.post(f"{about}/ask", {"reason": "trespass", "students": "yes"})
    return call


async def read_everything(desk: Desk, officer: Browser, call: str) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """What each reading route answers, and which of the words stood in the answer."""
    known = dict.fromkeys(("person", "device", "token", "particular", "credential", "held", "offer"), "none")
    known |= {"call": call.removeprefix("/api/calls/"), "school": "north", "place": "n120", "edition": "1"}
    known["code"] = await desk.code()
    told, found = {}, []
    for name, route in operations().items():
        if "GET" not in route.methods:
            continue
        answer = await officer.send("GET", route.path.format(**known))
        told[name] = answer.status_code
        found += [(name, word) for word in WORDS if word in answer.text]
    return told, found


async def test_an_officer_reads_of_a_call_what_is_released_by_whichever_route(desk: Desk) -> None:
    call = await words_were_said(desk)
    off = await desk.as_("Off")
    offer = (await off.get(call))["you"]["offer"]
    for step in ("", "accept"):
        if step:
            await off.post(f"/api/offers/{offer}/{step}")
        told, found = await read_everything(desk, off, call)
        assert found == []
        assert {name: status for name, status in told.items() if status == 200} == READS


async def test_an_officer_who_said_no_reads_nothing_of_the_call(desk: Desk) -> None:
    call = await words_were_said(desk)
    off = await desk.as_("Off")
    offer = (await off.get(call))["you"]["offer"]
    await off.post(f"/api/offers/{offer}/decline")
    told, found = await read_everything(desk, off, call)
    assert found == []
    assert {name: status for name, status in told.items() if status == 200} == {n: s for n, s in READS.items() if n != "readCall"}
    assert await off.get("/api/calls") == []


async def test_an_officer_presses_like_anybody_and_sees_who_comes_alone(desk: Desk) -> None:
    await behind_a_gate(desk, released=tuple(Released))
    ana, off, max_ = await desk.as_("Ana"), await desk.as_("Off"), await desk.as_("Max")
    for each in (ana, off):
        await each.post("/api/duty/start")
    pressed = await off.post(f"/api/rooms/{await desk.code()}/calls", {})
    call = f"/api/calls/{pressed['call']}"
    await ana.post(f"/api/offers/{(await ana.get('/api/calls'))[0]['you']['offer']}/accept")
    await max_.post(f"{call}/messages", {"text": WORDS[1]})
    assert code(await off.send("POST", f"{call}/police/ask", {"danger": True})) == (403, "not_allowed")
    for over in (False, True):
        if over:
            await ana.post(f"{call}/close", {"disposition": "resolved"})
        told, found = await read_everything(desk, off, call)
        assert found == []
        assert {name: status for name, status in told.items() if status == 200} == READS
        assert [a["responder"]["name"] for a in (await off.get(call))["assignments"]] == ["Ana"]
