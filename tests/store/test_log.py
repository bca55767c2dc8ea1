"""The log's promises, on both databases."""

import asyncio
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from app.core.events import Actor, CallPressedAgain, Fact
from app.core.ids import CallId, CommandId, DistrictId
from app.store import codec, log
from app.store.session import Memory, Tx
from app.store.trouble import HeadMoved, UnknownDistrict
from tests.store.gate import closed_gate, pass_gate
from tests.store.given import ANNA, BEN, NOON, ONE, SECOND, TWO, D, append, appending, paused, pressed, roster_changed


async def test_a_new_district_has_an_empty_log_and_an_epoch(memory: Memory) -> None:
    head = await memory.read(lambda read: log.head(read, D))
    assert (head.seq, head.setup_rev, len(head.epoch) >= 12) == (0, 0, True)
    assert await memory.read(lambda read: log.since(read, D, 0)) == ()
    assert [(d.id, d.name) for d in await memory.read(log.districts)] == [(D, "Riverside")]


async def test_what_is_appended_is_read_back_in_order_with_dense_numbers(memory: Memory) -> None:
    head, facts = await append(memory, pressed(ONE), paused(), pressed(TWO))
    assert [fact.seq for fact in facts] == [1, 2, 3]
    assert facts == await memory.read(lambda read: log.since(read, D, 0))
    assert facts[1:2] == await memory.read(lambda read: log.since(read, D, 1, limit=1))
    assert head.seq == 3


async def test_only_what_changes_the_setup_moves_its_revision(memory: Memory) -> None:
    await append(memory, pressed())
    head, _ = await append(memory, roster_changed(), roster_changed())
    assert 2 == head.setup_rev == (await memory.read(lambda read: log.head(read, D))).setup_rev


async def test_appending_nothing_moves_nothing(memory: Memory) -> None:
    head, facts = await append(memory)
    assert (head.seq, facts) == (0, ())


async def test_a_timeline_is_the_calls_own_facts(memory: Memory) -> None:
    _, facts = await append(memory, pressed(ONE), pressed(TWO), paused(), pressed(ONE))
    found = await memory.read(lambda read: log.of_calls(read, D, [ONE, TWO]))
    assert {ONE: (facts[0], facts[3]), TWO: (facts[1],)} == found


async def test_more_calls_may_be_named_than_a_query_takes(memory: Memory) -> None:
    _, facts = await append(memory, pressed(ONE))
    named = [*(CallId(f"nobody raised {number}") for number in range(40_000)), ONE]
    found = await memory.read(lambda read: log.of_calls(read, D, named))
    assert (len(named), facts) == (len(found), found[ONE])


async def test_what_came_after_a_known_seq_is_told_call_by_call(memory: Memory) -> None:
    _, facts = await append(memory, pressed(ONE), pressed(TWO), pressed(ONE), paused())
    known = {ONE: 1, TWO: 2, CallId("nobody raised it"): 0}
    found = await memory.read(lambda read: log.of_calls_after(read, D, known))
    assert {ONE: (facts[2],), TWO: (), CallId("nobody raised it"): ()} == found


async def test_writers_in_a_crowd_take_dense_numbers(database_url: str, memory: Memory) -> None:
    seen = await asyncio.gather(*(append(memory, pressed(), paused(BEN)) for _ in range(20)))
    assert list(range(1, 41)) == sorted(fact.seq for _, facts in seen for fact in facts)
    assert None is await memory.read(lambda read: log.verify(read, D))


async def test_two_processes_on_postgres_take_dense_numbers(postgres_url: str) -> None:
    one, two = await Memory.open(postgres_url), await Memory.open(postgres_url)
    await one.write(lambda tx: log.create_district(tx, D, "Riverside", "UTC"))
    await asyncio.gather(*(append(memory, pressed()) for _ in range(15) for memory in (one, two)))
    facts = await two.read(lambda read: log.since(read, D, 0))
    assert list(range(1, 31)) == [fact.seq for fact in facts]
    assert sorted(fact.at for fact in facts) == [fact.at for fact in facts]
    await one.close()
    await two.close()


async def test_a_held_head_is_not_waited_for_by_a_try(postgres_url: str) -> None:
    one, two = await Memory.open(postgres_url), await Memory.open(postgres_url)
    await one.write(lambda tx: log.create_district(tx, D, "Riverside", "UTC"))

    def hold(tx: Tx) -> None:
        log.lock_head(tx, D)
        pass_gate(tx)

    async with closed_gate(postgres_url) as gate:
        holding = asyncio.create_task(one.write(hold))
        await gate.waited_at()
        assert None is await two.write(lambda tx: log.try_lock_head(tx, D))
        await gate.open()
        await holding
    assert (await two.write(lambda tx: log.try_lock_head(tx, D))).seq == 0  # type: ignore[union-attr]
    await one.close()
    await two.close()


