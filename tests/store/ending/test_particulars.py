"""What lies apart, and forgetting it."""

from dataclasses import replace

from app.core.ids import ParticularId
from app.core.policy import AnswerKind
from app.store.ending import particulars
from app.store.ending.particulars import ParticularRow
from app.store.session import Memory
from tests.store.given import ANNA, NOON, ONE, SECOND, D

ROW = ParticularRow(
    id=ParticularId("p1"),
    call=ONE,
    question="hold_student",
    kind=AnswerKind.student,
    text="A. Example, grade 8",
    salt="salt",
    by=ANNA,
    at=NOON,
    forget_at=NOON + 2 * SECOND,
)


async def test_they_come_in_the_order_of_their_writing(memory: Memory) -> None:
    later = replace(ROW, id=ParticularId("p0"), at=NOON + SECOND)
    for row in (later, ROW):
        await memory.write(lambda tx, row=row: particulars.put(tx, D, row))
    assert (ROW, later) == await memory.read(lambda read: particulars.of_call(read, D, ONE))
    await memory.write(lambda tx: particulars.forget(tx, D, ROW.id))
    assert (later,) == await memory.read(lambda read: particulars.of_call(read, D, ONE))


async def test_they_are_forgotten_on_their_day_and_not_before(memory: Memory) -> None:
    await memory.write(lambda tx: particulars.put(tx, D, ROW))
    assert 0 == await memory.write(lambda tx: particulars.sweep(tx, NOON + SECOND))
    assert 1 == await memory.write(lambda tx: particulars.sweep(tx, NOON + 2 * SECOND))
    assert () == await memory.read(lambda read: particulars.of_call(read, D, ONE))
