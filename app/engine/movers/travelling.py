"""The mover that asks the ways: keeps what an outside travel service says of the seconds between schools near at hand.

It asks beforehand, outside any lock and never while somebody presses; a ranking takes what is there, and the straight
line for what is not. A failure is loud and tried again, and what was known before stays."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

import structlog

from app.core.events import DutyEvent, Fact, SetupEvent
from app.core.ids import DistrictId, SchoolId
from app.core.places import Point
from app.core.scene import Scene
from app.engine.looking.lookout import Lookout
from app.engine.ports import Meter, Travel
from app.engine.scenes import Scenes, Ways

logger = structlog.get_logger(__name__)

GATHER_S = 0.5  # a morning's many changes are asked for together
ANEW_S = 600.0  # roads fill and empty
RETRY_S = 5.0
STARTS = 50  # to one end in one question: table services take a hundred points at most


class Travelling:
    """`heard` is given to the tail, `run` is its life."""

    def __init__(self, lookout: Lookout, scenes: Scenes, travel: Travel, meter: Meter) -> None:
        self._lookout = lookout
        self._scenes = scenes
        self._travel = travel
        self._meter = meter
        self._grown: set[DistrictId] = set()
        self._stale: set[DistrictId] = set()
        self._woken = asyncio.Event()
        self._anew_at = 0.0

    def heard(self, district: DistrictId, facts: tuple[Fact, ...]) -> None:
        """Somebody may stand elsewhere now; after a change of the setup, or of history itself, nothing known counts."""
        if not facts or any(isinstance(fact.event, SetupEvent) for fact in facts):
            self._stale.add(district)
        elif any(isinstance(fact.event, DutyEvent) for fact in facts):
            self._grown.add(district)
        else:
            return
        self._woken.set()

    async def run(self) -> None:
        """Until cancelled."""
        pause = 0.0
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._woken.wait()
                    await asyncio.sleep(GATHER_S)
            self._woken.clear()
            pause = await self._cycle()

    async def _cycle(self) -> float:
        now = asyncio.get_running_loop().time()
        try:
            if now >= self._anew_at:
                self._stale |= {row.id for row in await self._lookout.districts()}
                self._anew_at = now + ANEW_S
            for district in sorted(self._stale | self._grown):
                await self.refresh(district, anew=district in self._stale)
        except Exception:
            logger.exception("travel_not_asked")
            self._meter.count("travel_failures")
            return RETRY_S
        return max(0.0, self._anew_at - now)

    async def refresh(self, district: DistrictId, *, anew: bool = True) -> None:
        """Asks for the ways that somebody on duty may be sent; without `anew`, for those only that are not known yet."""
        self._stale.discard(district)
        self._grown.discard(district)
        try:
            scene = (await self._lookout.scene(district)).scene
            known: Ways = {} if anew else self._scenes.ways.get(district, {})
            fresh = await self._asked(scene, known)
        except BaseException:
            (self._stale if anew else self._grown).add(district)
            raise
        self._scenes.ways[district] = MappingProxyType({**known, **fresh})

    async def _asked(self, scene: Scene, known: Ways) -> dict[tuple[SchoolId, SchoolId], float]:
        found: dict[tuple[SchoolId, SchoolId], float] = {}
        points = {school.id: school.point for school in scene.setup.schools.values() if school.point}
        for end, starts in wanted(scene, points).items():
            missing = [start for start in sorted(starts) if (start, end) not in known]
            for first in range(0, len(missing), STARTS):
                some = missing[first : first + STARTS]
                seconds = await self._travel.seconds([points[start] for start in some], points[end])
                found.update({(start, end): each for start, each in zip(some, seconds, strict=True)})
        return found


def wanted(scene: Scene, points: Mapping[SchoolId, Point]) -> dict[SchoolId, set[SchoolId]]:
    """For each school, those from which somebody on duty may be sent to it: by their own scope, or as a neighbour."""
    found: dict[SchoolId, set[SchoolId]] = defaultdict(set)
    for duty in scene.duty.values():
        person = scene.setup.people.get(duty.person)
        stands = duty.school or (person.school if person else None)
        if person is None or stands is None or stands not in points:
            continue
        for school in scene.setup.schools.values():
            near = any(person.holds(person.roles(), scene.setup.schools.get(each)) for each in school.neighbours)
            if school.id != stands and school.id in points and (near or person.holds(person.roles(), school)):
                found[school.id].add(stands)
    return found
