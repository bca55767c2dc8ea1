"""The mover that forgets: answers to commands and visitors after 48 hours, positions after a day, notes, messages and particulars
on the date that they carry, words that no line of the log names once nobody says them again. The log forgets nothing; what may be
forgotten lies beside it, and the numbers stay true."""

import asyncio
from datetime import timedelta

import structlog

from app.engine.ports import Clock
from app.store import commands
from app.store.call import messages, notes
from app.store.ending import particulars
from app.store.people import positions, sessions
from app.store.session import Lane, Memory, Tx
from app.store.upkeep import orphans

logger = structlog.get_logger(__name__)

KEEP_ANSWERS = timedelta(hours=48)
LOOK_BACK = timedelta(days=30)  # a server is not away for longer; older words are not looked at every hour
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
        """How much was forgotten. What people took back since the last time leaves the files now too."""
        gone = await self._orphans() + await self._memory.write(self._forget, Lane.desk)
        await self._memory.settle()
        return gone

    async def _orphans(self) -> int:
        """None but after a kill: they are looked for beside the writer. As long as their command may come again, they stay."""
        before = self._clock.now() - KEEP_ANSWERS
        if not await self._memory.read(lambda read: orphans.are_there(read, before - LOOK_BACK, before)):
            return 0
        return await self._memory.write(lambda tx: orphans.sweep(tx, before - LOOK_BACK, before), Lane.desk)

    def _forget(self, tx: Tx) -> int:
        now = self._clock.now()
        before = now - KEEP_ANSWERS
        gone = commands.sweep(tx, before) + sessions.sweep_visitors(tx, before)
        gone += positions.sweep(tx, now - KEEP_POSITIONS)
        return gone + notes.sweep(tx, now) + messages.sweep(tx, now) + particulars.sweep(tx, now)
