"""The mover that lets absent colleagues of the demo answer, go, arrive and close, as ordinary commands.

Whoever came in by a demo door within the last hours is present: nobody acts in their place.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from app.core.events import Fact
from app.core.ids import DistrictId
from app.core.refusals import Refused
from app.core.scene import Scene
from app.demo.district import DISTRICT
from app.demo.presence import present
from app.demo.story import Deed, deeds
from app.engine.handle import Handle
from app.engine.looking.lookout import Lookout
from app.store.session import Memory

LONGEST_REST = 5.0
Sleep = Callable[[float], Awaitable[None]]


class Answering:
    """Made once, beside the other movers; `heard` is given to the tail, `run` is its life."""

    def __init__(self, memory: Memory, handle: Handle, lookout: Lookout, sleep: Sleep = asyncio.sleep) -> None:
        self._memory = memory
        self._handle = handle
        self._lookout = lookout
        self._sleep = sleep
        self._woken = asyncio.Event()
        self._refused: set[str] = set()
        self._log = structlog.stdlib.get_logger("nearhand.demo")

    def heard(self, district: DistrictId, _facts: tuple[Fact, ...]) -> None:
        """Something happened: look again."""
        if district == DISTRICT:
            self._woken.set()

    async def run(self) -> None:
        """For ever; what fails is said aloud and tried again."""
        while True:
            self._woken.clear()
            try:
                rest = await self.turn()
            except Exception:  # noqa: BLE001 - a mover that dies silently is worse than one that complains
                self._log.exception("demo_answer_failed")
                rest = LONGEST_REST
            await self._rest(rest)

    async def turn(self) -> float:
        """Do everything that is due, one deed at a time; the seconds until there may be more."""
        while True:
            seen = await self._lookout.scene(DISTRICT)
            plan = await self._plan(seen.scene, seen.head.now)
            if not plan:
                return LONGEST_REST
            if plan[0].due > seen.head.now:
                return min(LONGEST_REST, (plan[0].due - seen.head.now).total_seconds())
            await self._perform(plan[0])

    async def _plan(self, scene: Scene, at: datetime) -> tuple[Deed, ...]:
        asked = {part.responder for call in scene.open_calls() for part in call.asks()}
        here = await self._memory.read(lambda read: present(read, asked, at))
        plan = deeds(scene, asked - here)
        self._refused &= {deed.key for deed in plan}
        return tuple(deed for deed in plan if deed.key not in self._refused)

    async def _perform(self, deed: Deed) -> None:
        try:
            await self._handle(DISTRICT, deed.command)
        except Refused as refused:
            self._refused.add(deed.key)
            self._log.info("demo_answer_refused", call=deed.command.call, why=refused.code.value)

    async def _rest(self, seconds: float) -> None:
        resting = {asyncio.ensure_future(self._sleep(seconds)), asyncio.ensure_future(self._woken.wait())}
        try:
            await asyncio.wait(resting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in resting:
                each.cancel()
