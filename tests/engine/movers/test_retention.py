"""Answers are kept as long as a phone may ask again, and no longer."""

import asyncio
from datetime import timedelta

from app.core import commands as do
from app.core.events import Kept
from app.core.ids import CallId, CommandId, MessageId, NoteId, ParticularId, PersonId
from app.core.policy import AnswerKind
from app.core.words import Disposition
from app.engine.movers.retention import KEEP_ANSWERS, Retention
from app.engine.rebuild import rebuilt
from app.store import commands, log
from app.store.call import messages, notes
from app.store.call.messages import MessageRow
from app.store.call.notes import NoteRow
from app.store.ending import particulars, reports
from app.store.ending.particulars import ParticularRow
from tests.ending import said
from tests.engine.engine import Engine, engine, key
from tests.engine.forms import with_forms
from tests.patience import PATIENCE_S
from tests.town import TOWN, by


async def kept(town: Engine, name: str) -> bool:
    return await town.memory.read(lambda read: commands.find(read, TOWN, "Tea", CommandId(name))) is not None


async def test_an_answer_is_forgotten_after_two_days_and_not_before(database_url: str) -> None:
    async with engine(database_url) as town:
        await town.press(key=key("old-key"))
        town.clock.turn(1)
        await town.press(key=key("newer-key"))
        town.clock.turn(KEEP_ANSWERS.total_seconds() - 0.5)
        assert 1 == await Retention(town.memory, town.clock).sweep()
        assert (False, True) == (await kept(town, "old-key"), await kept(town, "newer-key"))


async def test_words_are_forgotten_on_their_date_and_the_numbers_stay_true(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await with_forms(town)
        await town.press()
        await town.accept("Ana", "call-Tea")
        day = town.clock.at + timedelta(days=365)
        name = ParticularRow(
            id=ParticularId("p1"), call=CallId("call-Tea"), question="hold_student", kind=AnswerKind.student, text="A. Example",
            salt="salt", by=PersonId("Ana"), at=town.clock.at, forget_at=day,
        )  # fmt: skip
        note = NoteRow(id=NoteId("n1"), call=name.call, by=name.by, text="words", salt="s", at=name.at, forget_at=day)
        await town.memory.write(lambda tx: particulars.put(tx, TOWN, name))
        message = MessageRow(id=MessageId("m1"), call=name.call, by=name.by, text="words", salt="s", at=name.at, forget_at=day)
        await town.memory.write(lambda tx: notes.put(tx, TOWN, note))
        await town.memory.write(lambda tx: messages.put(tx, TOWN, message))
        kept = (Kept(id=name.id, digest="digest"),)
        answers = said(hold="yes", outcome="calm", hold_student="p1", hold_staff="unknown")
        report = do.Report(by=by("Ana"), call=name.call, answers=answers, kept=kept, disposition=Disposition.resolved)
        await town.handle(TOWN, report)
        before = await town.memory.read(lambda read: reports.every(read, TOWN))
        town.clock.turn(364 * 86400)
        await Retention(town.memory, town.clock).sweep()
        assert (name,) == await town.memory.read(lambda read: particulars.of_call(read, TOWN, name.call))
        town.clock.turn(86400)
        assert 3 == await Retention(town.memory, town.clock).sweep()
        assert () == await town.memory.read(lambda read: particulars.of_call(read, TOWN, name.call))
        assert () == await town.memory.read(lambda read: notes.of_call(read, TOWN, name.call))
        assert () == await town.memory.read(lambda read: messages.of_call(read, TOWN, name.call))
        assert (None, ()) == (
            await town.memory.read(lambda read: log.verify(read, TOWN)),
            (await rebuilt(town.memory, TOWN)).wrong,
        )
        assert before == await town.memory.read(lambda read: reports.every(read, TOWN))


async def test_words_that_no_line_names_go_when_nobody_says_them_again_and_fresh_or_named_ones_stay(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()
        await town.accept("Ana", "call-Tea")
        call, ana = CallId("call-Tea"), PersonId("Ana")

        def note(name: str) -> NoteRow:
            return NoteRow(id=NoteId(name), call=call, by=ana, text="words", salt="s", at=town.clock.at)

        def message(name: str) -> MessageRow:
            return MessageRow(id=MessageId(name), call=call, by=ana, text="words", salt="s", at=town.clock.at)

        async def put(*names: str) -> None:
            await town.memory.write(lambda tx: [notes.put(tx, TOWN, note(name)) for name in names])
            await town.memory.write(lambda tx: [messages.put(tx, TOWN, message(name)) for name in names])

        await put("named-words", "orphaned-words")
        await town.handle(TOWN, do.Note(by=by("Ana"), call=call, note=NoteId("named-words"), digest="digest"))
        await town.handle(TOWN, do.Message(by=by("Max"), call=call, message=MessageId("named-words"), digest="digest"))
        town.clock.turn(KEEP_ANSWERS.total_seconds())
        await put("fresh-words")
        await Retention(town.memory, town.clock).sweep()
        kept = await town.memory.read(lambda read: [row.id for row in notes.of_call(read, TOWN, call)])
        assert {"named-words", "orphaned-words", "fresh-words"} == set(kept)
        town.clock.turn(1)
        await Retention(town.memory, town.clock).sweep()
        kept = await town.memory.read(lambda read: [row.id for row in notes.of_call(read, TOWN, call)])
        told = await town.memory.read(lambda read: [row.id for row in messages.of_call(read, TOWN, call)])
        assert (["named-words", "fresh-words"], ["named-words", "fresh-words"]) == (kept, told)


async def test_it_sweeps_as_soon_as_it_lives(database_url: str) -> None:
    async with engine(database_url) as town:
        await town.press(key=key("old-key"))
        town.clock.turn(KEEP_ANSWERS.total_seconds() + 1)
        task = asyncio.create_task(Retention(town.memory, town.clock).run())
        async with asyncio.timeout(PATIENCE_S):
            while await kept(town, "old-key"):  # noqa: ASYNC110 - asked from outside, as a user would
                await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
