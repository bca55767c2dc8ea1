"""What the indexes keep of how calls end."""

from dataclasses import replace
from datetime import timedelta

from app.core import commands as do
from app.core.events import Answer, Kept
from app.core.ids import CallId, ContactId, ParticularId, PersonId
from app.core.outcomes import FollowUpState
from app.core.policy import AnswerKind
from app.core.words import Disposition
from app.engine.rebuild import rebuilt
from app.store.ending import contacts, follow_ups, particulars, reports
from app.store.ending.particulars import ParticularRow
from app.store.ending.reports import ReportRow
from tests.ending import said
from tests.engine.engine import Engine, engine
from tests.engine.forms import FORMED, with_forms
from tests.town import NORTH, TOWN, by

CALL = CallId("call-Tea")


async def report(town: Engine, disposition: Disposition | None = None, **answers: str) -> None:
    await town.handle(TOWN, do.Report(by=by("Ana"), call=CALL, answers=said(**answers), disposition=disposition))


async def helped(town: Engine) -> None:
    await with_forms(town)
    await town.press()
    await town.accept("Ana", CALL)


async def row(town: Engine) -> ReportRow:
    (found,) = await town.memory.read(lambda read: reports.every(read, TOWN))
    return found


async def test_a_report_is_unfinished_until_all_that_holds_it_open_is_done(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await helped(town)
        await report(town, Disposition.resolved, hold="yes", outcome="calm")
        first = await row(town)
        assert (False, 1, True, "Ana", "north") == (first.finished, first.missing, first.counts, first.owner, first.school)
        assert (Answer(question="hold", codes=("yes",)), Answer(question="positive", codes=("yes",))) == first.answers
        await report(town, hold_staff="unknown")
        assert (False, 0) == ((await row(town)).finished, (await row(town)).missing)
        opened = await town.memory.read(lambda read: follow_ups.still_open(read, TOWN))
        assert [("parents", "Ana"), ("debrief", "Sam")] == sorted(((d.code, d.owner) for d in opened), reverse=True)
        await town.handle(TOWN, do.FinishFollowUp(by=by("Sam"), call=CALL, follow_up="debrief"))
        assert (await row(town)).finished
        every = await town.memory.read(lambda read: follow_ups.every(read, TOWN))
        assert {"debrief": FollowUpState.done, "parents": FollowUpState.open} == {d.code: d.state for d in every}


async def test_an_open_call_and_practice_keep_what_is_theirs(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await helped(town)
        assert () == await town.memory.read(lambda read: reports.every(read, TOWN))
        await report(town, Disposition.false_alarm)
        assert (True, False, ()) == ((await row(town)).finished, (await row(town)).counts, (await row(town)).answers)


async def test_it_is_judged_by_the_edition_in_force_at_its_press(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await helped(town)
        await with_forms(town, replace(FORMED, questions=()))
        await report(town, Disposition.resolved, hold="no")
        assert (False, 1) == ((await row(town)).finished, (await row(town)).missing)


async def test_the_log_tells_every_row_again(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await helped(town)
        await report(town, Disposition.resolved, hold="yes")
        logged = do.LogContact(by=by("Ana"), contact=ContactId("c1"), school=NORTH, kind="walk")
        await town.handle(TOWN, logged)
        (contact,) = await town.memory.read(lambda read: contacts.every(read, TOWN))
        assert ("c1", "north", "walk", "Ana", town.clock.at) == (
            contact.id,
            contact.school,
            contact.kind,
            contact.person,
            contact.at,
        )
        before = await row(town)
        assert () == (await rebuilt(town.memory, TOWN)).wrong
        assert before == await row(town)
        await town.memory.write(lambda tx: reports.put(tx, TOWN, replace(before, finished=True)))
        assert ("report call-Tea",) == (await rebuilt(town.memory, TOWN)).wrong
        assert before == await row(town)


async def test_what_was_told_of_a_call_that_its_caller_takes_back_is_kept_by_nobody(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await helped(town)
        name = ParticularRow(
            id=ParticularId("p1"), call=CALL, question="hold_student", kind=AnswerKind.student, text="A. Example",
            salt="salt", by=PersonId("Ana"), at=town.clock.at, forget_at=town.clock.at + timedelta(days=365),
        )  # fmt: skip
        other = replace(name, call=CallId("another"), id=ParticularId("p2"))
        for each in (name, other):
            await town.memory.write(lambda tx, each=each: particulars.put(tx, TOWN, each))
        kept = (Kept(id=name.id, digest="digest"),)
        answers = said(hold="yes", hold_student="p1")
        await town.handle(TOWN, do.Report(by=by("Ana"), call=CALL, answers=answers, kept=kept))
        assert (name,) == await town.memory.read(lambda read: particulars.of_call(read, TOWN, CALL))
        await town.handle(TOWN, do.Cancel(by=by("Tea"), call=CALL))
        assert () == await town.memory.read(lambda read: particulars.of_call(read, TOWN, CALL))
        assert (other,) == await town.memory.read(lambda read: particulars.of_call(read, TOWN, other.call))
