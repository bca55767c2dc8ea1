"""Who must be asked, found by the slowest and plainest way: nothing here is shared with the ranking that it judges.

It reads the log of facts, the roster and duty; it knows the law from the design and the contract, not from the code."""

from collections.abc import Iterable
from datetime import UTC, datetime
from math import acos, cos, radians, sin

from app.core import events as ev
from app.core.events import Fact
from app.core.scene import Scene

ROLES = {
    "coaches": "coach",
    "floats": "float",
    "safety_administrators": "safety_administrator",
    "managers": "manager",
    "zone_officers": "officer",
}
ENDS = (ev.CallClosed, ev.CallCancelled)
BEGIN_A_ROUND = {"repeat", "backup", "given_up"}
STATES: dict[type[ev.Event], str] = {
    ev.OfferMade: "ringing",
    ev.OfferAccepted: "going",
    ev.OfferExpired: "idle",
    ev.OfferWithdrawn: "idle",
    ev.ResponderReleased: "idle",
    ev.OfferDeclined: "said no",
    ev.ResponderClear: "said no",
    ev.ResponderGivenUp: "gave up",
}


class Reference:
    """The law, over a log and a scene."""

    def __init__(self, scene: Scene, log: Iterable[Fact]) -> None:
        self.scene = scene
        self.log = [fact for fact in log if isinstance(fact.event, ev.CallEvent)]
        self.over = {fact.event.call for fact in self.log if isinstance(fact.event, ENDS)}
        self._read: dict[str, dict[str, tuple[str, str]]] = {}

    def picks(self, call: str, rung: int) -> list[str]:
        """Whom the call's plan asks on that rung now, in order."""
        plan = self.scene.calls[call].plan
        seats = [(seat.group.value, seat.count) for seat in plan.rungs[rung - 1].seats]
        if plan.everyone_at_once:
            seats = [(seat.group.value, None) for step in plan.rungs for seat in step.seats]
        found: list[str] = []
        for group, count in seats:
            fresh = [who for who in self.order(call, group) if who not in found]
            found += fresh if count is None else fresh[:count]
        return found

    def order(self, call: str, group: str) -> list[str]:
        """Everybody of the group who may be asked, nearest first."""
        free = [who for who in self.scene.setup.people if self.stands(who, group, call) and self.is_free(who, call)]
        return sorted(free, key=lambda who: self._key(who, call, group))

    def _key(self, who: str, call: str, group: str) -> tuple[bool, float, datetime, str]:
        asked = [f.at for f in self.log if isinstance(f.event, ev.OfferMade) and f.event.responder == who]
        never = datetime.min.replace(tzinfo=UTC)
        return who not in self.scene.proven, round(self.seconds(who, call, group), 6), max(asked, default=never), who

    def stands(self, who: str, group: str, call: str) -> bool:
        """Whether somebody is in the group for the call's school."""
        person, school = self.scene.setup.people[who], self.scene.calls[call].school
        if group == "neighbour_coaches":
            near = self.scene.setup.schools[school].neighbours
            own = self._holds(who, "coach", school)
            return person.active and not own and any(self._holds(who, "coach", other) for other in near)
        if group == "other_officers":
            anywhere = any(h.role.value == "officer" for h in person.holdings)
            return person.active and anywhere and not self._holds(who, "officer", school)
        return person.active and self._holds(who, ROLES[group], school)

    def _holds(self, who: str, role: str, school: str) -> bool:
        where = self.scene.setup.schools.get(school)
        if where is None:
            return False
        scopes = {"school": where.id, "zone": where.zone, "district": self.scene.setup.district}
        holdings = self.scene.setup.people[who].holdings
        if role != "officer" and any(h.role.value == "officer" for h in holdings):
            return False  # police are police alone
        return any(h.role.value == role and scopes[h.kind.value] == h.scope for h in holdings)

    def is_free(self, who: str, call: str) -> bool:
        """Whether somebody may be asked for the call now and is not ringing for it already."""
        duty = self.scene.duty.get(who)
        is_on_duty = duty is not None and duty.status.value == "on_duty"
        is_caller = self.scene.calls[call].caller == who
        return is_on_duty and not is_caller and not self.kept_by(who, call) and who not in self.out_of_it(call)

    def could_come(self, who: str, call: str) -> bool:
        """The same, for somebody asked by name: a "can't" of this round does not count, having been there does."""
        duty = self.scene.duty.get(who)
        is_on_duty = duty is not None and duty.status.value == "on_duty"
        is_caller = self.scene.calls[call].caller == who
        return is_on_duty and not is_caller and not self.kept_by(who, call) and who not in self._in(call, "ringing")

    def going_to(self, who: str) -> list[str]:
        """The open calls that somebody said yes to and is not done with."""
        return [c for c in self.scene.calls if c not in self.over and who in self._in(c, "going")]

    def kept_by(self, who: str, call: str) -> list[str]:
        """What keeps somebody from the call: any other that they go to, but a drill only from a drill."""
        drills = {f.event.call for f in self.log if isinstance(f.event, ev.CallRaised) and f.event.drill}
        return [c for c in self.going_to(who) if c == call or call in drills or c not in drills]

    def out_of_it(self, call: str) -> set[str]:
        """Who rings for the call already, or has said in this round that they cannot, or are done."""
        return self._in(call, "ringing") | self._in(call, "said no")

    def _in(self, call: str, wanted: str) -> set[str]:
        if call not in self._read:
            self._read[call] = self._told(call)
        return {who for who, state in self._read[call].values() if state == wanted}

    def _told(self, call: str) -> dict[str, tuple[str, str]]:
        """Each offer's responder, and how they stand, as the log tells it."""
        now: dict[str, tuple[str, str]] = {}
        events = [f.event for f in self.log if f.event.call == call]
        questions = {e.offer for e in events if isinstance(e, ev.OfferMade) and e.purpose.value == "approve"}
        for event in (e for e in events if not (isinstance(e, ev.OfferEvent) and e.offer in questions)):
            match event:
                case ev.CallEscalated(cause=cause) if cause in BEGIN_A_ROUND:
                    now = {offer: (who, _anew(state)) for offer, (who, state) in now.items()}
                case ev.OfferEvent(offer=offer, responder=who):
                    now[offer] = (who, STATES.get(type(event), now.get(offer, (who, ""))[1]))
                case _:
                    pass
        return now

    def seconds(self, who: str, call: str, group: str) -> float:
        """How long it takes them, on foot in the school or by road to it."""
        person, duty, where = self.scene.setup.people[who], self.scene.duty[who], self.scene.calls[call]
        at = duty.school or person.school
        if at is None:
            return 3600.0 if group != "coaches" else self._walk(person.room, where.place)
        if at == where.school:
            return self._walk(duty.place or person.room, where.place)
        told = self.scene.travel.get((at, where.school))
        return told if told is not None else self._drive(at, where.school)

    def _drive(self, start: str, end: str) -> float:
        a, b = (self.scene.setup.schools[s].point for s in (start, end))
        if a is None or b is None:
            return 3600.0
        (p, q), across = (radians(a.latitude), radians(b.latitude)), radians(a.longitude - b.longitude)
        angle = acos(min(1.0, sin(p) * sin(q) + cos(p) * cos(q) * cos(across)))
        return 6_371_000 * angle * 1.3 / 11

    def _walk(self, start: str | None, end: str) -> float:
        here, there = self.scene.setup.places.get(start or ""), self.scene.setup.places[end]
        if here is None or here.school != there.school:
            return 150 / 1.4
        if here.id == there.id:
            return 0.0
        flat = 40 if here.building == there.building else 120
        return (flat + 25 * abs(here.floor - there.floor)) / 1.4


def _anew(state: str) -> str:
    """What is left of the round before when one begins: who rings still rings, and who gave up has said so for this one."""
    return {"said no": "idle", "gave up": "said no"}.get(state, state)
