"""The only way to change a plain row that others must learn of: the row, and one ids-only event, under the head's lock."""

from collections.abc import Callable

from app.core.events import Actor, Fact, SetupEvent
from app.core.ids import DistrictId
from app.engine import turn
from app.engine.scenes import Scenes
from app.store import log
from app.store.session import Lane, Memory, Tx

Work = Callable[[Tx], SetupEvent | None]
"""Writes rows and says what changed; None says that nothing did."""


class Record:
    """Sockets, scenes and ladders of every process learn of what it wrote."""

    def __init__(self, memory: Memory, scenes: Scenes) -> None:
        self._memory = memory
        self._scenes = scenes

    async def __call__(self, district: DistrictId, by: Actor, work: Work) -> None:
        """Returns when it is on disk. Whoever may no longer be sent is off duty in the same moment."""
        await self._memory.write(lambda tx: self._write(tx, district, by, work), Lane.desk)

    def _write(self, tx: Tx, district: DistrictId, by: Actor, work: Work) -> None:
        head = log.lock_head(tx, district)
        event = work(tx)
        if event is None:
            return
        head, _ = log.append(tx, head, [Fact(event=event, at=head.now, by=by)])
        turn.settle(tx, head, self._scenes.scene(tx, head))
