"""Messages, and forgetting them."""

from dataclasses import replace

from app.core.ids import MessageId
from app.store.call import messages
from app.store.call.messages import MessageRow
from app.store.session import Memory
from tests.store.given import ANNA, NOON, ONE, SECOND, D

MESSAGE = MessageRow(id=MessageId("m2"), call=ONE, by=ANNA, text="Use the south door. ¡Rápido! 🚪", salt="salt", at=NOON)


async def test_messages_come_in_the_order_of_their_writing(memory: Memory) -> None:
    later = replace(MESSAGE, id=MessageId("m1"), at=NOON + SECOND)
    for row in (later, MESSAGE):
        await memory.write(lambda tx, row=row: messages.put(tx, D, row))
    assert (MESSAGE, later) == await memory.read(lambda read: messages.of_call(read, D, ONE))


async def test_a_forgotten_message_is_gone(memory: Memory) -> None:
    await memory.write(lambda tx: messages.put(tx, D, MESSAGE))
    await memory.write(lambda tx: messages.forget(tx, D, MESSAGE.id))
    assert await memory.read(lambda read: messages.of_call(read, D, ONE)) == ()


async def test_a_message_is_forgotten_on_its_day(memory: Memory) -> None:
    days = {MessageId("m1"): NOON, MESSAGE.id: NOON + SECOND, MessageId("m3"): None}
    for name, day in days.items():
        await memory.write(lambda tx, name=name, day=day: messages.put(tx, D, replace(MESSAGE, id=name, forget_at=day)))
    assert 1 == await memory.write(lambda tx: messages.sweep(tx, NOON))
    kept = await memory.read(lambda read: [row.id for row in messages.of_call(read, D, ONE)])
    assert kept == [MESSAGE.id, "m3"]
