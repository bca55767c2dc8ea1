"""The mover that reads on: in order, gap-free, once; whatever else fails."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import pytest

from app.core.events import Actor, DutyPaused, Event, Fact
from app.core.ids import DistrictId, PersonId
from app.engine.movers.tail import PAGE, Tail
from app.store import log
from app.store.district import districts
from app.store.session import Memory, Tx
from app.telemetry import Numbers
from tests.patience import PATIENCE_S

LAKES, HILLS = DistrictId("lakes"), DistrictId("hills")
ACTOR = Actor(person=PersonId("cora"))


@dataclass
class Follower:
    """Writes down what it is told; fails as often as it is asked to."""

    failing: int = 0
    told: list[tuple[DistrictId, int]] = field(default_factory=list)
    batches: int = 0
    called: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, district: DistrictId, facts: tuple[Fact, ...]) -> None:
        if self.failing:
            self.failing -= 1
            raise RuntimeError("cannot follow")
        self.batches += 1
        self.called.set()
        self.told += [(district, fact.seq) for fact in facts]


@pytest.fixture
async def memory(database_url: str) -> AsyncIterator[Memory]:
    async with opened(database_url) as memory:
        await memory.write(lambda tx: found(tx, LAKES))
        yield memory


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Memory]:
    memory = await Memory.open(url)
    try:
        yield memory
    finally:
        await memory.close()


@asynccontextmanager
async def tailing(memory: Memory, *followers: Follower, poll_s: float = 1.0) -> AsyncIterator[Tail]:
    tail = Tail(memory, Numbers(), poll_s)
    for follower in followers:
        tail.subscribe(follower)
    task = asyncio.create_task(tail.run())
    try:
        async with asyncio.timeout(PATIENCE_S):
            await tail.settled(LAKES, 0)
            yield tail
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def found(tx: Tx, district: DistrictId) -> None:
    districts.create_district(tx, district, district.title(), "America/Chicago")


def happen(tx: Tx, district: DistrictId = LAKES, count: int = 1) -> int:
    head = log.lock_head(tx, district)
    event: Event = DutyPaused(person=PersonId("cora"))
    after, _ = log.append(tx, head, [Fact(event=event, at=head.now, by=ACTOR)] * count, None)
    return after.seq


def in_lakes(*seqs: int) -> list[tuple[DistrictId, int]]:
    return [(LAKES, seq) for seq in seqs]


async def test_what_was_before_the_start_is_not_told(memory: Memory) -> None:
    await memory.write(lambda tx: happen(tx, count=3))
    follower = Follower()
    async with tailing(memory, follower) as tail:
        seq = await memory.write(happen)
        await tail.settled(LAKES, seq)
    assert follower.told == in_lakes(4)


async def test_every_fact_is_told_once_and_in_order(memory: Memory) -> None:
    follower = Follower()
    async with tailing(memory, follower) as tail:
        seqs = await asyncio.gather(*(memory.write(happen) for _ in range(20)))
        await tail.settled(LAKES, max(seqs))
    assert follower.told == in_lakes(*range(1, 21))


async def test_more_than_a_page_is_told_whole(memory: Memory) -> None:
    follower = Follower()
    async with tailing(memory, follower) as tail:
        seq = await memory.write(lambda tx: happen(tx, count=PAGE + 5))
        await tail.settled(LAKES, seq)
    assert follower.told == in_lakes(*range(1, PAGE + 6))


async def test_a_wake_is_heeded_at_once(memory: Memory) -> None:
    follower = Follower()
    async with tailing(memory, follower, poll_s=3600.0) as tail:
        seq = await memory.write(happen)
        await tail.settled(LAKES, seq)
    assert follower.told == in_lakes(1)


async def test_a_wake_that_never_comes_is_not_needed(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "on_wake", lambda listen: None)
    follower = Follower()
    async with tailing(memory, follower, poll_s=0.05) as tail:
        seq = await memory.write(happen)
        await tail.settled(LAKES, seq)
    assert follower.told == in_lakes(1)


async def test_a_follower_that_fails_is_told_again_from_its_cursor(memory: Memory) -> None:
    follower = Follower(failing=2)
    async with tailing(memory, follower) as tail:
        await memory.write(happen)
        seq = await memory.write(happen)
        await tail.settled(LAKES, seq)
    assert follower.told == in_lakes(1, 2)


async def test_a_follower_that_fails_holds_up_nobody_else(memory: Memory) -> None:
    broken, sound = Follower(failing=1_000_000), Follower()
    async with tailing(memory, broken, sound) as tail:
        seq = await memory.write(lambda tx: happen(tx, count=3))
        while len(sound.told) < seq:
            sound.called.clear()
            await sound.called.wait()
        lag = tail.lag()
    assert (sound.told, broken.told, lag) == (in_lakes(1, 2, 3), [], 3)


async def test_a_district_that_is_founded_later_is_told_from_its_first_fact(memory: Memory) -> None:
    def settle(tx: Tx) -> int:
        found(tx, HILLS)
        return happen(tx, HILLS, 2)

    follower = Follower()
    async with tailing(memory, follower) as tail:
        await memory.write(settle)
        await tail.settled(HILLS, 2)
    assert follower.told == [(HILLS, 1), (HILLS, 2)]


async def test_who_subscribes_later_is_told_from_then_on(memory: Memory) -> None:
    late = Follower()
    async with tailing(memory, Follower()) as tail:
        await tail.settled(LAKES, await memory.write(happen))
        tail.subscribe(late)
        await tail.settled(LAKES, await memory.write(happen))
    assert late.told == in_lakes(2)


async def test_another_history_is_told_as_an_empty_batch(memory: Memory) -> None:
    follower = Follower()
    async with tailing(memory, follower, poll_s=0.05) as tail:
        await tail.settled(LAKES, await memory.write(happen))
        follower.called.clear()
        await memory.write(lambda tx: districts.renew_epoch(tx, LAKES))
        await follower.called.wait()
        assert follower.batches == 2
        await tail.settled(LAKES, await memory.write(happen))
    assert follower.told == in_lakes(1, 2)


async def test_a_database_that_cannot_be_read_for_a_while_loses_nothing(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    follower, read, failures = Follower(), memory.read, iter(range(3))

    async def ailing(look: object) -> object:
        if next(failures, None) is not None:
            raise OSError("no database")
        return await read(look)  # type: ignore[arg-type]

    async with tailing(memory, follower) as tail:
        monkeypatch.setattr(memory, "read", ailing)
        await tail.settled(LAKES, await memory.write(happen))
    assert follower.told == in_lakes(1)


async def test_what_another_process_writes_is_told_here(postgres_url: str) -> None:
    here, there = Follower(), Follower()
    async with opened(postgres_url) as one, opened(postgres_url) as other:
        await one.write(lambda tx: found(tx, LAKES))
        async with tailing(one, here, poll_s=3600.0) as tail, tailing(other, there, poll_s=3600.0) as beside:
            seqs = await asyncio.gather(*((one if n % 2 else other).write(happen) for n in range(10)))
            await asyncio.gather(tail.settled(LAKES, max(seqs)), beside.settled(LAKES, max(seqs)))
    assert (here.told, there.told) == (in_lakes(*range(1, 11)), in_lakes(*range(1, 11)))
