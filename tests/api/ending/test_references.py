"""A student's reference opens for those with a basis, and each opening is on record."""

from app.core.ids import CallId, ParticularId, PersonId
from app.store import log
from app.store.ending import disclosures
from app.store.ending.disclosures import Disclosure
from app.store.session import Tx
from tests.api.desk import Browser, Desk, code
from tests.api.ending.test_reports import HELD, WORDS, helped
from tests.town import START, TOWN


async def reference(desk: Desk) -> tuple[Browser, str, str]:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "words": WORDS, "disposition": "resolved"})
    found = {each["question"]: each["id"] for each in (await ana.get(f"{call}/report"))["particulars"]}
    return ana, f"{call}/references/{found['hold_student']}/open", f"{call}/references/{found['hold_why']}/open"


async def test_who_helped_opens_it_for_care_and_it_is_written_down_first(desk: Desk) -> None:
    ana, student, _ = await reference(desk)
    assert {"text": "Grade 8, A."} == await ana.post(student, {"basis": "care"})
    (told,) = await desk.memory.read(lambda read: disclosures.recent(read, TOWN))
    assert ("Ana", "Ana", "care", True) == (told.by, told.to, told.basis, told.what in student)
    assert None is await desk.memory.read(lambda read: disclosures.verify(read, TOWN))


async def test_on_a_basis_that_is_not_theirs_nobody_opens_anything(desk: Desk) -> None:
    ana, student, _ = await reference(desk)
    sam, ben = await desk.as_("Sam"), await desk.as_("Ben")
    assert (403, "basis_not_yours") == code(await ana.send("POST", student, {"basis": "law"}))
    assert (403, "basis_not_yours") == code(await sam.send("POST", student, {"basis": "care"}))
    assert (404, "not_found") == code(await ben.send("POST", student, {"basis": "care"}))
    assert () == await desk.memory.read(lambda read: disclosures.recent(read, TOWN))
    assert {"text": "Grade 8, A."} == await sam.post(student, {"basis": "parent_request"})


async def test_what_is_no_students_or_past_its_date_is_not_there(desk: Desk) -> None:
    ana, student, why = await reference(desk)
    assert (404, "not_found") == code(await ana.send("POST", why, {"basis": "care"}))
    desk.clock.turn(366 * 86400)
    ana = await desk.as_("Ana")
    assert (404, "not_found") == code(await ana.send("POST", student, {"basis": "care"}))
    assert ParticularId("x") == "x"


async def test_what_was_taken_back_is_not_there(desk: Desk) -> None:
    ana, student, _ = await reference(desk)
    call = student.partition("/references")[0]
    await ana.post(f"{call}/report", {"answers": [{"question": "hold", "codes": ["no"]}]})
    assert (404, "not_found") == code(await ana.send("POST", student, {"basis": "care"}))
    assert () == await desk.memory.read(lambda read: disclosures.recent(read, TOWN))


async def test_a_student_of_whom_somebody_told_is_there_though_another_ended_the_call_as_nothing(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "words": WORDS})
    found = {each["question"]: each["id"] for each in (await ana.get(f"{call}/report"))["particulars"]}
    await ana.post(f"{call}/close", {"disposition": "false_alarm"})
    student = f"{call}/references/{found['hold_student']}/open"
    assert 200 == (await ana.send("POST", student, {"basis": "care"})).status_code


async def test_a_manager_reads_the_record_with_the_hand_proved(desk: Desk) -> None:
    ana, student, _ = await reference(desk)
    await ana.post(student, {"basis": "care"})
    max_ = await desk.as_("Max", raised=True)
    (card,) = await max_.get("/api/disclosures")
    assert ("Ana", "care") == (card["by"]["name"], card["basis"])
    assert "Grade 8" not in str(card)


async def test_a_manager_of_one_school_reads_the_record_of_that_school_alone(desk: Desk) -> None:
    ana, student, _ = await reference(desk)
    await ana.post(student, {"basis": "care"})
    max_, pia = await desk.as_("Max", raised=True), await desk.as_("Pia", raised=True)
    assert (1, []) == (len(await max_.get("/api/disclosures")), await pia.get("/api/disclosures"))
    there = (await (await desk.as_("Uma")).press("s101"))["call"]

    def told(tx: Tx) -> None:
        log.lock_head(tx, TOWN)
        line = Disclosure(at=START, by=PersonId("Cy"), to=PersonId("Cy"), basis="care", what="x", call=CallId(there))
        disclosures.append(tx, TOWN, line)

    await desk.memory.write(told)
    (card,) = await pia.get("/api/disclosures")
    assert (there, 2) == (card["call"], len(await max_.get("/api/disclosures")))
