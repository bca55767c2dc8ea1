"""The mover that is time: sleeps to the earliest alarm, takes the head, and ticks what is due under the head's own clock.

Any number of processes may run it: who finds the head locked looks again soon, and what is not due any more is left alone."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import structlog

from app.core import commands as do
from app.core.events import TIME
from app.core.ids import CallId, DistrictId, PersonId
from app.core.words import AlarmKind
from app.engine import turn
from app.engine.ports import Clock, Meter
from app.engine.scenes import Scenes
from app.store import log
from app.store.call import alarms
from app.store.call.alarms import AlarmRow
from app.store.session import Memory, Read, Tx

logger = structlog.get_logger(__name__)

POLL_S = 1.0
FIRST_LOOK_S = 5.0  # so long the rest of a start waits for the first cycle
AGAIN_S = 0.05  # something was ticked, or another had the head
PATIENCE = 3  # times that a locked head is passed by before it is waited for
BACKOFF_S = (0.2, 0.5, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """A district's own time, and its earliest alarm."""

    district: DistrictId
    now: datetime
    due_at: datetime | None

    @property
    def wait(self) -> float:
        """Seconds until something is due."""
        return (self.due_at - self.now).total_seconds() if self.due_at else POLL_S


class Ticker:
    """`cycle_at` is when it last looked and found nothing wrong: readiness asks for it."""

    def __init__(self, memory: Memory, scenes: Scenes, clock: Clock, meter: Meter) -> None:
        self._memory = memory
        self._scenes = scenes
        self._clock = clock
        self._meter = meter
        self._woken = asyncio.Event()
        self._time_listeners: list[Callable[[datetime], None]] = []
        self._passed: dict[DistrictId, int] = {}
        self._failures = 0
        self._looked = asyncio.Event()
        self.cycle_at: datetime | None = None

    def wake(self, *_: object) -> None:
        """Something was committed: an alarm may be earlier now."""
        self._woken.set()

    def on_time(self, listen: Callable[[datetime], None]) -> None:
        """Told the districts' own time at every look: this machine's clock may be wrong, theirs rules."""
        self._time_listeners.append(listen)

    async def run(self) -> None:
        """Until cancelled. A failure is loud and tried again: silence would be the worst bug."""
        while True:
            self._woken.clear()
            pause = await self._cycle()
            self._looked.set()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._woken.wait()

    async def looked(self) -> None:
        """The first cycle is over, well or not; one that hangs holds nobody up for long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FIRST_LOOK_S):
                await self._looked.wait()

    async def _cycle(self) -> float:
        try:
            pause = await self.turn()
        except Exception:
            logger.exception("ticker_failed")
            self._meter.count("ticker_failures")
            self._failures += 1
            return BACKOFF_S[min(self._failures, len(BACKOFF_S)) - 1]
        self._failures = 0
        self.cycle_at = self._clock.now()
        return pause

    async def turn(self) -> float:
        """Ticks what is due now; seconds until the next look. One district's trouble is not another's."""
        pause, troubles = POLL_S, []
        for look in await self._memory.read(_looks):
            for listen in self._time_listeners:
                listen(look.now)
            if look.wait > 0:
                pause = min(pause, look.wait)
                continue
            pause = AGAIN_S
            try:
                await self.tick(look.district)
            except Exception as trouble:  # noqa: BLE001 - raised below, after the others had their turn
                troubles.append(trouble)
        if troubles:
            raise ExceptionGroup("not everything that was due could be ticked", troubles)
        return pause

    async def tick(self, district: DistrictId) -> int:
        """Every due alarm of the district, in one transaction; how many there were. If that fails, each alone."""
        wait = self._passed.get(district, 0) + 1 >= PATIENCE
        try:
            ticked = await self._memory.write(lambda tx: self._tick(tx, district, wait=wait))
        except Exception:
            logger.exception("ticker_batch_failed", district=district)
            ticked = await self._each_alone(district)
        self._passed[district] = 0 if ticked is not None else self._passed.get(district, 0) + 1
        for late in ticked or ():
            self._meter.observe("ladder_lateness_seconds", late.total_seconds())
        if ticked:  # keeps the calls warm where nobody looks: else one that rings for hours costs more at every ring
            await self._memory.read(lambda read: self._scenes.scene(read, log.head(read, district)))
        return len(ticked or ())

    async def _each_alone(self, district: DistrictId) -> list[timedelta]:
        """One call that cannot be ticked must not silence all the others."""
        ticked: list[timedelta] = []
        troubles: list[Exception] = []
        for alarm in await self._memory.read(lambda read: alarms.due(read, district, log.head(read, district).now)):
            work = partial(self._tick, district=district, wait=True, only=alarm)
            try:
                late = await self._memory.write(work)
                ticked += late or []
            except Exception as trouble:  # noqa: BLE001 - raised below, after the others had their turn
                troubles.append(trouble)
        if troubles:
            raise ExceptionGroup(f"alarms of {district} that cannot be ticked", troubles)
        return ticked

    def _tick(self, tx: Tx, district: DistrictId, *, wait: bool, only: AlarmRow | None = None) -> list[timedelta] | None:
        head = log.lock_head(tx, district) if wait else log.try_lock_head(tx, district)
        if head is None:
            return None
        due = [alarm for alarm in alarms.due(tx, district, head.now) if only in {None, alarm}]
        if not due:
            return []
        scene = self._scenes.scene(tx, head)
        for alarm in due:
            head, scene, facts = turn.take(tx, head, scene, _command(alarm))
            if not facts:
                turn.mend(tx, head, scene, alarm)
        return [head.now - alarm.due_at for alarm in due]


def _looks(read: Read) -> tuple[_Look, ...]:
    due = dict(alarms.earliest(read))
    found = [(log.head(read, row.id), due.get(row.id)) for row in log.districts(read)]
    return tuple(_Look(district=head.district, now=head.now, due_at=due_at) for head, due_at in found)


def _command(alarm: AlarmRow) -> do.Command:
    match alarm.kind:
        case AlarmKind.rung:
            return do.TickCall(by=TIME, call=CallId(alarm.subject))
        case AlarmKind.shift:
            return do.TickDuty(by=TIME, person=PersonId(alarm.subject))
