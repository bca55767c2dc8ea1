"""What a response plan would do for a press at a place now. The rules themselves are asked; nothing of them is imitated."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from app.core import commands as do
from app.core.dispatch import step
from app.core.duty import Duty
from app.core.events import TIME, Actor, CallDispatched, CallEscalated, Fact, Gap, OfferMade
from app.core.ids import CallId, PersonId
from app.core.places import Place
from app.core.policy import ResponsePlan
from app.core.ranking import members
from app.core.roster import RESPONDERS, Holding, Person
from app.core.scene import Scene
from app.core.words import DutyStatus, Group, Role, ScopeKind

CALL = CallId("forecast")
SOMEBODY = PersonId("forecast")
"""Whoever presses: a member of staff who is none of those who may be asked."""


class Concern(StrEnum):
    """What whoever writes the plan should hear of before it is in force."""

    managers_not_last = "managers_not_last"
    nobody_stands = "nobody_stands"
    nobody_now = "nobody_now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worry:
    """One concern, and the rung that it is about (None: the whole ladder)."""

    concern: Concern
    rung: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A rung as it is reached: so long after the press, for so long, whose phones ring anew, and who is passed by and why."""

    rung: int
    after: timedelta
    lasts: timedelta
    asked: tuple[OfferMade, ...]
    gaps: tuple[Gap, ...]


def forecast(scene: Scene, plan: ResponsePlan, place: Place, at: datetime) -> tuple[Stage, ...]:
    """Rung by rung, if nobody ever answers, until the top; the top repeats. A rung without anybody lasts no time."""
    scene = _supposing(scene, plan, place)
    press = do.Raise(by=Actor(person=SOMEBODY), call=CALL, place=place.id, call_type=plan.call_type)
    facts = step(scene, press, at)
    stages: list[Stage] = []
    while True:
        for fact in facts:
            scene = scene.after(fact)
        stages += _stages(facts, at)
        call = scene.calls[CALL]
        if call.due is None or call.rung >= plan.top():
            return tuple(stages)
        facts = step(scene, do.TickCall(by=TIME, call=CALL), call.due)


def everybody_on_duty(scene: Scene, at: datetime) -> Scene:
    """The same with every responder on duty where they usually are, and free: a plan is written when the school is empty."""
    ready = (p for p in scene.setup.people.values() if p.active and not RESPONDERS.isdisjoint(p.roles()))
    known = {p.id: scene.duty.get(p.id, _usual(p, at)) for p in ready}
    on = {person: replace(duty, status=DutyStatus.on_duty) for person, duty in known.items()}
    return replace(scene, duty=on, calls={})


def _usual(person: Person, at: datetime) -> Duty:
    return Duty(
        person=person.id,
        status=DutyStatus.on_duty,
        school=person.school,
        place=person.room,
        since=at,
        moved_at=at,
        until=None,
    )


def worries(scene: Scene, plan: ResponsePlan, place: Place, stages: Iterable[Stage]) -> tuple[Worry, ...]:
    """Managers who are not on the last rung; rungs on which nobody ever stands at this school, or nobody now."""
    last = {seat.group for seat in plan.rungs[-1].seats}
    found = [] if Group.managers in last else [Worry(concern=Concern.managers_not_last, rung=plan.top())]
    reached = {stage.rung: stage for stage in stages}
    for number, rung in enumerate(plan.rungs, start=1):
        stage = reached.get(number)
        if not any(members(seat.group, place.school, scene, seat.post) for seat in rung.seats):
            found.append(Worry(concern=Concern.nobody_stands, rung=number))
        elif stage is not None and not stage.asked and (stage.lasts == timedelta() or number == plan.top()):
            found.append(Worry(concern=Concern.nobody_now, rung=number))
    return tuple(found)


def _supposing(scene: Scene, plan: ResponsePlan, place: Place) -> Scene:
    """The plan is in force, and a member of the school's staff stands at the place."""
    staff = Holding(role=Role.staff, kind=ScopeKind.school, scope=place.school)
    caller = Person(id=SOMEBODY, name="", holdings=(staff,), school=place.school)
    setup = scene.setup
    people, places = {**setup.people, SOMEBODY: caller}, {**setup.places, place.id: place}
    policy = replace(setup.policy, default=plan, plans=(), own=())
    setup = replace(setup, policy=policy, people=people, places=places)
    return replace(scene, setup=setup)


def _stages(facts: Iterable[Fact], pressed: datetime) -> Iterator[Stage]:
    """One for each rung that this turn reached."""
    stages: list[Stage] = []
    for fact in facts:
        match fact.event:
            case CallDispatched() | CallEscalated() as reached if reached.call == CALL:
                lasts = reached.due - fact.at
                stages.append(Stage(rung=reached.rung, after=fact.at - pressed, lasts=lasts, asked=(), gaps=reached.gaps))
            case OfferMade() as made if stages and made.call == CALL:
                stages[-1] = replace(stages[-1], asked=(*stages[-1].asked, made))
            case _:
                pass
    return iter(stages)
