"""The mover that forgets: answers to commands and visitors, after 48 hours. The log forgets nothing; its neighbours may."""

import asyncio
from datetime import timedelta

import structlog

from app.engine.ports import Clock
from app.store import commands, sessions
from app.store.session import Lane, Memory

logger = structlog.get_logger(__name__)

KEEP_ANSWERS = timedelta(hours=48)
EVERY_S = 3600.0


class Retention:
    """Sweeps once an hour."""

    def __init__(self, memory: Memory, clock: Clock) -> None:
        self._memory = memory
        self._clock = clock

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.sweep()
            except Exception:
                logger.exception("retention_failed")
            await asyncio.sleep(EVERY_S)

    async def sweep(self) -> int:
        """How many answers and visitors were forgotten."""
        before = self._clock.now() - KEEP_ANSWERS
        return await self._memory.write(lambda tx: commands.sweep(tx, before) + sessions.sweep_visitors(tx, before), Lane.desk)
