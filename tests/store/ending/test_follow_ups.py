"""The index of follow-ups."""

from dataclasses import replace

from app.core.ids import FollowUpId, SchoolId
from app.core.outcomes import FollowUpReason, FollowUpState
from app.core.words import Group
from app.store.ending import follow_ups
from app.store.ending.follow_ups import FollowUpRow
from app.store.session import Memory
from tests.store.given import ANNA, NOON, ONE, SECOND, D

ROW = FollowUpRow(
    id=FollowUpId("one:debrief"),
    call=ONE,
    school=SchoolId("north"),
    code="debrief",
    group=Group.coaches,
    post="",
    owner=ANNA,
    due_at=NOON,
    closes=True,
    opened_at=NOON,
    state=FollowUpState.open,
    ended_at=None,
    reason=None,
)


async def test_what_is_open_comes_in_the_order_in_which_it_is_due(memory: Memory) -> None:
    later = replace(ROW, id=FollowUpId("one:circle"), due_at=NOON + SECOND, owner=None)
    for row in (later, ROW):
        await memory.write(lambda tx, row=row: follow_ups.put(tx, D, row))
    assert (ROW, later) == await memory.read(lambda read: follow_ups.still_open(read, D))
    ended = replace(ROW, state=FollowUpState.declined, ended_at=NOON, reason=FollowUpReason.not_wanted)
    await memory.write(lambda tx: follow_ups.put(tx, D, ended))
    assert (later,) == await memory.read(lambda read: follow_ups.still_open(read, D))
    assert (later, ended) == await memory.read(lambda read: follow_ups.every(read, D))
