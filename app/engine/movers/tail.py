"""The mover that reads on: every fact of every district, in order, gap-free and once, to all who follow in this process.

A wake is a hint; the log is asked again each second in any case. A follower that raises stays at its cursor, is
heard of in the log, and is tried again with back-off; it holds up nobody else, nor itself in another district.
"""

import asyncio
import contextlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial

import structlog

from app.core.events import Fact
from app.core.ids import DistrictId
from app.engine.ports import Meter
from app.store import log
from app.store.session import Memory, Read

Listener = Callable[[DistrictId, tuple[Fact, ...]], None]

POLL_S = 1.0
PAGE = 1000
FIRST_RETRY_S = 0.1
LAST_RETRY_S = 10.0

_log = structlog.stdlib.get_logger("nearhand.tail")


@dataclass(eq=False, slots=True)
class _Cursor:
    """How far one follower has come in one district. `anew`: it must hear that the history is another."""

    seq: int
    anew: bool = False
    failures: int = 0
    resting_until: float = 0.0


@dataclass(eq=False, slots=True)
class _Follower:
    listener: Listener
    cursors: dict[DistrictId, _Cursor]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """Where one district's log ends, and what it holds past a cursor."""

    epoch: str
    end: int
    facts: tuple[Fact, ...] = ()


@dataclass(eq=False, slots=True)
class Tail:
    """One per process. `run` it for as long as the process serves."""

    memory: Memory
    meter: Meter
    poll_s: float = POLL_S
    _followers: list[_Follower] = field(default_factory=list)
    _known: dict[DistrictId, _Page] = field(default_factory=dict)
    _hints: set[DistrictId] = field(default_factory=set)
    _poll_at: float = 0.0
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    def subscribe(self, listener: Listener) -> None:
        """From now on. A batch that is empty says that the history is another (a restore): look at everything again."""
        self._followers.append(_Follower(listener, {d: _Cursor(p.end) for d, p in self._known.items()}))

    def lag(self) -> int:
        """How many facts the slowest follower is behind what is known to be in the log."""
        behind = (self._known[d].end - c.seq for f in self._followers for d, c in f.cursors.items())
        return max(behind, default=0)

    async def settled(self, district: DistrictId, seq: int) -> None:
        """Every follower has had the district's facts up to `seq`."""
        while district not in self._known or any(f.cursors[district].seq < seq for f in self._followers):
            await self._moved.wait()

    async def run(self) -> None:
        """Begin at the logs' ends and read on, whatever happens."""
        self.memory.on_wake(self._wake)
        wait, begun = FIRST_RETRY_S, False
        while True:
            try:
                await (self._turn() if begun else self._begin())
                begun, wait = True, FIRST_RETRY_S
            except Exception:  # noqa: BLE001 - said loudly and tried again, for ever
                _log.exception("tail_cannot_read", retry_s=wait)
                self.meter.count("tail_failed")
                await asyncio.sleep(wait)
                wait = min(2 * wait, LAST_RETRY_S)
            else:
                await self._rest()

    def _wake(self, district: DistrictId, seq: int) -> None:
        if district not in self._known or seq > self._known[district].end:
            self._hints.add(district)
            self._woken.set()

    async def _rest(self) -> None:
        cursors = (c for f in self._followers for c in f.cursors.values() if c.failures)
        until = min((c.resting_until for c in cursors), default=self._poll_at)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(min(until, self._poll_at)):
                await self._woken.wait()

    async def _begin(self) -> None:
        self._known = await self.memory.read(partial(_pages, cursors=None, only=None))
        for follower in self._followers:
            follower.cursors = {d: _Cursor(page.end) for d, page in self._known.items()}
        self._tell_moved()

    async def _turn(self) -> None:
        """Everything that there is to read for those who do not rest."""
        more = True
        while more:
            only = self._whom()
            cursors = self._lowest()
            pages = await self.memory.read(partial(_pages, cursors=cursors, only=only))
            for district, page in pages.items():
                self._take(district, page)
            more = any(len(page.facts) == PAGE for page in pages.values())
            self._hints.update(d for d, page in pages.items() if len(page.facts) == PAGE)
            self._tell_moved()

    def _whom(self) -> Collection[DistrictId] | None:
        """The districts to ask: those hinted at and those owed to somebody, or each second all of them (None)."""
        self._woken.clear()
        hints, self._hints = self._hints, set()
        if _now() >= self._poll_at:
            self._poll_at = _now() + self.poll_s
            return None
        return hints | {d for f in self._followers for d, c in f.cursors.items() if c.failures}

    def _lowest(self) -> dict[DistrictId, int]:
        now = _now()
        return {
            d: min((c.seq for c in self._cursors(d) if c.resting_until <= now), default=page.end)
            for d, page in self._known.items()
        }

    def _cursors(self, district: DistrictId) -> list[_Cursor]:
        return [follower.cursors[district] for follower in self._followers]

    def _take(self, district: DistrictId, page: _Page) -> None:
        known = self._known.setdefault(district, page)
        self._known[district] = page
        for follower in self._followers:
            cursor = follower.cursors.setdefault(district, _Cursor(0))  # founded since we began: from its first fact
            if known.epoch != page.epoch:
                _log.warning("log_begins_anew", district=district, seq=page.end)
                cursor.seq, cursor.anew = page.end, True
            if cursor.resting_until <= _now():
                self._deliver(follower, district, page.facts)

    def _deliver(self, follower: _Follower, district: DistrictId, facts: tuple[Fact, ...]) -> None:
        cursor = follower.cursors[district]
        fresh = tuple(fact for fact in facts if fact.seq > cursor.seq)
        if not fresh and not cursor.anew:
            return
        try:
            if cursor.anew:
                follower.listener(district, ())
                cursor.anew = False
            if fresh:
                follower.listener(district, fresh)
                cursor.seq = fresh[-1].seq
            cursor.failures = 0
        except Exception:  # noqa: BLE001 - said loudly, and tried again from its cursor
            wait = min(FIRST_RETRY_S * 2**cursor.failures, LAST_RETRY_S)
            cursor.failures, cursor.resting_until = cursor.failures + 1, _now() + wait
            _log.exception("follower_failed", district=district, retry_s=wait)
            self.meter.count("tail_follower_failed")

    def _tell_moved(self) -> None:
        self.meter.gauge("tail_lag_facts", self.lag())
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()


def _now() -> float:
    return asyncio.get_running_loop().time()


def _pages(read: Read, cursors: Mapping[DistrictId, int] | None, only: Collection[DistrictId] | None) -> dict[DistrictId, _Page]:
    """What came after the cursors; without cursors, only where the logs end."""
    found: dict[DistrictId, _Page] = {}
    for district in (row.id for row in log.districts(read) if only is None or row.id in only):
        head = log.head(read, district)
        cursor = head.seq if cursors is None else cursors.get(district, 0)
        facts = log.since(read, district, cursor, PAGE) if head.seq > cursor else ()
        found[district] = _Page(epoch=head.epoch, end=head.seq, facts=facts)
    return found
