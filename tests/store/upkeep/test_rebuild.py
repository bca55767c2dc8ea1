"""Indexes written anew."""

from dataclasses import replace

from app.store.call import alarms, calls
from app.store.people import duty
from app.store.session import Memory
from app.store.upkeep.rebuild import Indexes, replace_indexes
from tests.store.call.test_alarms import RUNG, SHIFT
from tests.store.call.test_calls import OPEN
from tests.store.given import NOON, TWO, D
from tests.store.people.test_duty import ON


async def test_what_the_log_tells_takes_the_place_of_what_was_there(memory: Memory) -> None:
    await memory.write(lambda tx: calls.put(tx, D, OPEN))
    await memory.write(lambda tx: alarms.put(tx, RUNG))
    row, on = replace(OPEN, id=TWO), replace(ON, last_offered_at=NOON)
    await memory.write(lambda tx: replace_indexes(tx, D, Indexes(calls=[row], duty=[on], alarms=[SHIFT])))
    assert await memory.read(lambda read: calls.open_ids(read, D)) == (TWO,)
    assert (on,) == await memory.read(lambda read: duty.all(read, D))
    assert ((D, SHIFT.due_at),) == await memory.read(alarms.earliest)
    await memory.write(lambda tx: replace_indexes(tx, D, Indexes()))
    assert await memory.read(lambda read: calls.open_ids(read, D)) == ()
