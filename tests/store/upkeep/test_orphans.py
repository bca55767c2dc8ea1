"""Words that were kept before a line that never came."""

from dataclasses import replace

from app.core.events import CallNoted, CallReported, Kept
from app.core.ids import MessageId, NoteId, ParticularId
from app.core.policy import AnswerKind
from app.store.call import messages, notes
from app.store.call.messages import MessageRow
from app.store.call.notes import NoteRow
from app.store.ending import particulars
from app.store.ending.particulars import ParticularRow
from app.store.session import Memory, Tx
from app.store.upkeep import orphans
from tests.store.given import ANNA, NOON, ONE, SECOND, D, append

NOTE = NoteRow(id=NoteId("said-and-named"), call=ONE, by=ANNA, text="words", salt="salt", at=NOON)
MESSAGE = MessageRow(id=MessageId("message-of-nobody"), call=ONE, by=ANNA, text="words", salt="salt", at=NOON)
NAME = ParticularRow(
    id=ParticularId("report-and-named"), call=ONE, question="who", kind=AnswerKind.student, text="A. Example",
    salt="salt", by=ANNA, at=NOON, forget_at=NOON + 99 * SECOND,
)  # fmt: skip


def _put(tx: Tx) -> None:
    for note in (NOTE, replace(NOTE, id=NoteId("note-of-nobody"))):
        notes.put(tx, D, note)
    for name in (NAME, replace(NAME, id=ParticularId("name-of-nobody"))):
        particulars.put(tx, D, name)
    messages.put(tx, D, MESSAGE)


async def test_what_no_line_of_its_call_names_is_forgotten_and_what_is_named_stays(memory: Memory) -> None:
    await append(memory, CallNoted(call=ONE, note=NOTE.id, digest="digest"))
    await append(memory, CallReported(call=ONE, edition=1, kept=(Kept(id=NAME.id, digest="digest"),)))
    await memory.write(_put)
    assert await memory.read(lambda read: orphans.are_there(read, NOON, NOON + SECOND))
    assert 3 == await memory.write(lambda tx: orphans.sweep(tx, NOON, NOON + SECOND))
    kept = await memory.read(lambda read: (notes.of_call(read, D, ONE), particulars.of_call(read, D, ONE)))
    assert ((NOTE,), (NAME,)) == kept
    assert () == await memory.read(lambda read: messages.of_call(read, D, ONE))
    assert not await memory.read(lambda read: orphans.are_there(read, NOON, NOON + SECOND))


async def test_only_what_was_written_between_the_moments_is_looked_at(memory: Memory) -> None:
    await memory.write(lambda tx: messages.put(tx, D, MESSAGE))
    for since, before in ((NOON - SECOND, NOON), (NOON + SECOND, NOON + 2 * SECOND)):
        assert not await memory.read(lambda read, since=since, before=before: orphans.are_there(read, since, before))
        assert 0 == await memory.write(lambda tx, since=since, before=before: orphans.sweep(tx, since, before))
