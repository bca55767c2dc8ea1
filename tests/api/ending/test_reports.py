"""How a call ends, from the desk: answers now and later, words apart, a form that cannot be forgotten."""

from dataclasses import replace
from typing import Any

import pytest

from app.core.events import Actor, PlanChanged
from app.core.ids import CallId
from app.core.policy import Policy
from app.store import log
from app.store.district import plans
from app.store.ending import particulars
from app.store.session import Tx
from tests import police
from tests.api.desk import Browser, Desk, code
from tests.engine.forms import FORMED
from tests.town import START, TOWN

HELD = [{"question": "hold", "codes": ["yes"]}, {"question": "outcome", "codes": ["calm"]}]
WORDS = [
    {"question": "hold_staff", "text": "Ana Lind"},
    {"question": "hold_student", "text": "Grade 8, A."},
    {"question": "hold_why", "text": "Nothing less kept the two apart."},
]


async def with_forms(desk: Desk, policy: Policy = FORMED) -> None:
    def write(tx: Tx) -> PlanChanged:
        plans.put_policy(tx, TOWN, policy, None, START)
        return PlanChanged()

    await desk.site.record(TOWN, Actor(), write)


async def helped(desk: Desk, policy: Policy = FORMED) -> tuple[Browser, str]:
    """Ana went to Tea's call."""
    await with_forms(desk, policy)
    tea, ana = await desk.as_("Tea"), await desk.as_("Ana")
    await ana.post("/api/duty/start", {"school": "north", "place": "n204"})
    call = (await tea.press())["call"]
    offer = (await ana.get(f"/api/calls/{call}"))["you"]["offer"]
    await ana.post(f"/api/offers/{offer}/accept")
    return ana, f"/api/calls/{call}"


async def lying_apart(desk: Desk, call: str) -> list[str]:
    """The questions whose words are kept."""
    rows = await desk.memory.read(lambda read: particulars.of_call(read, TOWN, CallId(call.rpartition("/")[2])))
    return sorted(row.question for row in rows)


def answered(report: dict[str, Any]) -> dict[str, list[str]]:
    """By question, without what was taken back."""
    return {each["question"]: each["codes"] for each in report["answers"] if each["codes"]}


async def test_the_form_is_that_of_the_edition(desk: Desk) -> None:
    await with_forms(desk)
    ana = await desk.as_("Ana")
    form = await ana.get("/api/forms/0")
    assert (2, ["walk"]) == (form["edition"], [kind["id"] for kind in form["positive"]])
    assert "hold" in [question["id"] for question in form["questions"]]
    assert [] == (await ana.get("/api/forms/1"))["questions"]
    assert (404, "not_found") == code(await ana.send("GET", "/api/forms/9"))


async def test_the_short_form_ends_the_call_and_the_rest_comes_later(desk: Desk) -> None:
    ana, call = await helped(desk)
    closed = await ana.post(f"{call}/report", {"answers": HELD, "disposition": "resolved"})
    assert ("closed", ["report"]) == (closed["view"]["status"], closed["view"]["you"]["actions"])
    report = await ana.get(f"{call}/report")
    assert (False, ["hold_staff"], ["debrief", "parents"]) == (
        report["finished"],
        report["missing"],
        [due["code"] for due in report["dues"]],
    )
    assert [(True, 1)] == [(row["mine"], row["missing"]) for row in await ana.get("/api/reports")]
    await ana.post(f"{call}/report", {"words": WORDS})
    assert [] == (await ana.get(f"{call}/report"))["missing"]


async def test_words_lie_apart_and_a_student_stays_closed(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "words": WORDS, "disposition": "resolved"})
    report = await ana.get(f"{call}/report")
    told = {each["question"]: each["text"] for each in report["particulars"]}
    assert {"hold_staff": "Ana Lind", "hold_student": None, "hold_why": "Nothing less kept the two apart."} == told
    facts = await desk.memory.read(lambda read: log.since(read, TOWN, 0))
    assert [] == [fact for fact in facts if any(word["text"] in str(fact) for word in WORDS)]


async def test_the_same_save_said_twice_is_one(desk: Desk) -> None:
    ana, call = await helped(desk)
    body = {"answers": HELD, "words": WORDS, "disposition": "resolved"}
    for _ in range(2):
        await ana.post(f"{call}/report", body, key="key-of-the-save")
    assert 3 == len((await ana.get(f"{call}/report"))["particulars"])


