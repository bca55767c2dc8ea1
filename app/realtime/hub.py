"""Who is connected in this process, and who is shown what: facts wake a district's room, one look serves all who are in it.

Everything that is drawn comes from one scene, read after the facts that asked for it; a look that fails is owed, said
loudly and tried again. A district without listeners costs nothing.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from app.core.call import Call
from app.core.events import Fact, RightsChanged
from app.core.ids import CallId, DeviceId, DistrictId, PersonId
from app.core.visitors import is_visitor
from app.engine.looking.lookout import Lookout, Seen
from app.engine.ports import Meter
from app.realtime.link import FRAME_EVERY_S, Link
from app.realtime.sight import Moment, Stir, draw
from app.realtime.wire import CloseCode, Hello

MOST_LINES = 12  # of one device
MOST_OF_A_VISITOR, MOST_OF_A_HOUSE, MOST_OF_A_DISTRICT = 3, 60, 500  # lines of visitors: of a phone, from an address, here at all
BREATH = 64  # lines drawn before others may have the loop
FIRST_RETRY_S = 0.1
LAST_RETRY_S = 5.0
LOOK_EVERY_S = FRAME_EVERY_S  # no socket is told more often, but for offers


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Whose eyes look through a connection."""

    district: DistrictId
    person: PersonId
    device: DeviceId


@dataclass(eq=False, slots=True, kw_only=True)
class Line:
    """One connection of this process. `wake` is for its writer; `doubt` asks whether its session still stands. `house` is where
    it comes from, as it is counted."""

    viewer: Viewer
    link: Link
    house: str = ""
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    doubt: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(eq=False, slots=True)
class _Room:
    """One district here. `stirred` is None until the first look: what came before it is not known."""

    district: DistrictId
    lines: dict[Line, None] = field(default_factory=dict)  # in the order in which they came
    stir: Stir = field(default_factory=Stir)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    urgent: asyncio.Event = field(default_factory=asyncio.Event)
    heard_to: int = 0
    stirred: int | None = None
    epoch: str = ""
    ageing: set[CallId] = field(default_factory=set)
    task: asyncio.Task[None] | None = None


