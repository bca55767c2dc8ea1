"""The mover that is time: sleeps to the earliest alarm, takes the head, and ticks what is due under the head's own clock.

Any number of processes may run it: who finds the head locked looks again soon, and what is not due any more is left alone."""

import asyncio
import contextlib
from datetime import datetime, timedelta

import structlog

from app.core import commands as do
from app.core.events import Actor
from app.core.ids import CallId, DistrictId, PersonId
from app.core.words import AlarmKind
from app.engine import turn
from app.engine.ports import Clock, Meter
from app.engine.scenes import Scenes
from app.store import alarms, log
from app.store.alarms import AlarmRow
from app.store.session import Memory, Tx

logger = structlog.get_logger(__name__)

POLL_S = 1.0
AGAIN_S = 0.05  # the alarm rang by this node's clock, but not yet by the district's; or another had the head
PATIENCE = 3  # times that a locked head is passed by before it is waited for
BACKOFF_S = (0.2, 0.5, 1.0)


class Ticker:
    """`cycle_at` is when it last looked and found nothing wrong: readiness asks for it."""

    def __init__(self, memory: Memory, scenes: Scenes, clock: Clock, meter: Meter) -> None:
        self._memory = memory
        self._scenes = scenes
        self._clock = clock
        self._meter = meter
        self._woken = asyncio.Event()
        self._passed: dict[DistrictId, int] = {}
        self._failures = 0
        self.cycle_at: datetime | None = None

    def wake(self, *_: object) -> None:
        """Something was committed: an alarm may be earlier now."""
        self._woken.set()

    async def run(self) -> None:
        """Until cancelled. A failure is loud and tried again: silence would be the worst bug."""
        while True:
            self._woken.clear()
            pause = await self._cycle()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._woken.wait()

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
        """Ticks what is due now; seconds until the next look."""
        pause = POLL_S
        for district, due_at in await self._memory.read(alarms.earliest):
            wait = (due_at - self._clock.now()).total_seconds()
            if wait > 0:
                pause = min(pause, wait)
                continue
            await self.tick(district)
            pause = AGAIN_S
        return pause

    async def tick(self, district: DistrictId) -> int:
        """Every due alarm of the district, in one transaction; how many there were."""
        wait = self._passed.get(district, 0) + 1 >= PATIENCE
        ticked = await self._memory.write(lambda tx: self._tick(tx, district, wait=wait))
        self._passed[district] = 0 if ticked is not None else self._passed.get(district, 0) + 1
        for late in ticked or ():
            self._meter.observe("ladder_lateness_seconds", late.total_seconds())
        return len(ticked or ())

    def _tick(self, tx: Tx, district: DistrictId, *, wait: bool) -> list[timedelta] | None:
        head = log.lock_head(tx, district) if wait else log.try_lock_head(tx, district)
        if head is None:
            return None
        due = alarms.due(tx, district, head.now)
        if not due:
            return []
        scene = self._scenes.scene(tx, head)
        for alarm in due:
            head, scene, facts = turn.take(tx, head, scene, _command(alarm))
            if not facts:  # the alarm outlived its cause: the index is mended, not the past
                alarms.drop(tx, district, alarm.kind, alarm.subject)
        return [head.now - alarm.due_at for alarm in due]


def _command(alarm: AlarmRow) -> do.Command:
    match alarm.kind:
        case AlarmKind.rung:
            return do.TickCall(by=Actor(), call=CallId(alarm.subject))
        case AlarmKind.shift:
            return do.TickDuty(by=Actor(), person=PersonId(alarm.subject))
