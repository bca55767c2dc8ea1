"""Notes, and forgetting them."""

from dataclasses import replace

from app.core.ids import NoteId
from app.store import log
from app.store.call import notes
from app.store.call.notes import NoteRow
from app.store.session import Memory
from tests.store.given import ANNA, NOON, ONE, SECOND, D, append, pressed

NOTE = NoteRow(id=NoteId("n2"), call=ONE, by=ANNA, text="Door is locked. ¡Rápido! 🚪", salt="salt", at=NOON)


async def test_notes_come_in_the_order_of_their_writing(memory: Memory) -> None:
    later = replace(NOTE, id=NoteId("n1"), at=NOON + SECOND)
    for row in (later, NOTE):
        await memory.write(lambda tx, row=row: notes.put(tx, D, row))
    assert (NOTE, later) == await memory.read(lambda read: notes.of_call(read, D, ONE))


async def test_a_forgotten_note_leaves_the_chain_whole(memory: Memory) -> None:
    await append(memory, pressed())
    await memory.write(lambda tx: notes.put(tx, D, NOTE))
    await memory.write(lambda tx: notes.forget(tx, D, NOTE.id))
    assert await memory.read(lambda read: notes.of_call(read, D, ONE)) == ()
    assert None is await memory.read(lambda read: log.verify(read, D))
