"""Last positions."""

from dataclasses import replace

from app.store.people import positions
from app.store.people.positions import PositionRow
from app.store.session import Memory
from tests.store.given import ANNA, BEN, NOON, SECOND, D


async def test_the_last_position_of_each_who_has_one(memory: Memory) -> None:
    first = PositionRow(person=ANNA, latitude=38.25, longitude=-85.75, at=NOON)
    last = replace(first, latitude=38.5, at=NOON + SECOND)
    for row in (first, last):
        await memory.write(lambda tx, row=row: positions.put(tx, D, row))
    assert {ANNA: last} == await memory.read(lambda read: positions.of_people(read, D, [ANNA, BEN]))


async def test_a_position_that_was_taken_back_is_gone(memory: Memory) -> None:
    await memory.write(lambda tx: positions.put(tx, D, PositionRow(person=ANNA, latitude=38.25, longitude=-85.75, at=NOON)))
    await memory.write(lambda tx: positions.drop(tx, D, ANNA))
    assert {} == await memory.read(lambda read: positions.of_people(read, D, [ANNA]))


async def test_positions_older_than_a_time_are_swept(memory: Memory) -> None:
    old = PositionRow(person=ANNA, latitude=38.25, longitude=-85.75, at=NOON)
    fresh = replace(old, person=BEN, at=NOON + SECOND)
    for row in (old, fresh):
        await memory.write(lambda tx, row=row: positions.put(tx, D, row))
    assert 1 == await memory.write(lambda tx: positions.sweep(tx, NOON + SECOND))
    assert {BEN: fresh} == await memory.read(lambda read: positions.of_people(read, D, [ANNA, BEN]))
