"""The demo in a real database, with a clock that the test turns."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from app.core.call import Call
from app.core.commands import Raise
from app.core.events import Actor
from app.core.ids import CallId, DeviceId, PersonId
from app.demo.answer import LONGEST_REST, Answering
from app.demo.district import DISTRICT, place_id
from app.demo.fill import fill
from app.engine.handle import Handle
from app.engine.looking.lookout import Lookout
from app.engine.movers.ticker import Ticker
from app.engine.scenes import Scenes
from app.store import log
from app.store.call import alarms
from app.store.people import sessions
from app.store.people.sessions import SessionRow
from app.store.session import Memory
from app.telemetry import Numbers
from tests.town import FastClock

CARLA = PersonId("maple-carla-jensen")
AMARA = PersonId("maple-amara-okafor")
BEN = PersonId("maple-ben-castillo")
CALL = CallId("call-1")


@dataclass
class Demo:
    memory: Memory
    clock: FastClock
    handle: Handle
    lookout: Lookout
    ticker: Ticker
    answering: Answering

    async def press(self) -> None:
        command = Raise(by=Actor(person=CARLA), call=CALL, place=place_id("alder", "M104"))
        await self.handle(DISTRICT, command)

    async def wait(self, seconds: float, *, answering: bool = True) -> None:
        """From one thing that falls due to the next."""
        end = self.clock.now() + timedelta(seconds=seconds)
        while True:
            await self.ticker.turn()
            rest = await self.answering.turn() if answering else seconds
            left = (end - self.clock.now()).total_seconds()
            if left <= 0:
                return
            self.clock.turn(min(rest, left, await self._until_an_alarm()))

    async def _until_an_alarm(self) -> float:
        due = (await self.memory.read(alarms.earliest)) or ()
        now = self.clock.now()
        return min(((at - now).total_seconds() for _, at in due if at > now), default=LONGEST_REST)

    async def call(self) -> Call:
        return (await self.lookout.calls(DISTRICT, [CALL]))[CALL]

    async def enter(self, person: PersonId) -> None:
        """By a door, as a visitor does."""
        at = self.clock.now()
        row = SessionRow(
            token_hash=f"hash-{person}",
            district=DISTRICT,
            person=person,
            device=DeviceId(f"{person}-visitor"),
            created_at=at,
            last_seen_at=at,
            expires_at=at + timedelta(days=1),
        )
        await self.memory.write(lambda tx: sessions.put(tx, row))

    async def story(self) -> list[tuple[int, str, str]]:
        """Seconds since the press, what happened, and who did it."""
        facts = (await self.memory.read(lambda read: log.of_calls(read, DISTRICT, [CALL])))[CALL]
        began = facts[0].at
        return [(round((f.at - began).total_seconds()), f.event.type, f.by.person or "time") for f in facts]


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Demo]:
    clock, meter, scenes = FastClock(), Numbers(), Scenes()
    memory = await Memory.open(url, clock.now)
    handle, lookout = Handle(memory, scenes, meter), Lookout(memory, scenes)
    assert await fill(memory, handle)
    yield Demo(
        memory=memory,
        clock=clock,
        handle=handle,
        lookout=lookout,
        ticker=Ticker(memory, scenes, clock, meter),
        answering=Answering(memory, handle, lookout),
    )
    await memory.close()
