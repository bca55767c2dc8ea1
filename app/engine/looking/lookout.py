"""Looking without touching: the scene, calls and timelines as they are at the head."""

from collections.abc import Collection
from dataclasses import dataclass

from app.core import history
from app.core.call import Call
from app.core.events import Fact
from app.core.ids import CallId, DistrictId
from app.core.scene import Scene
from app.engine import shifts
from app.engine.scenes import Scenes
from app.engine.shifts import Missing
from app.store import log
from app.store.call import calls
from app.store.call.calls import CallRow
from app.store.district.districts import DistrictRow, districts
from app.store.log import Head
from app.store.session import Memory, Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One snapshot: where the log ends, and what is so there."""

    head: Head
    scene: Scene


class Lookout:
    """Every answer comes from one read transaction, head and rows together."""

    def __init__(self, memory: Memory, scenes: Scenes) -> None:
        self._memory = memory
        self._scenes = scenes

    async def districts(self) -> tuple[DistrictRow, ...]:
        """Every tenant."""
        return await self._memory.read(districts)

    async def scene(self, district: DistrictId, also: Collection[CallId] = ()) -> Seen:
        """The open calls, and those of `also` though they be over."""

        def look(read: Read) -> Seen:
            head = log.head(read, district)
            return Seen(head=head, scene=self._scenes.scene(read, head, also))

        return await self._memory.read(look)

    async def missing(self, district: DistrictId) -> tuple[Missing, ...]:
        """Whose shift is under way by the timetable, and who is not on duty."""

        def look(read: Read) -> tuple[Missing, ...]:
            head = log.head(read, district)
            spans = shifts.under_way(read, district, head.now)
            return shifts.missing(spans, self._scenes.scene(read, head)) if spans else ()

        return await self._memory.read(look)

    async def calls(self, district: DistrictId, ids: Collection[CallId]) -> dict[CallId, Call]:
        """Those of the calls that exist."""
        return await self._memory.read(lambda read: _folded(read, district, ids))

    async def recent(self, district: DistrictId, limit: int = 50, after: CallRow | None = None) -> tuple[CallRow, ...]:
        """The calls that ended last, newest first; those that come after one of them."""
        return await self._memory.read(lambda read: calls.recent(read, district, limit, after))

    async def timeline(self, district: DistrictId, call: CallId) -> tuple[Fact, ...]:
        """The call's facts in order; none when there is no such call."""
        return (await self._memory.read(lambda read: log.of_calls(read, district, [call])))[call]


def _folded(read: Read, district: DistrictId, ids: Collection[CallId]) -> dict[CallId, Call]:
    if not ids:
        return {}
    folded = (history.fold(facts) for facts in log.of_calls(read, district, ids).values())
    return {call.id: call for call in folded if call is not None}
