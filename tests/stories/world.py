"""A whole service around a real database, with a clock that the story turns and phones that remember all they were told.

A story says who must have been told; whatever a phone was told beyond that fails it."""

from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from app.core import commands as do
from app.core.call import Call
from app.core.cards import CallView
from app.core.events import Actor
from app.core.ids import CallId, CommandId, DistrictId, OfferId, PersonId, PlaceId
from app.core.words import Disposition
from app.engine.handle import Answer, Handle, Key
from app.engine.knock import Knock, Outcome, OutcomeKind
from app.engine.looking.lookout import Lookout
from app.engine.movers.knocker import Knocker
from app.engine.movers.ticker import Ticker
from app.engine.record import Record
from app.engine.scenes import Scenes
from app.engine.wording import Words
from app.realtime.link import Link
from app.realtime.sight import Moment, Stir, draw
from app.realtime.wire import Beat, Frame, Hello
from app.store import log
from app.store.call import alarms, knocks
from app.store.session import Memory
from tests.town import RESPONDERS, STAFF, TOWN, FastClock, by, settle_town


class NoMeter:
    """Counts nothing."""

    def count(self, name: str, **labels: str) -> None: ...
    def observe(self, name: str, seconds: float, **labels: str) -> None: ...
    def gauge(self, name: str, value: float, **labels: str) -> None: ...


@dataclass
class PushBox:
    """A sink that remembers. Repetitions of one knock are one."""

    told: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    seen: set[tuple[str, str]] = field(default_factory=set)

    async def send(self, knock: Knock) -> Outcome:
        import json

        data = json.loads(knock.payload)["notification"]["data"]
        name, mark = knock.endpoint.rpartition("/")[2], f"{data['kind']} {data.get('offer')}"
        if (name, mark) not in self.seen:
            self.seen.add((name, mark))
            self.told[name].append(f"push {data['kind']}")
        return Outcome(kind=OutcomeKind.delivered_to_service, status=201)


@dataclass
class Phone:
    """One person's open app: the server's own link, and what a client would show."""

    link: Link
    calls: dict[CallId, CallView] = field(default_factory=dict)
    cues: list[str] = field(default_factory=list)

    def take(self, frame: Frame) -> None:
        self.calls |= {view.id: view for view in frame.put}
        for gone in frame.gone:
            self.calls.pop(gone, None)
        self.cues += [cue.type for cue in frame.cue]


