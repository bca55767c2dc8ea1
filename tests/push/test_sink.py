"""The bulkhead of each push host."""

import asyncio
from dataclasses import dataclass, field

from app.engine.knock import Knock, Outcome, OutcomeKind
from app.push.sink import FULL, PushSink
from tests.patience import PATIENCE_S

DELIVERED = Outcome(kind=OutcomeKind.delivered_to_service, status=201)


@dataclass(slots=True)
class Sender:
    """Answers at once, except for the host that hangs until it is let go."""

    let_go: asyncio.Event = field(default_factory=asyncio.Event)
    now: int = 0
    most: int = 0

    async def send(self, knock: Knock) -> Outcome:
        if "hangs" in knock.endpoint:
            self.now += 1
            self.most = max(self.most, self.now)
            await self.let_go.wait()
            self.now -= 1
        return DELIVERED


def knock(endpoint: str) -> Knock:
    return Knock(endpoint=endpoint, p256dh="", auth="", payload="", ttl=1, topic="c")


async def started(sink: PushSink, count: int) -> list[asyncio.Task[Outcome]]:
    tasks = [asyncio.create_task(sink.send(knock("https://hangs.example/a"))) for _ in range(count)]
    await asyncio.sleep(0)
    return tasks


async def test_a_host_that_hangs_delays_no_other_host() -> None:
    sender = Sender()
    sink = PushSink(sender)
    tasks = await started(sink, 1000)
    async with asyncio.timeout(PATIENCE_S):
        outcomes = [await sink.send(knock(f"https://good{n}.example/a")) for n in range(100)]
    sender.let_go.set()
    await asyncio.gather(*tasks)
    assert (outcomes, sender.most) == ([DELIVERED] * 100, 32)


async def test_whoever_finds_the_line_full_is_sent_back_at_once() -> None:
    sender = Sender()
    sink = PushSink(sender, at_once=2, in_line=3, patience=60)
    tasks = await started(sink, 5)
    outcome = await sink.send(knock("https://hangs.example/a"))
    sender.let_go.set()
    assert (outcome, await asyncio.gather(*tasks)) == (FULL, [DELIVERED] * 5)


async def test_whoever_waits_long_in_line_is_sent_back() -> None:
    sender = Sender()
    sink = PushSink(sender, at_once=1, patience=0.01)
    first, second = await started(sink, 2)
    outcome = await second
    sender.let_go.set()
    assert (outcome, await first) == (FULL, DELIVERED)


async def test_a_place_is_free_again_after_use_and_nothing_is_kept() -> None:
    sender = Sender()
    sender.let_go.set()
    sink = PushSink(sender, at_once=1)
    outcomes = await asyncio.gather(*(await started(sink, 50)))
    assert (outcomes, sink._bulkheads) == ([DELIVERED] * 50, {})


async def test_whoever_is_cancelled_gives_the_place_back() -> None:
    sender = Sender()
    sink = PushSink(sender, at_once=1)
    first, second = await started(sink, 2)
    first.cancel()
    await asyncio.wait([first])
    sender.let_go.set()
    assert (await second, sink._bulkheads) == (DELIVERED, {})


async def test_an_endpoint_that_is_no_address_is_the_senders_to_refuse() -> None:
    assert await PushSink(Sender()).send(knock("https://[")) == DELIVERED
