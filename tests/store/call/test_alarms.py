"""Alarms."""

from dataclasses import replace

from app.core.words import AlarmKind
from app.store.call import alarms
from app.store.call.alarms import AlarmRow
from app.store.session import Memory
from tests.store.given import ANNA, NOON, ONE, SECOND, D

RUNG = AlarmRow(district=D, kind=AlarmKind.rung, subject=ONE, due_at=NOON)
SHIFT = AlarmRow(district=D, kind=AlarmKind.shift, subject=ANNA, due_at=NOON + SECOND)


async def test_what_is_due_comes_longest_overdue_first(memory: Memory) -> None:
    for row in (SHIFT, RUNG):
        await memory.write(lambda tx, row=row: alarms.put(tx, row))
    assert await memory.read(lambda read: alarms.due(read, D, NOON - SECOND)) == ()
    assert await memory.read(lambda read: alarms.due(read, D, NOON)) == (RUNG,)
    assert await memory.read(lambda read: alarms.due(read, D, NOON + SECOND)) == (RUNG, SHIFT)
    assert await memory.read(alarms.earliest) == ((D, NOON),)


async def test_an_alarm_set_anew_rings_once_and_a_dropped_one_not_at_all(memory: Memory) -> None:
    later = replace(RUNG, due_at=NOON + SECOND)
    for row in (RUNG, later):
        await memory.write(lambda tx, row=row: alarms.put(tx, row))
    assert ((D, later.due_at),) == await memory.read(alarms.earliest)
    await memory.write(lambda tx: alarms.drop(tx, D, AlarmKind.rung, ONE))
    assert await memory.read(alarms.earliest) == ()
