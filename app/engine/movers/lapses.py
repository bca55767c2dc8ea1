"""The mover that sees credentials run out: whoever is on duty without what their post cannot be without goes off duty.

What was taken away is seen in the same moment (`record.py`); a date passes without anybody doing anything, and a call that they
were on comes to its end. Until then the ladder passes them by (`core/ranking.py`)."""

import asyncio

import structlog

from app.core.ids import DistrictId
from app.engine import turn
from app.engine.looking.lookout import Lookout
from app.engine.ports import Meter
from app.engine.scenes import Scenes
from app.store import log
from app.store.session import Lane, Memory, Tx

logger = structlog.get_logger(__name__)

EVERY_S = 15.0


class Lapses:
    """`turn` is one look at every district."""

    def __init__(self, memory: Memory, scenes: Scenes, meter: Meter) -> None:
        self._memory = memory
        self._scenes = scenes
        self._meter = meter
        self._lookout = Lookout(memory, scenes)

    async def run(self) -> None:
        """Until cancelled. A failure is loud and tried again."""
        while True:
            try:
                await self.turn()
            except Exception:
                logger.exception("lapses_failed")
                self._meter.count("lapses_failures")
            await asyncio.sleep(EVERY_S)

    async def turn(self) -> int:
        """How many go off duty. One district's trouble is not another's."""
        ended, troubles = 0, list[Exception]()
        for row in await self._lookout.districts():
            try:
                ended += await self._look(row.id)
            except Exception as trouble:  # noqa: BLE001 - raised below, after the others had their turn
                troubles.append(trouble)
        if troubles:
            raise ExceptionGroup("credentials could not be looked at everywhere", troubles)
        return ended

    async def _look(self, district: DistrictId) -> int:
        """Looked at without the lock, which is taken only for somebody."""
        if not (await self._lookout.scene(district)).scene.lacking():
            return 0
        return await self._memory.write(lambda tx: self._settle(tx, district), Lane.desk)

    def _settle(self, tx: Tx, district: DistrictId) -> int:
        head = log.lock_head(tx, district)
        scene = self._scenes.scene(tx, head)
        lacking = scene.lacking()
        turn.settle(tx, head, scene)
        return len(lacking)
