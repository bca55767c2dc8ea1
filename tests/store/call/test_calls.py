"""The index of calls."""

from dataclasses import replace

from app.core.ids import CallId, DistrictId, PersonId, SchoolId, Seq
from app.core.words import CallStatus
from app.store.call import calls
from app.store.call.calls import CallRow
from app.store.session import Memory
from tests.store.given import NOON, ONE, SECOND, TWO, D

OPEN = CallRow(
    id=ONE,
    school=SchoolId("oak"),
    caller=PersonId("anna"),
    status=CallStatus.pending,
    rev=Seq(1),
    opened_at=NOON,
    closed_at=None,
)


async def test_open_calls_are_found_oldest_first(memory: Memory) -> None:
    await memory.write(lambda tx: calls.put(tx, D, replace(OPEN, id=TWO, opened_at=NOON + SECOND)))
    await memory.write(lambda tx: calls.put(tx, D, OPEN))
    assert await memory.read(lambda read: calls.open_ids(read, D)) == (ONE, TWO)
    assert await memory.read(lambda read: calls.find(read, D, ONE)) == OPEN


async def test_a_closed_call_moves_to_the_recent_ones_newest_first(memory: Memory) -> None:
    one = replace(OPEN, status=CallStatus.closed, rev=Seq(9), closed_at=NOON + SECOND)
    two = replace(OPEN, id=TWO, status=CallStatus.cancelled, closed_at=NOON + 2 * SECOND)
    for row in (OPEN, one, two):
        await memory.write(lambda tx, row=row: calls.put(tx, D, row))
    assert await memory.read(lambda read: calls.open_ids(read, D)) == ()
    assert (two, one) == await memory.read(lambda read: calls.recent(read, D))
    assert (two,) == await memory.read(lambda read: calls.recent(read, D, limit=1))
    assert (one,) == await memory.read(lambda read: calls.recent(read, D, after=two))


async def test_of_those_that_ended_at_the_same_moment_none_is_left_out_between_two_pages(memory: Memory) -> None:
    ended = [replace(OPEN, id=CallId(f"c{n}"), status=CallStatus.closed, closed_at=NOON + SECOND) for n in range(5)]
    for row in ended:
        await memory.write(lambda tx, row=row: calls.put(tx, D, row))
    first = await memory.read(lambda read: calls.recent(read, D, limit=2))
    rest = await memory.read(lambda read: calls.recent(read, D, after=first[-1]))
    assert ended == [*first, *rest]


async def test_another_district_sees_none_of_it(memory: Memory) -> None:
    await memory.write(lambda tx: calls.put(tx, D, OPEN))
    assert None is await memory.read(lambda read: calls.find(read, DistrictId("e"), ONE))
    assert await memory.read(lambda read: calls.open_ids(read, DistrictId("e"))) == ()