async def test_words_that_answer_nothing_are_not_kept(desk: Desk) -> None:
    ana, call = await helped(desk)
    wrong = {"answers": [{"question": "hold", "codes": ["perhaps"]}], "words": WORDS}
    assert (422, "answer_not_valid") == code(await ana.send("POST", f"{call}/report", wrong))
    apart = {"words": [{"question": "hold", "text": "yes it was"}]}
    assert (422, "answer_not_valid") == code(await ana.send("POST", f"{call}/report", apart))
    assert [] == await lying_apart(desk, call)


NOT_HELD = [{"question": "hold", "codes": ["no"]}, {"question": "injury_at", "codes": ["unknown"]}]


@pytest.mark.parametrize("end", [{}, {"disposition": "resolved"}])
async def test_the_words_of_a_hold_that_was_none_are_forgotten_at_once(desk: Desk, end: dict[str, str]) -> None:
    ana, call = await helped(desk)
    for _ in range(2):  # the second is the same command, said again
        await ana.post(f"{call}/report", {"answers": NOT_HELD, "words": WORDS, **end}, key="key-of-the-save")
    report = await ana.get(f"{call}/report")
    assert ({"hold": ["no"]}, []) == (answered(report), report["particulars"])
    assert [] == await lying_apart(desk, call)


@pytest.mark.parametrize("end", [{}, {"disposition": "resolved"}])
async def test_a_hold_that_is_taken_back_takes_its_words_with_it(desk: Desk, end: dict[str, str]) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "words": WORDS})
    await ana.post(f"{call}/report", {"answers": NOT_HELD[:1], **end})
    report = await ana.get(f"{call}/report")
    assert ({"hold": ["no"], "outcome": ["calm"]}, []) == (answered(report), report["particulars"])
    assert [] == await lying_apart(desk, call)


async def test_words_that_are_replaced_are_gone(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "words": WORDS})
    await ana.post(f"{call}/report", {"words": [{"question": "hold_why", "text": "They were calm."}]}, key="key-of-the-save")
    told = {each["question"]: each["text"] for each in (await ana.get(f"{call}/report"))["particulars"]}
    assert {"hold_staff": "Ana Lind", "hold_student": None, "hold_why": "They were calm."} == told
    assert 3 == len(await lying_apart(desk, call))


@pytest.mark.parametrize("how", ["unfounded", "false_alarm", "drill"])
async def test_what_is_said_of_a_call_that_was_none_is_not_kept(desk: Desk, how: str) -> None:
    ana, call = await helped(desk)
    closed = await ana.post(f"{call}/report", {"answers": HELD, "words": WORDS, "disposition": how})
    report = await ana.get(f"{call}/report")
    assert ("closed", [], []) == (closed["view"]["status"], report["answers"], report["particulars"])
    assert [] == await lying_apart(desk, call)


async def test_an_end_that_comes_after_anothers_leaves_them_their_words(desk: Desk) -> None:
    ana, call = await helped(desk)
    sam = await desk.as_("Sam")
    for who, why in ((sam, "From the desk."), (ana, "From the hall.")):
        words = [{"question": "hold_why", "text": why}]
        await who.post(f"{call}/report", {"answers": HELD, "words": words, "disposition": "resolved"})
    report = await ana.get(f"{call}/report")
    assert ["From the desk.", "From the hall."] == sorted(each["text"] for each in report["particulars"])
    assert ["hold_why", "hold_why"] == await lying_apart(desk, call)


async def test_what_somebody_else_wrote_meanwhile_is_not_written_over(desk: Desk) -> None:
    ana, call = await helped(desk)
    sam, later = await desk.as_("Sam"), "From the desk, and only there."
    await ana.post(f"{call}/report", {"answers": HELD, "words": WORDS, "disposition": "resolved"})
    read = await ana.get(f"{call}/report")
    [why] = [each["id"] for each in read["particulars"] if each["question"] == "hold_why"]
    desk.clock.turn(60)
    body = {"answers": [{"question": "hold_why", "codes": [why]}], "seen": read["rev"]}
    await sam.post(f"{call}/report", {**body, "words": [{"question": "hold_why", "text": later}]})
    mine = {**body, "words": [{"question": "hold_why", "text": "From the hall."}]}
    for _ in range(2):  # the same save said again is told the same
        no = await ana.send("POST", f"{call}/report", mine, key="key-of-the-save")
        assert (409, "answered_meanwhile") == code(no)
    said, now = no.json(), await ana.get(f"{call}/report")
    assert ({"question": "hold_why"}, now) == (said["facts"], said["report"])
    [theirs] = [each for each in now["answers"] if each["question"] == "hold_why"]
    assert ("Sam", later) == (theirs["by"]["name"], now["particulars"][-1]["text"])
    assert ["hold_staff", "hold_student", "hold_why", "hold_why"] == await lying_apart(desk, call)
    both = {"answers": [{"question": "hold_why", "codes": theirs["codes"]}], "words": mine["words"], "seen": now["rev"]}
    await ana.post(f"{call}/report", both)
    texts = {each["text"] for each in (await ana.get(f"{call}/report"))["particulars"]}
    assert {WORDS[2]["text"], later, "From the hall."} <= texts


