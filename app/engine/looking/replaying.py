"""The calls of some days once more under another policy: reads the log from its beginning, writes nothing, sends nothing."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.core.events import CallClosed, CallEvent, CallRaised, Fact
from app.core.ids import CallId
from app.core.policy import Policy
from app.core.replay import Compared, Taken, compared
from app.core.replies import usual
from app.core.scene import Scene, Setup
from app.store import log
from app.store.log import PAGE, Head
from app.store.people import devices
from app.store.session import Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Calls raised in it are played; `most` of them, the latest."""

    since: datetime
    until: datetime
    most: int = 2000


def replayed(read: Read, head: Head, setup: Setup, policy: Policy, days: Days) -> tuple[Compared, ...]:
    """Every closed call of the days, oldest first. Drills are left out."""
    start = Scene(setup=setup, proven=devices.proven_people(read, head.district))
    watch = _Watch(scene=start, days=days, starts={}, facts={})
    seq = 0
    while page := log.since(read, head.district, seq, PAGE):
        for fact in page:
            watch.see(fact)
        seq = page[-1].seq
    taken = watch.taken()
    usually = usual(each.facts for each in taken)
    return tuple(compared(each, policy, usually) for each in taken)


@dataclass(slots=True, kw_only=True)
class _Watch:
    """The district's life, as it is told; each press of the days is kept with the scene before it."""

    scene: Scene
    days: Days
    starts: dict[CallId, Scene]
    facts: dict[CallId, list[Fact]]

    def see(self, fact: Fact) -> None:
        event = fact.event
        if isinstance(event, CallRaised) and not event.drill and self.days.since <= fact.at < self.days.until:
            self.starts[event.call], self.facts[event.call] = self.scene, []
        if isinstance(event, CallEvent) and event.call in self.facts:
            self.facts[event.call].append(fact)
        self.scene = self.scene.after(fact)
        if isinstance(event, CallEvent):
            self._forget(event.call)

    def _forget(self, call: CallId) -> None:
        """What is over is in nobody's way, and a long log must not cost more with each line."""
        known = self.scene.calls.get(call)
        if known is not None and not known.is_open():
            left = {name: each for name, each in self.scene.calls.items() if name != call}
            self.scene = replace(self.scene, calls=left)

    def taken(self) -> list[Taken]:
        """Those that were closed, the latest of them."""
        over = [call for call, facts in self.facts.items() if any(isinstance(fact.event, CallClosed) for fact in facts)]
        return [Taken(before=self.starts[call], facts=tuple(self.facts[call])) for call in over[-self.days.most :]]
