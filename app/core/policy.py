"""Response plans: who is asked, how many at once, for how long, how loudly. Data, not code; the call carries its own copy."""

from dataclasses import dataclass, field

from app.core.ids import SchoolId
from app.core.words import Alerting, Group, Priority

UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """`count` of a group on a rung, nearest first; None means everyone in it."""

    group: Group
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """Who is asked together, and for how many seconds before the next rung is reached."""

    seats: tuple[Seat, ...]
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsePlan:
    """The run card of one call type. The last rung is the top: it repeats every `rungs[-1].seconds`."""

    call_type: str
    priority: Priority
    rungs: tuple[Rung, ...]
    needed: int = 1
    alerting: Alerting = Alerting.loud
    everyone_at_once: bool = False
    cancel_seconds: int = 5
    name: str = ""

    def top(self) -> int:
        """The number of the last rung, counted from 1."""
        return len(self.rungs)

    def rung(self, number: int) -> Rung:
        """The rung of that number, counted from 1."""
        return self.rungs[number - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """All plans of a district. A type without a plan of its own gets the default's."""

    default: ResponsePlan
    plans: tuple[ResponsePlan, ...] = ()
    own: tuple[tuple[SchoolId, ResponsePlan], ...] = field(default=())

    def plan_for(self, call_type: str, school: SchoolId) -> ResponsePlan:
        """The school's own plan for the type, else the district's, else the default."""
        for where, plan in self.own:
            if where == school and plan.call_type == call_type:
                return plan
        for plan in self.plans:
            if plan.call_type == call_type:
                return plan
        return self.default

    def knows(self, call_type: str) -> bool:
        """Whether the district has named this type."""
        named = (self.default, *self.plans, *(plan for _, plan in self.own))
        return any(plan.call_type == call_type for plan in named)


def problems(plan: ResponsePlan) -> tuple[str, ...]:
    """What would make the plan lose a call; empty when it is sound."""
    found: list[str] = []
    if not plan.rungs:
        return ("a plan needs at least one rung",)
    top = {seat.group for seat in plan.rungs[-1].seats}
    if Group.managers not in top:
        found.append("the last rung must ring the managers")
    for number, rung in enumerate(plan.rungs, start=1):
        if not rung.seats:
            found.append(f"rung {number} asks nobody")
        if not 1 <= rung.seconds <= 600:
            found.append(f"rung {number} must last 1 to 600 seconds")
        if any(seat.count is not None and seat.count < 1 for seat in rung.seats):
            found.append(f"rung {number} has a seat for fewer than one person")
    if not 1 <= plan.needed <= 20:
        found.append("a plan needs 1 to 20 responders")
    return tuple(found)