class Hub:
    """The rooms. `heard` is to be subscribed to the tail."""

    def __init__(self, lookout: Lookout, meter: Meter) -> None:
        self._lookout = lookout
        self._meter = meter
        self._rooms: dict[DistrictId, _Room] = {}
        self._log = structlog.stdlib.get_logger("nearhand.hub")

    def join(self, line: Line) -> None:
        """A connection was accepted; it is shown nothing until its hello is known by `greet`."""
        room = self._rooms.setdefault(line.viewer.district, _Room(line.viewer.district))
        self._make_place(room, line)
        room.lines[line] = None
        if room.task is None:
            room.task = asyncio.create_task(self._tend(room), name=f"live {room.district}")
        self._meter.gauge("live_connections", self.connections())

    def _make_place(self, room: _Room, line: Line) -> None:
        """One device has only so many windows, and strangers have only so many together: the newest are looked at, so the oldest
        goes."""
        for most, is_counted in _crowds(line):
            held = [each for each in room.lines if each.link.is_open() and is_counted(each)]
            for oldest in held[: max(0, len(held) + 1 - most)]:
                self._meter.count("live_too_many")
                oldest.link.end(CloseCode.too_many)
                oldest.wake.set()

    def leave(self, line: Line) -> None:
        """A connection is over."""
        room = self._rooms[line.viewer.district]
        room.lines.pop(line, None)
        if not room.lines and room.task is not None:
            room.task.cancel()
            room.task, room.stir = None, Stir()
        self._meter.gauge("live_connections", self.connections())

    def connections(self) -> int:
        """How many there are in this process."""
        return sum(len(room.lines) for room in self._rooms.values())

    def greet(self, line: Line) -> None:
        """The line's hello wants its answer."""
        room = self._rooms[line.viewer.district]
        room.wake.set()
        room.urgent.set()

    def heard(self, district: DistrictId, facts: tuple[Fact, ...]) -> None:
        """A batch of the district's facts, in order; an empty one says that the history itself is another."""
        room = self._rooms.get(district)
        if room is None:
            return
        news = Stir(whole=not facts, duty=not facts)
        news.add(facts)
        room.heard_to = facts[-1].seq if facts else 0
        if news.whole and room.stirred is not None:
            room.stirred = max(room.stirred, room.heard_to)
        for fact in facts:
            if isinstance(fact.event, RightsChanged):
                _doubt(room.lines, fact.event.person)
        if room.lines:
            news.merge(room.stir)
            room.stir = news
            room.wake.set()
            if news.is_urgent():
                room.urgent.set()

    async def _tend(self, room: _Room) -> None:
        wait = FIRST_RETRY_S
        while True:
            await room.wake.wait()
            room.wake.clear()
            room.urgent.clear()
            stir, room.stir = room.stir, Stir()
            try:
                await self._look(room, stir)
                wait = FIRST_RETRY_S
                await until(room.urgent, LOOK_EVERY_S)
            except Exception:  # noqa: BLE001 - owed, not dropped: said loudly and tried again
                self._log.exception("live_look_failed", district=room.district, retry_s=wait)
                self._meter.count("live_look_failed")
                room.stir.merge(stir)
                room.wake.set()
                await asyncio.sleep(wait)
                wait = min(2 * wait, LAST_RETRY_S)

    async def _look(self, room: _Room, stir: Stir) -> None:
        heard_to = room.heard_to
        hellos = {line: line.link.unanswered() for line in room.lines}
        seen = await self._lookout.scene(room.district, _wanted(hellos, stir))
        self._note(room, seen, stir)
        moment = Moment(
            epoch=seen.head.epoch,
            seq=seen.head.seq,
            heard_to=heard_to,
            stirred=_stirred(room, seen.head.seq),
            at=seen.head.now,
            scene=seen.scene,
        )
        self._watch_age(room, seen)
        asked = stir.asked()
        for drawn, line in enumerate(sorted(hellos, key=lambda each: each.viewer.person not in asked)):
            if line.link.unanswered() is hellos[line]:
                self._show(line, moment, stir)
            if drawn % BREATH == BREATH - 1:
                await asyncio.sleep(0)

    def _note(self, room: _Room, seen: Seen, stir: Stir) -> None:
        if room.stirred is None:
            room.stirred = room.heard_to = seen.head.seq
        if room.epoch not in {"", seen.head.epoch}:
            stir.whole, stir.duty, room.stirred = True, True, seen.head.seq
        room.epoch = seen.head.epoch

    def _show(self, line: Line, moment: Moment, stir: Stir) -> None:
        link = line.link
        if not link.unanswered() and not link.is_live():
            return
        person = moment.scene.setup.person(line.viewer.person)
        held = link.holds() if link.unanswered() or stir.whole else None
        before = link.due()
        try:
            link.show(draw(person, moment, stir, held))
        except Exception:  # noqa: BLE001 - one viewer's picture must not cost the others theirs; this one comes back
            self._log.exception("live_draw_failed", district=line.viewer.district, person=line.viewer.person)
            self._meter.count("live_draw_failed")
            link.end(CloseCode.restart)
        if link.due() < before:
            line.wake.set()

    def _watch_age(self, room: _Room, seen: Seen) -> None:
        """The caller's "cancel" ends with time alone: such a call is looked at once more when its window is over."""
        for call in seen.scene.calls.values():
            left = _until_uncancellable(call, seen.head.now)
            if left > 0 and call.id not in room.ageing:
                room.ageing.add(call.id)
                asyncio.get_running_loop().call_later(left + 0.05, _aged, room, call.id)


def _crowds(fresh: Line) -> Iterator[tuple[int, Callable[[Line], bool]]]:
    """The crowds to which a line comes, and how many each may be."""
    stranger = is_visitor(fresh.viewer.person)
    yield MOST_OF_A_VISITOR if stranger else MOST_LINES, lambda line: line.viewer == fresh.viewer
    if stranger:
        yield MOST_OF_A_HOUSE, lambda line: line.house == fresh.house and is_visitor(line.viewer.person)
        yield MOST_OF_A_DISTRICT, lambda line: is_visitor(line.viewer.person)


def _stirred(room: _Room, seq: int) -> int:
    """What the scene holds and the tail has not told yet may be anything."""
    return seq if seq > room.heard_to else room.stirred or 0


def _until_uncancellable(call: Call, at: datetime) -> float:
    return (call.raised_at + timedelta(seconds=call.plan.cancel_seconds) - at).total_seconds()


def _aged(room: _Room, call: CallId) -> None:
    room.ageing.discard(call)
    if room.lines:
        room.stir.calls.add(call)
        room.wake.set()


def _wanted(hellos: dict[Line, Hello | None], stir: Stir) -> set[CallId]:
    held = (line.link.holds() for line, hello in hellos.items() if hello or stir.whole)
    return stir.calls.union(*held)


def _doubt(lines: Iterable[Line], person: PersonId) -> None:
    for line in lines:
        if line.viewer.person == person:
            line.doubt.set()


async def until(event: asyncio.Event, seconds: float) -> None:
    """The event, or so long."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(max(0.0, seconds)):
            await event.wait()
