"""What a fact entails: the commands that follow from it, in the same turn."""

from collections.abc import Iterable

from app.core import commands as do
from app.core import events as ev
from app.core.assignment import Assignment
from app.core.ids import CallId, PersonId
from app.core.scene import Scene
from app.core.words import AssignmentState, DutyEnd, EscalationCause, Purpose, WithdrawReason

Cause = EscalationCause

_WHY = {
    DutyEnd.by_hand: WithdrawReason.went_off_duty,
    DutyEnd.shift_ended: WithdrawReason.shift_ended,
    DutyEnd.signed_out: WithdrawReason.went_off_duty,
    DutyEnd.revoked: WithdrawReason.revoked,
    DutyEnd.credential_missing: WithdrawReason.went_off_duty,
}


def follow(fact: ev.Fact, scene: Scene) -> list[do.Command]:
    """Accepted here, withdrawn elsewhere; off duty, released; declined, filled again; free, asked; doing anything, moving."""
    event = fact.event
    if isinstance(event, ev.PoliceEvent):
        return [_tend(event.call)]
    if isinstance(event, ev.OfferEvent) and _is_police_business(event, scene):
        return _of_police(event, scene)
    if isinstance(event, ev.CallEvent):
        return [*_of_call(event, scene), *_shown(fact, scene)]
    return [*_of_duty(event, scene), *_shown(fact, scene)]


def _of_call(event: ev.CallEvent, scene: Scene) -> list[do.Command]:
    match event:
        case ev.CallRaised(call=call):
            return [_fill(call, Cause.raised), _tend(call)]
        case ev.CallBackupAsked(call=call):
            return [_fill(call, Cause.backup)]
        case ev.CallAmended(call=call, plan=plan):
            return [*([_fill(call, Cause.life_threat)] if plan.everyone_at_once else []), _tend(call)]
        case ev.OfferAccepted(call=call, responder=who):
            return [_fill(call, Cause.nobody_left), *_let_go(scene, who, beside=call)]
        case ev.OfferDeclined(call=call) | ev.OfferExpired(call=call) | ev.OfferWithdrawn(call=call):
            return [_fill(call, Cause.nobody_left)]
        case ev.ResponderOnScene(call=call):
            return [_fill(call, Cause.nobody_left)]  # who was asked to come in their place need not
        case ev.ResponderClear(call=call, responder=who):
            return [_fill(call, Cause.nobody_left), *_offer_to(scene, who)]
        case ev.ResponderReleased(call=call, responder=who, why=WithdrawReason.reassigned):
            return [_fill(call, Cause.nobody_left), *_offer_to(scene, who, beside=call)]
        case ev.ResponderReleased(call=call, why=WithdrawReason.shift_ended) if scene.calls[call].review_needed:
            return []  # it ended while nobody watched the clock
        case ev.ResponderGivenUp(call=call, responder=who) | ev.ResponderReleased(call=call, responder=who):
            return [_fill(call, Cause.given_up), *_offer_to(scene, who)]
        case ev.CallClosed(call=call) | ev.CallReported(call=call):
            return [do.OpenFollowUps(by=ev.TIME, call=call)]
        case _:
            return []


def _of_duty(event: ev.Event, scene: Scene) -> list[do.Command]:
    match event:
        case ev.DutyStarted(person=who) | ev.DutyResumed(person=who):
            return _offer_to(scene, who)
        case ev.DutyPaused(person=who):
            return _release(scene, who, WithdrawReason.paused)
        case ev.DutyEnded(person=who, why=why):
            return _release(scene, who, _WHY[why])
        case _:
            return []


SHOWS = (ev.CallNoted, ev.CallMessaged, ev.CallAmended, ev.CallBackupAsked, ev.DutyMoved)
"""What only somebody does who has their phone in their hand and the call in mind."""


def _shown(fact: ev.Fact, scene: Scene) -> list[do.Command]:
    """Whoever said yes and does one of these shows that they are at it."""
    who = fact.by.person
    if who is None or not isinstance(fact.event, SHOWS):
        return []
    said_yes = (c for c in scene.open_calls() if _waits_for(c.part_of(who)))
    return [do.ShowMoving(by=fact.by, call=c.id, person=who) for c in said_yes]


def _waits_for(part: Assignment | None) -> bool:
    return part is not None and part.state is AssignmentState.accepted


def _is_police_business(event: ev.OfferEvent, scene: Scene) -> bool:
    call = scene.calls.get(event.call)
    part = call.offer(event.offer) if call else None
    return part is not None and part.purpose is not Purpose.respond


def _of_police(event: ev.OfferEvent, scene: Scene) -> list[do.Command]:
    """What is answered to a question about police, or by an officer, fills no call: it moves the request on."""
    match event:
        case ev.OfferAccepted(call=call, responder=who):
            return [_tend(call), *_let_go(scene, who, beside=call)]
        case ev.OfferDeclined() | ev.OfferExpired() | ev.OfferWithdrawn():
            return [_tend(event.call)]
        case ev.ResponderGivenUp(responder=who) | ev.ResponderReleased(responder=who) | ev.ResponderClear(responder=who):
            return [_tend(event.call), *_offer_to(scene, who)]
        case _:
            return []


def _tend(call: CallId) -> do.Command:
    return do.TendPolice(by=ev.TIME, call=call)


def _fill(call: CallId, cause: EscalationCause, fresh: PersonId | None = None) -> do.Command:
    return do.Fill(by=ev.TIME, call=call, cause=cause, fresh=fresh)


def _offer_to(scene: Scene, who: PersonId, *, beside: CallId | None = None) -> list[do.Command]:
    waiting = (c for c in scene.open_calls() if c.is_waiting() and c.id != beside)
    return [_fill(c.id, Cause.came_free, who) for c in waiting]


def _release(scene: Scene, who: PersonId, why: WithdrawReason) -> list[do.Command]:
    calls = (c for c in scene.open_calls() if any(a.responder == who for a in c.asks()))
    return [do.Release(by=ev.TIME, call=c.id, person=who, why=why) for c in calls]


def _let_go(scene: Scene, who: PersonId, *, beside: CallId) -> Iterable[do.Command]:
    """Whoever goes rings for no other call, and leaves a drill for one that is none. A yes to a drill silences no real call."""
    taken = scene.calls[beside]
    for call in scene.open_calls():
        if call.id != beside and (call.drill or not taken.drill) and any(_lets_go(a, who) for a in call.asks()):
            yield do.Release(by=ev.TIME, call=call.id, person=who, why=WithdrawReason.committed_elsewhere)


def _lets_go(part: Assignment, who: PersonId) -> bool:
    return part.responder == who and part.purpose is not Purpose.approve and (part.is_live() or part.is_going())
