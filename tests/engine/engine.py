"""The engine around the small town, with a clock that the test turns and a meter that remembers."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from app.core import commands as do
from app.core.call import Call
from app.core.ids import CallId, CommandId, PersonId, PlaceId
from app.engine.handle import Answer, Handle, Key
from app.engine.looking.lookout import Lookout
from app.engine.movers.ticker import Ticker
from app.engine.record import Record
from app.engine.scenes import Scenes
from app.store import log
from app.store.call import alarms, knocks
from app.store.session import Memory
from tests.town import STAFF, TOWN, FastClock, by, settle_town


class Counting:
    """A meter that remembers how often."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()

    def count(self, name: str, **labels: str) -> None:
        self.counted[name] += 1

    def observe(self, name: str, seconds: float, **labels: str) -> None:
        self.counted[name] += 1

    def gauge(self, name: str, value: float, **labels: str) -> None: ...


@dataclass(kw_only=True)
class Engine:
    """`again` makes another beside it on the same database, as another process would."""

    memory: Memory
    clock: FastClock
    scenes: Scenes
    meter: Counting
    handle: Handle
    record: Record
    lookout: Lookout
    ticker: Ticker

    @classmethod
    def of(cls, memory: Memory, clock: FastClock) -> "Engine":
        scenes, meter = Scenes(), Counting()
        return cls(
            memory=memory,
            clock=clock,
            scenes=scenes,
            meter=meter,
            handle=Handle(memory, scenes, meter),
            record=Record(memory, scenes),
            lookout=Lookout(memory, scenes),
            ticker=Ticker(memory, scenes, clock, meter),
        )

    async def on_duty(self, *names: str, **more: Any) -> None:
        for name in names:
            room = STAFF[name][2]
            place = PlaceId(room) if room else None
            await self.handle(TOWN, do.StartDuty(by=by(name), person=PersonId(name), place=place, **more))

    async def press(self, who: str = "Tea", place: str = "n204", key: Key | None = None, call: str = "") -> Answer:
        raised = do.Raise(by=by(who), call=CallId(call or f"call-{who}"), place=PlaceId(place))
        return await self.handle(TOWN, raised, key)

    async def accept(self, who: str, call: str) -> Answer:
        return await self.handle(TOWN, await self.yes(who, call))

    async def step(self, who: str, step: do.Step, call: str = "call-Tea") -> Answer:
        part = (await self.call(call)).part_of(PersonId(who))
        assert part is not None, f"{who} was not asked"
        return await self.handle(TOWN, do.Progress(by=by(who), call=CallId(call), offer=part.offer, step=step))

    async def yes(self, who: str, call: str) -> do.Accept:
        part = (await self.call(call)).part_of(PersonId(who))
        assert part is not None, f"{who} was not asked"
        return do.Accept(by=by(who), call=CallId(call), offer=part.offer)

    async def call(self, call: str = "call-Tea") -> Call:
        return (await self.lookout.calls(TOWN, [CallId(call)]))[CallId(call)]

    async def ringing(self, call: str = "call-Tea") -> set[str]:
        return {str(part.responder) for part in (await self.call(call)).live()}

    async def seq(self) -> int:
        return (await self.memory.read(lambda read: log.head(read, TOWN))).seq

    async def types(self, after: int = 0) -> list[str]:
        return [fact.event.type for fact in await self.memory.read(lambda read: log.since(read, TOWN, after))]

    async def alarms(self) -> dict[str, float]:
        """Seconds from now, by subject."""
        found = await self.memory.read(lambda read: alarms.due(read, TOWN, self.clock.at.replace(year=2100)))
        return {row.subject: (row.due_at - self.clock.at).total_seconds() for row in found}

    async def knocks(self) -> set[tuple[str, str, str]]:
        """Who is to be knocked for now, why and for which call; claiming them takes them away for ten seconds."""
        rows = await self.memory.write(lambda tx: knocks.claim(tx, self.clock.at, 100))
        return {(str(row.person), row.kind, str(row.call)) for row in rows}


def key(name: str = "the-key", digest: str = "said") -> Key:
    return Key(id=CommandId(name), digest=digest)


@asynccontextmanager
async def engine(url: str, *on_duty: str) -> AsyncIterator[Engine]:
    clock = FastClock()
    memory = await Memory.open(url, clock.now)
    try:
        await memory.write(settle_town)
        made = Engine.of(memory, clock)
        await made.on_duty(*on_duty)
        yield made
    finally:
        await memory.close()


@asynccontextmanager
async def another(url: str, clock: FastClock) -> AsyncIterator[Engine]:
    """Another process, or the same after a crash: it knows only what the database says."""
    memory = await Memory.open(url, clock.now)
    try:
        yield Engine.of(memory, clock)
    finally:
        await memory.close()
