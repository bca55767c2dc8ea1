"""From when until when people were on duty."""

from app.store.people import spells
from app.store.people.spells import SpellRow
from app.store.session import Memory
from tests.store.given import ANNA, BEN, NOON, SECOND, D

OVER = SpellRow(person=ANNA, starts=NOON, ends=NOON + SECOND)
LASTING = SpellRow(person=ANNA, starts=NOON + 2 * SECOND, ends=None)
ANOTHER = SpellRow(person=BEN, starts=NOON, ends=None)


async def test_a_spell_begins_and_ends(memory: Memory) -> None:
    for row in (SpellRow(person=ANNA, starts=NOON, ends=None), OVER, LASTING, ANOTHER):
        await memory.write(lambda tx, row=row: spells.put(tx, D, row))
    assert await memory.read(lambda read: spells.every(read, D)) == (OVER, LASTING, ANOTHER)


async def test_those_that_ended_before_are_not_read(memory: Memory) -> None:
    for row in (OVER, LASTING, ANOTHER):
        await memory.write(lambda tx, row=row: spells.put(tx, D, row))
    found = [await memory.read(lambda read, at=at: spells.of_people(read, D, [ANNA], at)) for at in (NOON, NOON + 2 * SECOND)]
    assert found == [(OVER, LASTING), (LASTING,)]
    assert await memory.read(lambda read: spells.of_people(read, D, [], NOON)) == ()
