"""Police in a call, through the desk: from the question to the officer, and what an officer is told."""

from dataclasses import replace
from typing import Any

from app.core.ids import PersonId
from app.core.policy import Policy
from app.store import plans
from tests import police
from tests.api.desk import Browser, Desk, code
from tests.town import EVERYDAY, START, TOWN


async def behind_a_gate(desk: Desk, **rules: Any) -> None:
    """The town takes up officers."""
    policy = Policy(default=EVERYDAY, police=replace(police.POLICE, **rules))
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