async def test_an_append_on_an_old_head_is_refused_whole(memory: Memory) -> None:
    def twice(tx: Tx) -> None:
        head = log.lock_head(tx, D)
        fact = Fact(event=pressed(), at=head.now, by=Actor())
        log.append(tx, head, [fact])
        log.append(tx, head, [fact])

    with pytest.raises(HeadMoved):
        await memory.write(twice)
    assert (await memory.read(lambda read: log.head(read, D))).seq == 0


async def test_nobody_appends_to_a_district_that_does_not_exist(memory: Memory) -> None:
    with pytest.raises(UnknownDistrict):
        await memory.write(lambda tx: log.lock_head(tx, DistrictId("elsewhere")))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET body = '{}'",
        "UPDATE log SET at = 0 WHERE seq = 1",
        "DELETE FROM log",
        "INSERT OR REPLACE INTO log SELECT * FROM log WHERE seq = 1",
    ],
)
async def test_the_log_refuses_to_be_changed(memory: Memory, statement: str) -> None:
    await append(memory, pressed())
    with pytest.raises(sa.exc.DBAPIError):
        await memory.write(lambda tx: tx.conn.execute(sa.text(statement)))
    assert len(await memory.read(lambda read: log.since(read, D, 0))) == 1
    assert None is await memory.read(lambda read: log.verify(read, D))


async def test_the_log_refuses_to_be_emptied_on_postgres(postgres_url: str) -> None:
    memory = await Memory.open(postgres_url)
    with pytest.raises(sa.exc.DBAPIError, match="append-only"):
        await memory.write(lambda tx: tx.conn.execute(sa.text("TRUNCATE log")))
    await memory.close()


TAMPERINGS = {
    'UPDATE log SET body = \'{"call":"other"}\' WHERE seq = 3': 3,
    "UPDATE log SET person = 'ben' WHERE seq = 2": 2,
    "UPDATE log SET at = at + 1 WHERE seq = 4": 4,
    "UPDATE log SET command = 'c' WHERE seq = 1": 1,
    "DELETE FROM log WHERE seq = 2": 2,
    "DELETE FROM log WHERE seq = 5": 5,
    "UPDATE heads SET seq = 4": 5,
    "UPDATE heads SET hash = 'x'": 5,
}


@pytest.mark.parametrize(("tampering", "first_bad"), TAMPERINGS.items())
async def test_tampering_is_found_at_its_first_place(memory: Memory, tampering: str, first_bad: int) -> None:
    await append(memory, *(pressed() for _ in range(5)))
    await memory.write(_without_triggers)
    await memory.write(lambda tx: tx.conn.execute(sa.text(tampering)))
    assert first_bad == await memory.read(lambda read: log.verify(read, D))


def _without_triggers(tx: Tx) -> None:
    if tx.conn.dialect.name == "postgresql":
        tx.conn.execute(sa.text("ALTER TABLE log DISABLE TRIGGER ALL"))
        return
    for name in ("log_no_update", "log_no_delete", "log_no_replace"):
        tx.conn.execute(sa.text(f"DROP TRIGGER {name}"))


async def test_a_line_of_a_newer_version_is_carried_whole(memory: Memory) -> None:
    class Later(CallPressedAgain):
        v = 2

    await append(memory, Later(call=ONE))
    [fact] = (await memory.read(lambda read: log.of_calls(read, D, [ONE])))[ONE]
    unknown = codec.UnknownEvent(name="call.pressed_again", version=2, body=codec.dump(pressed(ONE)))
    assert unknown == fact.event
    assert None is await memory.read(lambda read: log.verify(read, D))


async def test_the_command_stands_beside_its_facts(memory: Memory) -> None:
    await memory.write(appending(pressed(), command="key-1"))
    kept = await memory.read(lambda read: read.conn.execute(sa.select(log.log.c.command)).scalar_one())
    assert CommandId("key-1") == kept


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at


async def test_the_districts_time_never_goes_back_and_never_stands_still(database_url: str) -> None:
    clock = Hand()
    memory = await Memory.open(database_url, clock)
    await memory.write(lambda tx: log.create_district(tx, D, "Riverside", "UTC"))
    first, _ = await append(memory, pressed())
    clock.at = NOON - timedelta(hours=1)
    second, _ = await append(memory, pressed())
    clock.at += SECOND
    third, _ = await append(memory, pressed())
    assert [first.now, second.now, third.now] == [NOON, NOON, NOON + SECOND]
    assert third.now == (await memory.read(lambda read: log.head(read, D))).now
    await memory.close()


async def test_without_a_given_clock_time_is_about_now_and_moves(memory: Memory) -> None:
    one, _ = await append(memory, paused(ANNA))
    two, _ = await append(memory, paused(ANNA))
    assert one.now < two.now < one.now + timedelta(minutes=1)
    assert timedelta(0) == two.clock_offset


async def test_a_restore_gives_the_log_another_epoch(memory: Memory) -> None:
    before = await memory.read(lambda read: log.head(read, D))
    await memory.write(lambda tx: log.renew_epoch(tx, D))
    after = await memory.read(lambda read: log.head(read, D))
    assert (before.seq, True) == (after.seq, before.epoch != after.epoch)
