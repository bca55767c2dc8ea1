"""Shifts."""

from datetime import date, time

from app.core.ids import SchoolId
from app.store.people import shifts
from app.store.people.shifts import ShiftRow
from app.store.session import Memory
from tests.store.given import ANNA, BEN, D

MONDAYS = ShiftRow(person=ANNA, weekday=0, starts=time(7, 30), ends=time(15, 0), school=SchoolId("oak"))
ONCE = ShiftRow(person=ANNA, date=date(2027, 1, 12), starts=time(18, 0), ends=time(22, 15))


async def test_new_shifts_take_the_place_of_the_old_ones(memory: Memory) -> None:
    await memory.write(lambda tx: shifts.put(tx, D, ANNA, [ONCE]))
    await memory.write(lambda tx: shifts.put(tx, D, ANNA, [MONDAYS, ONCE]))
    assert await memory.read(lambda read: shifts.of_person(read, D, ANNA)) == (MONDAYS, ONCE)
    await memory.write(lambda tx: shifts.put(tx, D, BEN, []))
    assert await memory.read(lambda read: shifts.all(read, D)) == (MONDAYS, ONCE)
