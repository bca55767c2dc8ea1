"""How a call ends, from the desk: answers now and later, words apart, a form that cannot be forgotten."""

from dataclasses import replace
from typing import Any

from app.core.events import Actor, PlanChanged
from app.store import log, particulars, plans
from app.store.session import Tx
from tests.api.desk import Browser, Desk, code
from tests.engine.forms import FORMED
from tests.town import START, TOWN

HELD = [{"question": "hold", "codes": ["yes"]}, {"question": "outcome", "codes": ["calm"]}]
WORDS = [
    {"question": "hold_staff", "text": "Ana Lind"},
    {"question": "hold_student", "text": "Grade 8, A."},
    {"question": "hold_why", "text": "Nothing less kept the two apart."},
]


async def with_forms(desk: Desk) -> None:
    def write(tx: Tx) -> PlanChanged:
        plans.put_policy(tx, TOWN, FORMED, None, START)
        return PlanChanged()

    await desk.site.record(TOWN, Actor(), write)


async def helped(desk: Desk) -> tuple[Browser, str]:
    """Ana went to Tea's call."""
    await with_forms(desk)
    tea, ana = await desk.as_("Tea"), await desk.as_("Ana")
    await ana.post("/api/duty/start", {"school": "north", "place": "n204"})
    call = (await tea.press())["call"]
    offer = (await ana.get(f"/api/calls/{call}"))["you"]["offer"]
    await ana.post(f"/api/offers/{offer}/accept")
    return ana, f"/api/calls/{call}"


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
    rows: Any = await desk.memory.read(lambda read: particulars.of_call(read, TOWN, call.rpartition("/")[2]))
    assert () == rows


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
