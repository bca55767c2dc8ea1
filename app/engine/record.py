"""The only way to change a plain row that others must learn of: the row, and one ids-only event, under the head's lock."""

from collections.abc import Callable
from typing import TypeVar

from app.core.events import Actor, Fact, SetupEvent
from app.core.ids import DistrictId
from app.engine import turn
from app.engine.scenes import Scenes
from app.store import log
from app.store.session import Lane, Memory, Tx

T = TypeVar("T")


class Record:
    """Called with work that writes rows and says what changed; None says that nothing did."""

    def __init__(self, memory: Memory, scenes: Scenes) -> None:
        self._memory = memory
        self._scenes = scenes

    async def __call__(self, district: DistrictId, by: Actor, work: Callable[[Tx], tuple[T, SetupEvent | None]]) -> T:
        """The work's own answer, once it is on disk. Sockets, scenes and ladders of every process learn of it."""
        return await self._memory.write(lambda tx: self._write(tx, district, by, work), Lane.desk)

    def _write(self, tx: Tx, district: DistrictId, by: Actor, work: Callable[[Tx], tuple[T, SetupEvent | None]]) -> T:
        head = log.lock_head(tx, district)
        answer, event = work(tx)
        if event is None:
            return answer
        head, _ = log.append(tx, head, [Fact(event=event, at=head.now, by=by)])
        turn.settle(tx, head, self._scenes.scene(tx, head))
        return answer
