"""Response plans: who is asked, how many at once, for how long, how loudly. Data, not code; the call carries its own copy."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.policy.flaw import Flaw, Wrong
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


def problems(plan: ResponsePlan) -> tuple[Flaw, ...]:
    """What would make the plan lose a call; empty when it is sound."""
    if not plan.rungs:
        return (plan_flaw(plan, Wrong.no_rungs),)
    return (*_rungs(plan), *_numbers(plan))


def plan_flaw(plan: ResponsePlan, why: Wrong, rung: int | None = None, **facts: str) -> Flaw:
    """Something wrong with the plan. Whose plan it is, who judges all of them says."""
    field = {Wrong.stall_seconds: "stall_seconds", Wrong.needed: "needed"}.get(why, "ladder")
    return Flaw(noun="plan", id=plan.call_type, field=field, why=why, facts=facts, rung=rung)


def _rungs(plan: ResponsePlan) -> Iterator[Flaw]:
    if Group.managers not in {seat.group for seat in plan.rungs[-1].seats}:
        yield plan_flaw(plan, Wrong.managers_not_last, plan.top())
    for number, rung in enumerate(plan.rungs, start=1):
        if not rung.seats:
            yield plan_flaw(plan, Wrong.rung_asks_nobody, number)
        if not 1 <= rung.seconds <= 600:
            yield plan_flaw(plan, Wrong.rung_seconds, number)
        if any(seat.count is not None and seat.count < 1 for seat in rung.seats):
            yield plan_flaw(plan, Wrong.seat_for_nobody, number)


def _numbers(plan: ResponsePlan) -> Iterator[Flaw]:
    if plan.stall_seconds not in STALLS:
        yield plan_flaw(plan, Wrong.stall_seconds, fewest=str(STALLS[0]), most=str(STALLS[-1]))
    if not 1 <= plan.needed <= 20:
        yield plan_flaw(plan, Wrong.needed)
