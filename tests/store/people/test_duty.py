"""Who is on duty, and who was asked last."""

from dataclasses import replace

from app.core.ids import PlaceId, SchoolId, Seq
from app.core.words import DutyStatus
from app.store.people import duty
from app.store.people.duty import DutyRow
from app.store.session import Memory
from tests.store.given import ANNA, BEN, NOON, SECOND, D

ON = DutyRow(
    person=ANNA,
    status=DutyStatus.on_duty,
    school=SchoolId("oak"),
    place=PlaceId("room"),
    since=NOON,
    moved_at=NOON,
    until=NOON + SECOND,
    rev=Seq(3),
)


async def test_whoever_is_off_duty_is_found_but_not_listed(memory: Memory) -> None:
    off = replace(ON, person=BEN, status=DutyStatus.off_duty)
    for row in (ON, off):
        await memory.write(lambda tx, row=row: duty.put(tx, D, row))
    assert await memory.read(lambda read: duty.all(read, D)) == (ON,)
    assert off == await memory.read(lambda read: duty.find(read, D, BEN))


async def test_being_asked_is_remembered_whatever_duty_does(memory: Memory) -> None:
    await memory.write(lambda tx: duty.put(tx, D, ON))
    await memory.write(lambda tx: duty.touch(tx, D, ANNA, NOON))
    await memory.write(lambda tx: duty.put(tx, D, replace(ON, rev=Seq(4))))
    expected = replace(ON, rev=Seq(4), last_offered_at=NOON)
    assert expected == await memory.read(lambda read: duty.find(read, D, ANNA))


async def test_a_manager_who_was_never_on_duty_is_remembered_too(memory: Memory) -> None:
    await memory.write(lambda tx: duty.touch(tx, D, BEN, NOON))
    assert await memory.read(lambda read: duty.last_offered(read, D)) == {BEN: NOON}
    assert await memory.read(lambda read: duty.all(read, D)) == ()
