"""The index of contacts."""

from app.core.ids import ContactId, SchoolId
from app.store.ending import contacts
from app.store.ending.contacts import ContactRow
from app.store.session import Memory
from tests.store.given import ANNA, NOON, SECOND, D

ROW = ContactRow(id=ContactId("c1"), school=SchoolId("north"), kind="walk", person=ANNA, at=NOON)


async def test_they_are_counted_in_their_time(memory: Memory) -> None:
    await memory.write(lambda tx: contacts.put(tx, D, ROW))
    assert (ROW,) == await memory.read(lambda read: contacts.between(read, D, NOON, NOON + SECOND))
    assert () == await memory.read(lambda read: contacts.between(read, D, NOON - SECOND, NOON))
    assert (ROW,) == await memory.read(lambda read: contacts.every(read, D))
