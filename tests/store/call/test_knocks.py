"""Knocks: claimed once, repeated, gone when answered."""

import asyncio
from dataclasses import replace

from app.core.ids import DeviceId, OfferId
from app.store.call import knocks
from app.store.call.knocks import CLAIM, KnockRow
from app.store.session import Memory
from tests.store.given import ANNA, NOON, ONE, SECOND, D

KNOCK = KnockRow(
    district=D,
    offer=OfferId("call-one.1"),
    call=ONE,
    device=DeviceId("phone"),
    person=ANNA,
    n=1,
    next_at=NOON,
    until=NOON + 60 * SECOND,
    claimed_until=None,
    kind="offer",
)
TABLET = replace(KNOCK, device=DeviceId("tablet"), next_at=NOON + SECOND)


async def test_a_knock_is_claimed_when_due_and_by_one_only(memory: Memory) -> None:
    await memory.write(lambda tx: knocks.put(tx, [TABLET, KNOCK]))
    claimed = await memory.write(lambda tx: knocks.claim(tx, NOON, 9))
    assert (replace(KNOCK, claimed_until=NOON + CLAIM),) == claimed
    assert await memory.write(lambda tx: knocks.claim(tx, NOON, 9)) == ()
    assert await memory.read(knocks.earliest) == NOON + SECOND


async def test_no_more_are_claimed_than_can_be_carried(memory: Memory) -> None:
    await memory.write(lambda tx: knocks.put(tx, [TABLET, KNOCK]))
    assert len(await memory.write(lambda tx: knocks.claim(tx, NOON + SECOND, 1))) == 1


async def test_a_crowd_of_claims_shares_the_knocks_out(memory: Memory) -> None:
    many = [replace(KNOCK, device=DeviceId(f"phone-{n}")) for n in range(20)]
    await memory.write(lambda tx: knocks.put(tx, many))
    claims = await asyncio.gather(*(memory.write(lambda tx: knocks.claim(tx, NOON, 20)) for _ in range(5)))
    devices = [knock.device for claimed in claims for knock in claimed]
    assert sorted(knock.device for knock in many) == sorted(devices)


async def test_a_claim_that_nobody_finished_is_taken_over(memory: Memory) -> None:
    await memory.write(lambda tx: knocks.put(tx, [KNOCK]))
    await memory.write(lambda tx: knocks.claim(tx, NOON, 9))
    assert await memory.read(knocks.earliest) == NOON + CLAIM
    assert len(await memory.write(lambda tx: knocks.claim(tx, NOON + CLAIM, 9))) == 1


async def test_a_knock_is_repeated_later(memory: Memory) -> None:
    await memory.write(lambda tx: knocks.put(tx, [KNOCK]))
    [claimed] = await memory.write(lambda tx: knocks.claim(tx, NOON, 9))
    await memory.write(lambda tx: knocks.later(tx, claimed, NOON + 5 * SECOND))
    assert await memory.read(knocks.earliest) == NOON + 5 * SECOND
    [again] = await memory.write(lambda tx: knocks.claim(tx, NOON + 5 * SECOND, 9))
    assert again.n == 2


async def test_an_answered_offer_knocks_no_more_even_from_a_claim(memory: Memory) -> None:
    await memory.write(lambda tx: knocks.put(tx, [KNOCK, TABLET]))
    [claimed] = await memory.write(lambda tx: knocks.claim(tx, NOON, 9))
    await memory.write(lambda tx: knocks.drop_offers(tx, D, [KNOCK.offer]))
    await memory.write(lambda tx: knocks.later(tx, claimed, NOON))
    assert None is await memory.read(knocks.earliest)


async def test_what_is_to_be_said_since_outlives_the_knock_that_is_under_way(memory: Memory) -> None:
    await memory.write(lambda tx: knocks.put(tx, [KNOCK]))
    [claimed] = await memory.write(lambda tx: knocks.claim(tx, NOON, 9))
    since = replace(KNOCK, next_at=NOON + SECOND)
    await memory.write(lambda tx: knocks.put(tx, [since]))
    await memory.write(lambda tx: knocks.drop(tx, claimed))
    found = await memory.write(lambda tx: knocks.claim(tx, NOON + SECOND, 9))
    assert [knock.next_at for knock in found] == [since.next_at]


async def test_a_knock_of_no_use_any_more_is_cleared_away(memory: Memory) -> None:
    await memory.write(lambda tx: knocks.put(tx, [KNOCK]))
    assert await memory.write(lambda tx: knocks.claim(tx, KNOCK.until, 9)) == ()
    assert None is await memory.read(knocks.earliest)


async def test_what_came_of_a_knock_outlives_it(memory: Memory) -> None:
    await memory.write(lambda tx: knocks.put(tx, [KNOCK]))
    assert await memory.read(lambda read: knocks.was_knocked(read, D, KNOCK.offer, KNOCK.device))
    for said in ("unreachable", "sent"):
        await memory.write(lambda tx, said=said: knocks.outcome(tx, KNOCK, said, NOON))
    await memory.write(lambda tx: knocks.drop(tx, KNOCK))
    assert None is await memory.read(knocks.earliest)
    assert await memory.read(lambda read: knocks.was_knocked(read, D, KNOCK.offer, KNOCK.device))
    assert not await memory.read(lambda read: knocks.was_knocked(read, D, KNOCK.offer, TABLET.device))
    assert await memory.read(lambda read: knocks.is_known(read, D, KNOCK.offer))
    assert not await memory.read(lambda read: knocks.is_known(read, D, OfferId("another")))
