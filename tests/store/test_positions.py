"""Last positions."""

from dataclasses import replace

from app.store import positions
from app.store.positions import PositionRow
from app.store.session import Memory
from tests.store.given import ANNA, BEN, NOON, SECOND, D


async def test_the_last_position_of_each_who_has_one(memory: Memory) -> None:
    first = PositionRow(person=ANNA, latitude=38.25, longitude=-85.75, at=NOON)
    last = replace(first, latitude=38.5, at=NOON + SECOND)
    for row in (first, last):
        await memory.write(lambda tx, row=row: positions.put(tx, D, row))
    assert {ANNA: last} == await memory.read(lambda read: positions.of_people(read, D, [ANNA, BEN]))