class World:
    """Made by `open`."""

    def __init__(self, memory: Memory, clock: FastClock) -> None:
        self.memory, self.clock = memory, clock
        self.scenes, self.pushes = Scenes(), PushBox()
        self.handle = Handle(memory, self.scenes, NoMeter())
        self.record = Record(memory, self.scenes)
        self.lookout = Lookout(memory, self.scenes)
        self.ticker = Ticker(memory, self.scenes, clock, NoMeter())
        self.knocker = Knocker(
            memory=memory,
            clock=clock,
            sink=self.pushes,
            words=Words(self.lookout).of,
            meter=NoMeter(),
            address="https://near.test",
        )
        self.phones = {name: Phone(Link(0.0)) for name in STAFF}
        self.seq, self.now, self._keys, self._greeted = 0, 0.0, 0, False

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, *, on_duty: tuple[str, ...] = RESPONDERS) -> AsyncIterator["World"]:
        clock = FastClock()
        memory = await Memory.open(url, clock.now)
        await memory.write(settle_town)
        world = cls(memory, clock)
        for name in on_duty:
            await world.duty(name)
        world.seq = (await world.lookout.scene(TOWN)).head.seq
        await world.refresh(greet=True)
        world.forget()
        try:
            yield world
            assert {} == world.told(), "nobody expected these"
        finally:
            await memory.close()

    @classmethod
    @asynccontextmanager
    async def again(cls, url: str, clock: FastClock) -> AsyncIterator["World"]:
        """After a crash: another process on the same database, knowing nothing."""
        memory = await Memory.open(url, clock.now)
        world = cls(memory, clock)
        world.seq = (await world.lookout.scene(TOWN)).head.seq
        await world.refresh(greet=True)
        try:
            yield world
            assert {} == world.told(), "nobody expected these"
        finally:
            await memory.close()

    async def send(self, command: do.Command, key: str | None = None, digest: str = "said") -> Answer:
        self._keys += 1
        named = Key(id=CommandId(key or f"key-{self._keys:08d}-{self.now}"), digest=digest)
        try:
            return await self.handle(TOWN, command, named)
        finally:
            await self.settle()

    async def settle(self) -> None:
        """Every knock that is due is sent, every phone has its frames."""
        while await self.knocker.turn():
            await self.knocker.quiet()
        await self.refresh()

    async def refresh(self, *, greet: bool = False) -> None:
        facts = await self.memory.read(lambda read: log.since(read, TOWN, self.seq))
        stir = Stir(whole=greet)
        stir.add(facts)
        seen = await self.lookout.scene(TOWN, stir.calls)
        cold = await Lookout(self.memory, Scenes()).scene(TOWN, stir.calls)
        assert cold.scene == seen.scene, "what is kept warm is what the log says"
        self.seq, self.now = seen.head.seq, self.now + 1
        moment = Moment(epoch=seen.head.epoch, seq=self.seq, heard_to=self.seq, stirred=0, at=seen.head.now, scene=seen.scene)
        self._greeted |= greet
        for name, phone in self.phones.items() if self._greeted else ():
            if greet:
                phone.link.hear(Hello(kind="hello", v=1, epoch=None, seq=0, holding=[]), self.now)
            held = phone.link.holds() if greet or stir.whole else None
            phone.link.show(draw(seen.scene.setup.people.get(PersonId(name)), moment, stir, held))
            for message in phone.link.take(self.now, seen.head.now):
                assert isinstance(message, Frame | Beat), message
                if isinstance(message, Frame):
                    phone.take(message)

    async def wait(self, seconds: float) -> None:
        """Time passes, from alarm to alarm and from knock to knock."""
        end = self.clock.at.timestamp() + seconds
        while (left := end - self.clock.at.timestamp()) > 0:
            due = [at.timestamp() for _, at in await self.memory.read(alarms.earliest)]
            knock = await self.memory.read(knocks.earliest)
            nearest = min([*due, *([knock.timestamp()] if knock else []), end]) - self.clock.at.timestamp()
            self.clock.turn(max(0.05, min(nearest, left)))
            await self.ticker.turn()
            await self.settle()

    def told(self) -> dict[str, list[str]]:
        """What each phone was told since the last time that somebody asked; asking forgets it."""
        everything: dict[str, list[str]] = defaultdict(list)
        for name, phone in self.phones.items():
            everything[name] += phone.cues
            phone.cues = []
        for name, marks in self.pushes.told.items():
            everything[name] += marks
        self.pushes.told.clear()
        return {name: sorted(marks) for name, marks in everything.items() if marks}

    def forget(self) -> None:
        self.told()

    # the verbs of a story

    async def press(self, who: str, place: str = "n204", key: str | None = None, **more: Any) -> CallId:
        self._keys += 1
        raised = do.Raise(by=by(who), call=CallId(f"call{self._keys}"), place=PlaceId(place), **more)
        answer = await self.send(raised, key)
        assert answer.call is not None
        return answer.call

    async def offer_of(self, who: str, call: CallId) -> OfferId:
        part = (await self.call(call)).part_of(PersonId(who))
        assert part is not None, f"{who} was not asked"
        return part.offer

    async def accept(self, who: str, call: CallId) -> Answer:
        return await self.send(do.Accept(by=by(who), call=call, offer=await self.offer_of(who, call)))

    async def decline(self, who: str, call: CallId) -> Answer:
        return await self.send(do.Decline(by=by(who), call=call, offer=await self.offer_of(who, call)))

    async def step(self, who: str, call: CallId, step: do.Step) -> Answer:
        offer = await self.offer_of(who, call)
        return await self.send(do.Progress(by=by(who), call=call, offer=offer, step=step))

    async def close(self, who: str, call: CallId, how: Disposition = Disposition.resolved) -> Answer:
        return await self.send(do.Close(by=by(who), call=call, disposition=how))

    async def duty(self, who: str) -> Answer:
        return await self.send(do.StartDuty(by=by(who), person=PersonId(who), place=_room(who)))

    async def off(self, who: str) -> Answer:
        return await self.send(do.EndDuty(by=by(who), person=PersonId(who)))

    async def call(self, call: CallId) -> Call:
        return (await self.lookout.calls(DistrictId(TOWN), [call]))[call]

    async def ringing(self, call: CallId) -> set[str]:
        return {str(a.responder) for a in (await self.call(call)).live()}

    async def timeline(self, call: CallId) -> list[str]:
        return [fact.event.type for fact in await self.lookout.timeline(TOWN, call)]


def _room(who: str) -> PlaceId | None:
    room = STAFF[who][2]
    return PlaceId(room) if room else None


NOBODY = Actor()
