"""The mover that knocks: at least once, never after the end, and nobody waits for somebody else's push service."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
import sqlalchemy as sa

from app.core.events import RosterChanged
from app.core.ids import CallId, DeviceId, DistrictId, OfferId, PersonId
from app.core.lock_screen import NoticeKind, Said
from app.core.notices import Notice
from app.engine.knock import Knock, Outcome, OutcomeKind
from app.engine.movers.knocker import Knocker, Pace
from app.push.guard import Guard
from app.push.sink import PushSink
from app.push.vapid import Vapid, new_pem
from app.push.webpush import WebPush, open_session
from app.store import log
from app.store.call import knocks
from app.store.call.knocks import KnockRow
from app.store.district import districts
from app.store.people import devices
from app.store.people.devices import DeviceRow
from app.store.session import Memory
from tests.patience import PATIENCE_S
from tests.push_service import Behaviour, PushService

D = DistrictId("d")
START = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
GOOD = Outcome(kind=OutcomeKind.delivered_to_service, status=201)
GONE = Outcome(kind=OutcomeKind.gone, status=410)
BUSY = Outcome(kind=OutcomeKind.retry, status=503)


@dataclass(slots=True)
class Clock:
    at: datetime = START

    def now(self) -> datetime:
        return self.at

    def advance(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass(slots=True)
class Meter:
    counted: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    observed: list[tuple[str, float]] = field(default_factory=list)

    def count(self, name: str, **labels: str) -> None:
        self.counted.append((name, labels))

    def observe(self, name: str, seconds: float, **labels: str) -> None:
        self.observed.append((name, seconds))

    def gauge(self, name: str, value: float, **labels: str) -> None:
        raise AssertionError("the knocker has no gauge")


@dataclass(slots=True)
class Sink:
    """Answers with what it was given, the last one for ever; while `shut`, it has sent and does not answer."""

    outcomes: list[Outcome] = field(default_factory=lambda: [GOOD])
    sent: list[Knock] = field(default_factory=list)
    open: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.open.set()

    async def send(self, knock: Knock) -> Outcome:
        self.sent.append(knock)
        self.arrived.set()
        await self.open.wait()
        return self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]

    async def reached(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while len(self.sent) < count:
                self.arrived.clear()
                await self.arrived.wait()


async def words(row: KnockRow) -> Notice | None:
    return Notice(
        kind=NoticeKind(row.kind),
        say=Said.offer,
        facts={"school": "Maple"},
        tag=row.call,
        navigate="/",
        call=row.call,
        offer=row.offer,
    )


@dataclass(slots=True)
class World:
    """One database, one hand-moved clock, one knocker."""

    memory: Memory
    clock: Clock
    sink: Sink
    meter: Meter
    knocker: Knocker

    async def device(self, name: str = "phone", endpoint: str | None = "https://push.example/1", **other: Any) -> None:
        row = DeviceRow(
            id=DeviceId(name),
            district=D,
            person=PersonId("coach"),
            name=name,
            endpoint=endpoint,
            last_seen_at=START,
            **{"proven_at": START, **other},
        )
        await self.memory.write(lambda tx: devices.put(tx, row))

    async def offer(self, number: int = 1, seconds: float = 15, **other: Any) -> KnockRow:
        row = replace(self.row(number, seconds), **other)
        await self.memory.write(lambda tx: knocks.put(tx, [row]))
        return row

    def row(self, number: int, seconds: float) -> KnockRow:
        return KnockRow(
            district=D,
            offer=OfferId(f"c.{number}"),
            call=CallId("c"),
            device=DeviceId("phone"),
            person=PersonId("coach"),
            n=0,
            next_at=self.clock.now(),
            until=self.clock.now() + timedelta(seconds=seconds),
            claimed_until=None,
            kind="offer",
        )

    async def turn(self, seconds: float = 0) -> int:
        """After so many seconds: how many knocks were sent."""
        self.clock.advance(seconds)
        before = len(self.sink.sent)
        await self.knocker.turn()
        await self.knocker.quiet()
        return len(self.sink.sent) - before

    async def turns(self, *seconds: float) -> list[int]:
        return [await self.turn(each) for each in seconds]

    async def earliest(self) -> datetime | None:
        return await self.memory.read(knocks.earliest)

    async def phone(self) -> DeviceRow | None:
        return await self.memory.read(lambda read: devices.find(read, DeviceId("phone")))

    def another(self, **other: Any) -> Knocker:
        """A knocker of another process on the same database."""
        given: dict[str, Any] = {
            "memory": self.memory,
            "clock": self.clock,
            "sink": self.sink,
            "words": words,
            "meter": self.meter,
            "address": "https://help.example.org",
        }
        return Knocker(**(given | other))


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    clock = Clock()
    memory = await Memory.open(database_url, clock.now)
    sink, meter = Sink(), Meter()
    made = World(memory, clock, sink, meter, None)  # type: ignore[arg-type]
    made.knocker = made.another()
    await memory.write(lambda tx: districts.create_district(tx, D, "Maple", "America/Chicago"))
    await made.device()
    try:
        yield made
    finally:
        await memory.close()


@asynccontextmanager
async def running(knocker: Knocker) -> AsyncIterator[None]:
    task = asyncio.create_task(knocker.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def test_an_offer_is_knocked_at_once_for_as_long_as_it_lives(world: World) -> None:
    await world.offer(seconds=15)
    await world.turn()
    (knock,) = world.sink.sent
    assert (knock.endpoint, knock.ttl, knock.urgency, knock.topic) == ("https://push.example/1", 15, "high", "c")


async def test_it_is_repeated_every_five_seconds_until_its_end_and_never_after(world: World) -> None:
    await world.offer(seconds=15)
    assert await world.turns(0, 4.9, 0.1, 5, 4.9, 0.1, 5, 600) == [1, 0, 1, 1, 0, 0, 0, 0]
    assert [knock.ttl for knock in world.sink.sent] == [15, 10, 5]
    assert await world.earliest() is None


async def test_an_offer_that_was_over_before_anybody_knocked_is_not_knocked(world: World) -> None:
    await world.offer(seconds=15)
    assert (await world.turn(15), await world.earliest()) == (0, None)


async def test_an_answered_offer_is_not_knocked_again(world: World) -> None:
    row = await world.offer()
    await world.turn()
    await world.memory.write(lambda tx: knocks.drop_offers(tx, D, [row.offer]))
    assert await world.turns(5, 5) == [0, 0]


async def test_what_is_answered_while_a_knock_is_under_way_stays_answered_and_is_said_to_be_over(world: World) -> None:
    row = await world.offer()
    world.sink.open.clear()
    await world.knocker.turn()
    await world.memory.write(lambda tx: knocks.drop_offers(tx, D, [row.offer]))
    await world.offer(kind="over")
    world.sink.open.set()
    await world.knocker.quiet()
    assert await world.turns(0, 5, 5) == [1, 0, 0]


async def test_a_crash_between_sending_and_recording_is_followed_by_another_knock(world: World) -> None:
    await world.offer(seconds=60)
    world.sink.open.clear()
    async with running(world.knocker):
        await world.sink.reached(1)
    world.sink.open.set()
    world.knocker = world.another()
    assert await world.turns(0, 9.9, 0.1) == [0, 0, 1]
    assert len({knock.topic for knock in world.sink.sent}) == 1


async def test_a_subscription_that_is_gone_is_removed_and_the_phone_is_not_proven_any_more(world: World) -> None:
    world.sink.outcomes = [GONE]
    await world.offer(1)
    await world.offer(2)
    sent = await world.turns(0, 5)
    phone = await world.phone()
    assert phone is not None
    assert (sent, phone.endpoint, phone.proven_at, await world.earliest()) == ([2, 0], None, None, None)


async def test_boards_are_told_once_that_a_phone_is_not_proven_any_more(world: World) -> None:
    world.sink.outcomes = [GONE]
    await world.offer(1)
    await world.turn()
    await world.device(endpoint="https://push.example/unproven", proven_at=None)
    await world.offer(2)
    await world.turn()
    facts = await world.memory.read(lambda read: log.since(read, D, 0))
    assert [RosterChanged(ids=("coach",))] == [fact.event for fact in facts]


async def test_a_subscription_made_meanwhile_is_kept(world: World) -> None:
    world.sink.outcomes = [GONE]
    await world.offer()
    world.sink.open.clear()
    await world.knocker.turn()
    await world.device(endpoint="https://push.example/2")
    world.sink.open.set()
    await world.knocker.quiet()
    phone = await world.phone()
    assert phone is not None
    assert (phone.endpoint, phone.proven_at) == ("https://push.example/2", START)


async def test_a_phone_without_a_subscription_is_dropped_on_the_way(world: World) -> None:
    await world.device(endpoint=None)
    await world.offer()
    assert (await world.turn(), await world.earliest()) == (0, None)


async def test_a_service_that_asks_for_time_gets_it(world: World) -> None:
    world.sink.outcomes = [Outcome(kind=OutcomeKind.retry, status=429, retry_after=7.0), GOOD]
    await world.offer(seconds=30)
    assert await world.turns(0, 6.9, 0.1, 5) == [1, 0, 1, 1]


async def test_a_service_that_asks_for_more_time_than_the_offer_has_is_not_asked_again(world: World) -> None:
    world.sink.outcomes = [Outcome(kind=OutcomeKind.retry, status=429, retry_after=60.0)]
    await world.offer(seconds=30)
    assert (await world.turn(), await world.earliest()) == (1, None)


async def test_a_service_in_trouble_is_tried_after_one_two_and_four_seconds(world: World) -> None:
    world.sink.outcomes = [BUSY]
    await world.offer(seconds=60)
    assert await world.turns(0, 0.9, 0.1, 1.9, 0.1, 3.9, 0.1, 3.9, 0.1) == [1, 0, 1, 0, 1, 0, 1, 0, 1]


@pytest.mark.parametrize("kind", [OutcomeKind.fault, OutcomeKind.refused])
async def test_our_own_fault_is_counted_and_tried_at_the_usual_pace(world: World, kind: OutcomeKind) -> None:
    world.sink.outcomes = [Outcome(kind=kind, status=403, why="vapid")]
    await world.offer()
    assert await world.turns(0, 4.9, 0.1) == [1, 0, 1]
    assert world.meter.counted == [("knock_outcomes", {"outcome": kind})] * 2


@pytest.mark.parametrize("kind", ["over", "test"])
async def test_that_it_is_over_and_a_test_are_said_once(world: World, kind: str) -> None:
    world.sink.outcomes = [BUSY, GOOD]
    await world.offer(kind=kind, seconds=60)
    assert await world.turns(0, 1, 5, 5) == [1, 1, 0, 0]
    assert await world.earliest() is None


async def test_nothing_left_to_say_is_not_said(world: World) -> None:
    async def silent(_: KnockRow) -> Notice | None:
        return None

    world.knocker = world.another(words=silent)
    await world.offer()
    assert (await world.turn(), await world.earliest(), world.meter.counted) == (0, None, [])


async def test_words_that_fail_are_counted_and_tried_again_when_the_claim_lapses(world: World) -> None:
    async def failing(_: KnockRow) -> Notice | None:
        raise RuntimeError("a bug")

    world.knocker = world.another(words=failing)
    await world.offer(seconds=60)
    await world.turn()
    world.knocker = world.another()
    assert world.meter.counted == [("knocker_troubles", {})]
    assert await world.turns(9.9, 0.1) == [0, 1]


async def test_a_sink_that_never_answers_is_left_before_the_claim_lapses(world: World) -> None:
    world.knocker = world.another(pace=Pace(patience=0.05))
    world.sink.open.clear()
    await world.offer(seconds=60)
    assert await world.turns(0, 0.9, 0.1) == [1, 0, 1]


async def test_two_processes_share_the_knocks_and_make_each_once(world: World) -> None:
    for number in range(20):
        await world.offer(number)
    one, other = world.another(pace=Pace(at_once=12)), world.another(pace=Pace(at_once=12))
    claimed = await asyncio.gather(one.turn(), other.turn())
    await asyncio.gather(one.quiet(), other.quiet())
    assert (sorted(claimed), len(world.sink.sent)) == ([8, 12], 20)


async def test_the_lag_of_the_first_knock_and_every_outcome_are_measured(world: World) -> None:
    await world.offer()
    await world.turns(0.25, 5)
    assert world.meter.observed == [("push_lag_seconds", 0.25)]
    assert world.meter.counted == [("knock_outcomes", {"outcome": "delivered_to_service"})] * 2


async def test_every_outcome_is_kept(world: World) -> None:
    world.sink.outcomes = [BUSY, GOOD]
    await world.offer()
    await world.turns(0, 1)
    table = knocks.outcomes
    query = sa.select(table.c.n, table.c.outcome).order_by(table.c.n)
    kept = await world.memory.read(lambda read: [tuple(row) for row in read.conn.execute(query)])
    assert kept == [(0, "retry"), (1, "delivered_to_service")]


async def test_a_wake_is_enough_and_a_lost_wake_is_made_good(world: World) -> None:
    world.knocker = world.another(pace=Pace(poll=0.05))
    async with running(world.knocker):
        await world.offer(1)
        world.knocker.wake(D, 7)
        await world.sink.reached(1)
        await world.offer(2)
        await world.sink.reached(2)


async def test_a_knocker_with_all_hands_full_goes_on_when_one_is_free(world: World) -> None:
    world.knocker = world.another(pace=Pace(at_once=2, poll=0.05))
    for number in range(6):
        await world.offer(number)
    world.sink.open.clear()
    async with running(world.knocker):
        await world.sink.reached(2)
        world.sink.open.set()
        await world.sink.reached(6)


async def test_a_database_in_trouble_is_asked_again(world: World) -> None:
    class Failing:
        """Fails three times, then is the real one."""

        failures = 3

        async def read(self, look: Callable[[Any], Any]) -> Any:
            if self.failures:
                self.failures -= 1
                raise OSError("no database")
            return await world.memory.read(look)

        async def write(self, work: Callable[[Any], Any]) -> Any:
            return await world.memory.write(work)

    await world.offer()
    async with running(world.another(memory=Failing(), pace=Pace(poll=0.01))):
        await world.sink.reached(1)
    assert world.meter.counted[:3] == [("knocker_troubles", {})] * 3


async def test_a_push_service_that_hangs_delays_nobody_elses_knock(world: World) -> None:
    vapid = Vapid.from_pem(new_pem(), "mailto:duty@example.org")
    async with PushService(behaviour=Behaviour.hang) as bad, PushService(keys={vapid.public_key}) as good:
        guard = Guard.of([bad.origin, good.origin])
        for number in range(60):
            service = bad if number < 50 else good
            phone = service.phone(f"p{number}")
            await world.device(phone.name, phone.endpoint, p256dh=phone.p256dh, auth=phone.auth)
            await world.offer(number, device=DeviceId(phone.name), seconds=60)
        async with open_session(guard, patience=aiohttp.ClientTimeout(total=60)) as session:
            push = WebPush(session, guard, vapid, lambda: datetime.now(UTC))  # noqa: TID251 - the service has a clock
            async with running(world.another(sink=PushSink(push), pace=Pace(patience=60))):
                await good.wait_for(10)
                await bad.wait_for(32)
                assert (len(good.received), len(bad.received), good.unsound) == (10, 32, [])
        data = good.received[0].message["notification"]["data"]
        assert (data["kind"], data["call"], data["until"]) == ("offer", "c", "2027-01-12T09:31:00Z")
