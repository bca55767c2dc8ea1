"""Response plans: who is asked, how many at once, for how long, how loudly. Data, not code; the call carries its own copy."""

from dataclasses import dataclass

from app.core.words import Alerting, Group, Priority

UNSPECIFIED = "unspecified"
STALLS = range(10, 901)
"""How short and how long a plan may wait for a movement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """`count` of a group on a rung, nearest first; None means everyone in it. `post` narrows the group to those who hold it."""

    group: Group
    count: int | None = None
    post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """Who is asked together, and for how many seconds before the next rung is reached."""

    seats: tuple[Seat, ...]
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsePlan:
    """The run card of one call type. The last rung is the top: it repeats every `rungs[-1].seconds`. Whoever said yes and shows
    no movement for `stall_seconds` is asked how it is."""

    call_type: str
    priority: Priority
    rungs: tuple[Rung, ...]
    needed: int = 1
    alerting: Alerting = Alerting.loud
    everyone_at_once: bool = False
    cancel_seconds: int = 5
    name: str = ""
    stall_seconds: int = 60

    def top(self) -> int:
        """The number of the last rung, counted from 1."""
        return len(self.rungs)

    def rung(self, number: int) -> Rung:
        """The rung of that number, counted from 1."""
        return self.rungs[number - 1]


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
    if plan.stall_seconds not in STALLS:
        found.append(f"a plan must wait {STALLS[0]} to {STALLS[-1]} seconds for a movement")
    if not 1 <= plan.needed <= 20:
        found.append("a plan needs 1 to 20 responders")
    return tuple(found)
