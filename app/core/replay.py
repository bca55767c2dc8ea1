"""What would have happened to a call under another policy: its press and its answers once more through the same rules.

Assumed, and to be said wherever this is shown: the same people, places and duty as at the press; nobody else's call moves
meanwhile; people answer as `replies.py` expects. Nothing is sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import median

from app.core import commands as do
from app.core.dispatch import step
from app.core.events import (
    TIME,
    Actor,
    CallAmended,
    CallRaised,
    Fact,
    OfferAccepted,
    OfferEvent,
    OfferMade,
)
from app.core.hindsight import Answered, at_the_gate
from app.core.ids import CallId, PersonId, PlaceId
from app.core.plain import call as plainly
from app.core.policy import Policy
from app.core.refusals import Refused
from app.core.replies import Reply, expected
from app.core.scene import Scene
from app.core.sentences import Say
from app.core.words import Alerting

_Moment = tuple[datetime, do.Command]

LONGEST = timedelta(minutes=15)
"""After so long without a yes the replay stops and says that nobody answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How a call went: who was asked first, who said yes first, and after how many seconds; None: nobody."""

    asked: tuple[PersonId, ...] = ()
    answered: PersonId | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One call as it was and as it would have been; `now` is None where it cannot be replayed. `police`: what the other policy
    says of police for its type; `police_asked`: what its gate would have said where they were asked."""

    call: CallId
    call_type: str
    place: PlaceId
    raised_at: datetime
    then: Run
    now: Run | None
    police: Say
    police_asked: Answered | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A call's timeline, and the scene as it was before its press."""

    before: Scene
    facts: tuple[Fact, ...]


def compared(taken: Taken, policy: Policy, usually: Mapping[PersonId, Reply]) -> Compared:
    """The call as it was, and as it would have been."""
    raised, event = next((fact, fact.event) for fact in taken.facts if isinstance(fact.event, CallRaised))
    call_type = ([e.event.call_type for e in taken.facts if isinstance(e.event, CallAmended)] or [event.call_type])[-1]
    return Compared(
        call=event.call,
        call_type=call_type,
        place=event.place,
        raised_at=raised.at,
        then=_as_it_was(taken.facts, raised.at),
        now=_Rehearsal(taken=taken, policy=policy, usually=usually).run(raised, event),
        police=plainly(policy, call_type, event.school)[-1].say,
        police_asked=at_the_gate(taken.before, taken.facts, policy),
    )


def _as_it_was(facts: Iterable[Fact], pressed: datetime) -> Run:
    offers = [(fact.at, fact.event) for fact in facts if isinstance(fact.event, OfferEvent)]
    made = [(at, event.responder) for at, event in offers if isinstance(event, OfferMade)]
    asked = tuple(person for at, person in made if at == made[0][0])
    for at, event in offers:
        if isinstance(event, OfferAccepted):
            return Run(asked=asked, answered=event.responder, seconds=(at - pressed).total_seconds())
    return Run(asked=asked)


@dataclass(slots=True, kw_only=True)
class _Rehearsal:
    """One call, played once more."""

    taken: Taken
    policy: Policy
    usually: Mapping[PersonId, Reply]

    def run(self, raised: Fact, event: CallRaised) -> Run | None:
        before = self.taken.before
        scene = replace(before, setup=replace(before.setup, policy=self.policy, editions={}, edition=0))
        quiet = event.alerting is Alerting.discreet and event.plan.alerting is Alerting.loud
        press = do.Raise(by=raised.by, call=event.call, place=event.place, call_type=event.call_type, discreet=quiet)
        try:
            facts = list(step(scene, press, raised.at))
        except Refused:
            return None  # the room or the caller is no more
        for fact in facts:
            scene = scene.after(fact)
        folds = event.call not in scene.calls  # it would have been one more press for another call
        return None if folds else self._play(scene, facts, event.call)

    def _play(self, scene: Scene, facts: list[Fact], call: CallId) -> Run:
        pressed, known = facts[0].at, expected(self.taken.facts, self.usually)
        coming, fresh = _amendments(self.taken.facts), facts
        while not any(isinstance(fact.event, OfferAccepted) for fact in fresh):
            coming += _answers(fresh, facts[: len(facts) - len(fresh)], known)
            alarm = scene.calls[call].alarm()
            ticks = [(alarm, do.TickCall(by=TIME, call=call))] if alarm else []
            moment = min((*coming, *ticks), key=lambda one: one[0], default=None)
            if moment is None or moment[0] - pressed > LONGEST:
                break
            if moment in coming:
                coming.remove(moment)
            fresh = _turn(scene, moment)
            facts = [*facts, *fresh]
            for fact in fresh:
                scene = scene.after(fact)
        return _as_it_was(facts, pressed)


def _turn(scene: Scene, moment: _Moment) -> list[Fact]:
    at, command = moment
    try:
        return list(step(scene, command, at))
    except Refused:
        return []  # under this policy it is too late for it, or there is no such type


def _amendments(facts: Iterable[Fact]) -> list[_Moment]:
    """What the call was named, when and by whom."""
    return [
        (fact.at, do.Amend(by=fact.by, call=fact.event.call, call_type=fact.event.call_type))
        for fact in facts
        if isinstance(fact.event, CallAmended) and fact.by.person
    ]


def _answers(fresh: Iterable[Fact], before: Sequence[Fact], known: Mapping[PersonId, Reply]) -> Iterable[_Moment]:
    """What those will say who are asked for the first time."""
    asked = {fact.event.responder for fact in before if isinstance(fact.event, OfferMade)}
    for fact in fresh:
        event = fact.event
        reply = known.get(event.responder) if isinstance(event, OfferMade) and event.responder not in asked else None
        if reply is not None and isinstance(event, OfferMade):
            by = Actor(person=event.responder)
            said = do.Accept if reply.yes else do.Decline
            yield fact.at + reply.after, said(by=by, call=event.call, offer=event.offer)


def middle(runs: Iterable[Run | None]) -> float | None:
    """The median seconds to the first yes of those that had one."""
    told = [run.seconds for run in runs if run and run.seconds is not None]
    return median(told) if told else None
