"""The mover that knocks on phones' doors until an offer is answered or over.

Knocks are rows that any process may claim. Sending is at least once: the claim of a process that dies between
sending and recording lapses, and another sends again, with the same tag, so that nobody is rung twice.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import assert_never

import structlog

from app.core.events import TIME, Fact, RosterChanged
from app.core.lock_screen import NoticeKind
from app.core.notices import Notice
from app.engine.knock import Knock, Outcome, OutcomeKind, topic, ttl
from app.engine.payload import payload
from app.engine.ports import Clock, Meter, Sink
from app.store import log
from app.store.call import knocks
from app.store.call.knocks import KnockRow
from app.store.people import devices
from app.store.people.devices import DeviceRow
from app.store.session import Memory, Tx

logger = structlog.get_logger(__name__)

Words = Callable[[KnockRow], Awaitable[Notice | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often and how many at once. `patience` ends before the claim on a row lapses (10 s)."""

    repeat: timedelta = timedelta(seconds=5)
    backoff: tuple[timedelta, ...] = (timedelta(seconds=1), timedelta(seconds=2), timedelta(seconds=4))
    poll: float = 1.0
    patience: float = 8.0
    at_once: int = 1024  # far above a bulkhead's places and line: one push host cannot take them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A claimed knock, and where it goes."""

    row: KnockRow
    device: DeviceRow


@dataclass(slots=True, kw_only=True, eq=False)
class Knocker:
    """`words`: what a lock screen may show, None when nothing is left to say. `address`: the app's origin."""

    memory: Memory
    clock: Clock
    sink: Sink
    words: Words
    meter: Meter
    address: str
    pace: Pace = field(default_factory=Pace)
    _knocking: set[asyncio.Task[None]] = field(default_factory=set, init=False)
    _woken: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def wake(self, *_: object) -> None:
        """Something was committed: look again. Only a hint; the poll is the backstop."""
        self._woken.set()

    async def run(self) -> None:
        """Knocks until cancelled. A knock under way then is sent again by whoever is next."""
        try:
            while True:
                self._woken.clear()
                pause = await self._turn_or_pause()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await self._woken.wait()
        finally:
            for task in self._knocking:
                task.cancel()
            await asyncio.gather(*self._knocking, return_exceptions=True)

    async def _turn_or_pause(self) -> float:
        try:
            pause = await self._until_due()
            if pause > 0:
                return pause
            await self.turn()
        except Exception:
            logger.exception("knocks_not_claimed")
            self.meter.count("knocker_troubles")
            return self.pace.poll
        return 0.01  # a breath, so that a row nobody may claim does not spin

    async def _until_due(self) -> float:
        if len(self._knocking) >= self.pace.at_once:
            return self.pace.poll
        earliest = await self.memory.read(knocks.earliest)
        if earliest is None:
            return self.pace.poll
        return min((earliest - self.clock.now()).total_seconds(), self.pace.poll)

    async def turn(self) -> int:
        """Claims what is due and starts to knock; how many doors that is."""
        free = self.pace.at_once - len(self._knocking)
        doors = await self.memory.write(partial(_claim, at=self.clock.now(), limit=free))
        for door in doors:
            task = asyncio.create_task(self._knock(door))
            self._knocking.add(task)
            task.add_done_callback(self._done)
        return len(doors)

    async def quiet(self) -> None:
        """Returns when no knock is under way."""
        while self._knocking:
            await asyncio.wait(self._knocking)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._knocking.discard(task)
        self._woken.set()

    async def _knock(self, door: Door) -> None:
        try:
            outcome = await self._send(door)
            at = self.clock.now()
            await self.memory.write(partial(_settle, door=door, outcome=outcome, at=at, pace=self.pace))
        except Exception:
            logger.exception("knock_not_settled", offer=door.row.offer)
            self.meter.count("knocker_troubles")
            return
        if outcome is not None:
            self._measure(door.row, outcome, at)

    async def _send(self, door: Door) -> Outcome | None:
        notice = await self.words(door.row)
        if notice is None:
            return None
        knock = _made(door, notice, payload(notice, door.row.until, self.address), self.clock.now())
        try:
            async with asyncio.timeout(self.pace.patience):
                return await self.sink.send(knock)
        except TimeoutError:
            return Outcome(kind=OutcomeKind.retry, why="timeout")

    def _measure(self, row: KnockRow, outcome: Outcome, at: datetime) -> None:
        self.meter.count("knock_outcomes", outcome=outcome.kind)
        if outcome.kind in {OutcomeKind.fault, OutcomeKind.refused}:
            logger.error("knock_failed", offer=row.offer, outcome=outcome.kind, status=outcome.status, why=outcome.why)
        if outcome.kind is OutcomeKind.delivered_to_service and row.n == 0:
            self.meter.observe("push_lag_seconds", (at - row.next_at).total_seconds())


def _claim(tx: Tx, at: datetime, limit: int) -> list[Door]:
    """What has no phone to go to is dropped on the way."""
    doors: list[Door] = []
    for row in knocks.claim(tx, at, limit):
        device = devices.find(tx, row.device)
        if device is None or not device.endpoint:
            knocks.drop(tx, row)
        else:
            doors.append(Door(row=row, device=device))
    return doors


def _made(door: Door, notice: Notice, text: str, at: datetime) -> Knock:
    device = door.device
    return Knock(
        endpoint=device.endpoint or "",
        p256dh=device.p256dh or "",
        auth=device.auth or "",
        payload=text,
        ttl=ttl(door.row.until, at),
        topic=topic(notice.tag if notice.call else door.row.call),
    )


def _settle(tx: Tx, door: Door, outcome: Outcome | None, at: datetime, pace: Pace) -> None:
    """An answered offer's rows are gone by now, and what is written to them here changes nothing."""
    row = door.row
    if outcome is None:
        knocks.drop(tx, row)
        return
    if outcome.kind is OutcomeKind.gone:
        _forget(tx, door.device)
    knocks.outcome(tx, row, outcome.kind, at)
    wait = _wait(row, outcome, pace)
    if wait is None or at + wait >= row.until:
        knocks.drop(tx, row)
    else:
        knocks.later(tx, row, at + wait)


def _forget(tx: Tx, device: DeviceRow) -> None:
    """The head's row is locked before any other. Boards learn that this phone is not proven any more."""
    head = log.lock_head(tx, device.district)
    now = devices.find(tx, device.id)
    if now is None or now.endpoint != device.endpoint:  # it may have subscribed anew meanwhile
        return
    devices.drop_subscription(tx, device.id)
    if now.proven_at is not None:
        log.append(tx, head, [Fact(event=RosterChanged(ids=(device.person,)), at=head.now, by=TIME)])


def _wait(row: KnockRow, outcome: Outcome, pace: Pace) -> timedelta | None:
    """How long until the same door is knocked on again; None is never."""
    match outcome.kind:
        case OutcomeKind.gone:
            return None
        case OutcomeKind.retry:
            if outcome.retry_after is not None:
                return timedelta(seconds=outcome.retry_after)
            return pace.backoff[min(row.n, len(pace.backoff) - 1)]
        case OutcomeKind.delivered_to_service | OutcomeKind.refused | OutcomeKind.fault:
            return pace.repeat if row.kind == NoticeKind.offer else None
        case _ as never:
            assert_never(never)
