"""The mover that forgets: answers to commands and visitors after 48 hours, positions after a day, notes and particulars on the
date that they carry. The log forgets nothing; what may be forgotten lies beside it, and the numbers stay true."""

import asyncio
from datetime import timedelta

import structlog

from app.engine.ports import Clock
from app.store import commands, notes, particulars, positions, sessions
from app.store.session import Lane, Memory, Tx

logger = structlog.get_logger(__name__)

KEEP_ANSWERS = timedelta(hours=48)
KEEP_POSITIONS = timedelta(hours=24)  # of a duty that nobody ended
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
        """How much was forgotten."""
        return await self._memory.write(self._forget, Lane.desk)

    def _forget(self, tx: Tx) -> int:
        now = self._clock.now()
        before = now - KEEP_ANSWERS
        gone = commands.sweep(tx, before) + sessions.sweep_visitors(tx, before)
        gone += positions.sweep(tx, now - KEEP_POSITIONS)
        return gone + notes.sweep(tx, now) + particulars.sweep(tx, now)