@pytest.mark.parametrize("seen", [0, "all of it", None, -1])
async def test_an_end_lands_whatever_it_says_that_it_has_read(desk: Desk, seen: object) -> None:
    ana, call = await helped(desk)
    closed = await ana.post(f"{call}/report", {"answers": HELD, "seen": seen, "disposition": "resolved"})
    assert "closed" == closed["view"]["status"]


async def test_an_end_that_waited_on_an_older_phone_is_not_lost_to_what_is_not_asked(desk: Desk) -> None:
    ana, call = await helped(desk)
    odd = {"answers": [*HELD, {"question": "mood", "codes": ["fine"]}], "words": [{"question": "mood", "text": "fine"}, *WORDS]}
    assert (422, "answer_not_valid") == code(await ana.send("POST", f"{call}/report", odd))
    closed = await ana.post(f"{call}/report", {**odd, "disposition": "resolved"})
    report = await ana.get(f"{call}/report")
    assert ("closed", []) == (closed["view"]["status"], report["missing"])
    assert {"hold", "outcome", "hold_staff", "hold_student", "hold_why"} == {each["question"] for each in report["answers"]}
    assert ["hold_staff", "hold_student", "hold_why"] == await lying_apart(desk, call)


@pytest.mark.parametrize(
    "odd",
    [
        {"answers": None},
        {"later": 1},
        {"answers": [{"question": "done", "codes": ["x"] * 41}]},
        {"words": [{"question": "hold_why", "text": "x" * 2001}]},
    ],
)
async def test_no_end_is_lost_to_a_body_of_another_shape(desk: Desk, odd: dict[str, object]) -> None:
    ana, call = await helped(desk)
    assert 422 == (await ana.send("POST", f"{call}/report", odd)).status_code
    closed = await ana.post(f"{call}/report", {**odd, "disposition": "resolved"})
    assert "closed" == closed["view"]["status"]


async def test_a_day_to_be_forgotten_on_comes_from_the_calls_own_policy(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "words": WORDS})
    first = (await ana.get(f"{call}/report"))["particulars"][0]
    assert FORMED.retention.notes_days == 365
    assert first["forget_at"][:4] == str(int(first["at"][:4]) + 1)


async def test_who_was_not_there_has_no_report_to_read(desk: Desk) -> None:
    _, call = await helped(desk)
    ben, tea = await desk.as_("Ben"), await desk.as_("Tea")
    assert (404, "not_found") == code(await ben.send("GET", f"{call}/report"))
    assert (403, "not_allowed") == code(await tea.send("GET", f"{call}/report"))
    assert [] == await ben.get("/api/reports")


async def test_after_an_end_as_of_old_it_is_unfinished(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/close", {"disposition": "resolved"})
    sam = await desk.as_("Sam")
    assert [(False, "Ana", 2)] == [(row["mine"], row["owner"]["name"], row["missing"]) for row in await sam.get("/api/reports")]
    assert replace(FORMED, questions=()).questions == ()


async def test_police_not_asked_is_neither_offered_nor_counted_where_an_officer_was_there(desk: Desk) -> None:
    off = await desk.as_("Off")
    await off.post("/api/duty/start")
    ana, call = await helped(desk, replace(FORMED, police=replace(police.POLICE, conditions=())))
    asked = await ana.post(f"{call}/police/ask", {"reason": "trespass"})
    assert ["officer_asked"] == asked["view"]["police"]["marks"]
    offer = (await off.get("/api/calls"))[0]["you"]["offer"]
    await off.post(f"/api/offers/{offer}/accept")
    await off.post(f"/api/offers/{offer}/progress", {"step": "on_scene"})
    assert [] == (await off.get("/api/calls"))[0]["police"]["marks"]
    denied = [{"question": "police", "codes": ["no"]}]
    await ana.post(f"{call}/report", {"answers": [*denied, HELD[1]], "disposition": "resolved"})
    await ana.post(f"{call}/report", {"answers": denied})
    report = await ana.get(f"{call}/report")
    assert {"outcome": ["calm"]} == answered(report)
    [question] = [each for each in report["questions"] if each["id"] == "police"]
    assert ["came_911"] == [choice["id"] for choice in question["choices"]]
