"""Invitations."""

from app.store.people import invites
from app.store.people.invites import InviteRow
from app.store.session import Memory
from tests.store.given import ANNA, NOON, SECOND, D

INVITE = InviteRow(token_hash="t", district=D, person=ANNA, created_by=None, expires_at=NOON + SECOND)


async def test_an_invitation_is_used_once(memory: Memory) -> None:
    await memory.write(lambda tx: invites.put(tx, INVITE))
    assert await memory.read(lambda read: invites.find(read, "t")) == INVITE
    assert [await memory.write(lambda tx: invites.use(tx, "t", NOON)) for _ in range(2)] == [True, False]


async def test_an_invitation_that_is_over_is_not_used(memory: Memory) -> None:
    await memory.write(lambda tx: invites.put(tx, INVITE))
    assert not await memory.write(lambda tx: invites.use(tx, "t", NOON + SECOND))


async def test_whose_invitation_is_open_until_it_is_ended(memory: Memory) -> None:
    await memory.write(lambda tx: invites.put(tx, INVITE))
    assert await memory.read(lambda read: invites.open_until(read, D, NOON)) == {ANNA: NOON + SECOND}
    assert await memory.write(lambda tx: invites.end(tx, D, ANNA, NOON)) == 1
    assert await memory.read(lambda read: invites.open_until(read, D, NOON)) == {}
