"""Ready means a completed engine cycle, every mover alive and a database that takes writes; not an open port."""

import asyncio
from datetime import timedelta
from functools import partial

import structlog

from app.engine.movers.ticker import Ticker
from app.engine.ports import Clock
from app.store.session import Lane, Memory

logger = structlog.get_logger(__name__)

CYCLE_MAY_BE_OLD = timedelta(seconds=5)
PATIENCE_S = 2.0


class Readiness:
    """A mover never ends by itself; when one does, nobody may be told that all is well."""

    def __init__(self, memory: Memory, ticker: Ticker, clock: Clock) -> None:
        self._memory = memory
        self._ticker = ticker
        self._clock = clock
        self._dead: list[str] = []

    def watch(self, name: str, mover: "asyncio.Task[None]") -> None:
        """From now on its end is told. To be cancelled is no such end: the service is closing."""
        mover.add_done_callback(partial(self._ended, name))

    def _ended(self, name: str, mover: "asyncio.Task[None]") -> None:
        if not mover.cancelled():
            logger.critical("mover_died", mover=name, exc_info=mover.exception())
            self._dead.append(f"the {name} has stopped")

    async def troubles(self) -> tuple[str, ...]:
        """What is wrong, in words; empty when all is well."""
        found = list(self._dead)
        cycle, now = self._ticker.cycle_at, self._clock.now()
        if cycle is None or now - cycle > CYCLE_MAY_BE_OLD:
            found.append("the engine has not completed a cycle within five seconds")
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._memory.write(lambda _: None, Lane.desk)
        except Exception:
            logger.exception("not_writable")
            found.append("the database cannot be written to")
        return tuple(found)
