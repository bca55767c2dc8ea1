"""How a call came to be: the fold of its facts. Total: the past is not argued with."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from app.core import report as reports
from app.core.call import Assignment, Call, Message
from app.core.events import calls as ev
from app.core.events import offers as of
from app.core.events import reports as rp
from app.core.events.fact import Fact
from app.core.ids import PersonId
from app.core.words import AssignmentState, EscalationCause

_STATE_AFTER: dict[type[of.OfferEvent], AssignmentState] = {
    of.OfferAccepted: AssignmentState.accepted,
    of.OfferDeclined: AssignmentState.declined,
    of.OfferExpired: AssignmentState.expired,
    of.OfferWithdrawn: AssignmentState.released,
    of.ResponderEnRoute: AssignmentState.en_route,
    of.ResponderOnScene: AssignmentState.on_scene,
    of.ResponderClear: AssignmentState.clear,
    of.ResponderGivenUp: AssignmentState.given_up,
    of.ResponderReleased: AssignmentState.released,
}


def begin(event: ev.CallRaised, fact: Fact) -> Call:
    """The call that a press began."""
    return Call(
        id=event.call,
        school=event.school,
        place=event.place,
        caller=event.caller,
        call_type=event.call_type,
        plan=event.plan,
        alerting=event.alerting,
        drill=event.drill,
        raised_at=fact.at,
        rev=fact.seq,
        needed=event.plan.needed,
        edition=event.edition,
    )


def evolve(call: Call | None, fact: Fact) -> Call | None:
    """The call after one more fact. Total: the past is not argued with; what cannot be read stops deciding, not reading."""
    event = fact.event
    if isinstance(event, ev.CallRaised):
        return begin(event, fact)
    if call is None:
        return None
    call = replace(call, rev=max(call.rev, fact.seq))
    if isinstance(event, of.OfferEvent):
        return _with_offer_event(call, event, fact.at)
    if isinstance(event, rp.ReportEvent):
        return replace(call, report=reports.evolve(call.report, event, fact.at))
    if isinstance(event, ev.CallNoted | ev.CallAmended | ev.CallMessaged | ev.CallMessagesRead):
        call = _with_words(call, event, fact)
    if isinstance(event, ev.CallEvent):
        call = replace(call, closed_by=fact.by.person) if isinstance(event, ev.CallClosed) else call
        return _with_call_event(call, event, fact)
    return replace(call, unreadable=True)


def fold(facts: Iterable[Fact], call: Call | None = None) -> Call | None:
    """The call that its facts tell of, beginning anew or from what is known of it; None without a press among them."""
    for fact in facts:
        call = evolve(call, fact)
    return call


def _with_call_event(call: Call, event: ev.CallEvent, fact: Fact) -> Call:
    match event:
        case ev.CallAmended():
            needed = max(call.needed, event.plan.needed)
            return replace(call, call_type=event.call_type, plan=event.plan, needed=needed)
        case ev.CallDispatched():
            return replace(call, rung=event.rung, due=event.due, cause=EscalationCause.raised)
        case ev.CallEscalated():
            call = call.turned(event.cause)
            return replace(call, rung=event.rung, due=event.due, cause=event.cause, review_needed=False)
        case ev.CallLadderExhausted():
            return replace(call, exhausted=True)
        case ev.CallReviewNeeded():
            return replace(call, review_needed=True, due=None)
        case ev.CallBackupAsked():
            return replace(call, needed=event.needed)
        case ev.CallPressedAgain():
            call = replace(call, presses=call.presses + 1, place=event.place or call.place)
            return _with_presser(call, fact.by.person)
        case ev.CallStandDownAsked():
            return replace(call, stand_down_asked=True)
        case ev.CallCancelled():
            return replace(call, cancelled_at=fact.at, due=None)
        case ev.CallClosed():
            return replace(call, closed_at=fact.at, disposition=event.disposition, due=None)
        case ev.CallNoted() | ev.CallMessaged() | ev.CallMessagesRead():
            return call
        case _:
            return replace(call, unreadable=True)


def _with_presser(call: Call, person: PersonId | None) -> Call:
    if person is None or person == call.caller or person in call.pressers:
        return call
    return replace(call, pressers=(*call.pressers, person))


def _with_words(call: Call, event: ev.CallEvent, fact: Fact) -> Call:
    """Who wrote, and who has read it."""
    who = fact.by.person
    if who is None:
        return call
    match event:
        case ev.CallMessaged():
            return replace(call, messages=(*call.messages, Message(id=event.message, by=who, at=fact.at)))
        case ev.CallMessagesRead():
            return replace(call, read={**call.read, who: max(event.count, call.read.get(who, 0))})
        case _:
            return replace(call, spoken={**call.spoken, who: call.spoken.get(who, 0) + 1})


def _with_offer_event(call: Call, event: of.OfferEvent, at: datetime) -> Call:
    if isinstance(event, of.OfferMade):
        return replace(call, assignments=(*call.assignments, _made(call, event, at)))
    changed = tuple(_changed(a, event, call, at) if a.offer == event.offer else a for a in call.assignments)
    call = replace(call, assignments=changed)
    return replace(call, review_needed=call.review_needed and not call.is_filled())


def _made(call: Call, event: of.OfferMade, at: datetime) -> Assignment:
    return Assignment(
        offer=event.offer,
        responder=event.responder,
        state=AssignmentState.offered,
        rung=event.rung,
        round=call.round,
        reason=event.reason,
        metres=event.metres,
        seconds=event.seconds,
        proven=event.proven,
        made_at=at,
        until=event.until,
        asked_by=event.asked_by,
        instead_of=event.instead_of,
        beside=event.beside,
    )


def _changed(old: Assignment, event: of.OfferEvent, call: Call, at: datetime) -> Assignment:
    if isinstance(event, of.OfferDelivered | of.OfferSeen):
        return _with_milestone(old, event)
    if isinstance(event, of.ResponderStalled):
        return replace(old, asked_at=at)
    if isinstance(event, of.ResponderMoving):
        return replace(old, moved_at=at, asked_at=None)
    state = _STATE_AFTER.get(type(event))
    if state is None:
        return old
    new = replace(old, state=state, said=_said(old, event, state))
    match state:
        case AssignmentState.accepted:
            return replace(new, accepted_at=at, moved_at=at, asked_at=None, ended_at=None)
        case AssignmentState.en_route:
            return replace(new, en_route_at=at)
        case AssignmentState.on_scene:
            return replace(new, on_scene_at=at)
        case AssignmentState.declined:
            reason = event.reason if isinstance(event, of.OfferDeclined) else None
            return replace(new, ended_at=at, decline_reason=reason, round=call.round)
        case AssignmentState.clear:
            return replace(new, ended_at=at, round=call.round)
        case AssignmentState.given_up:
            return replace(new, ended_at=at, round=call.round + 1)  # a no to the round that it begins
        case AssignmentState.expired | AssignmentState.released | AssignmentState.offered:
            return replace(new, ended_at=at)
        case _:
            assert_never(state)


def _said(old: Assignment, event: of.OfferEvent, state: AssignmentState) -> Mapping[AssignmentState, datetime]:
    moment: datetime | None = getattr(event, "said_at", None)
    return {**old.said, state: moment} if moment else old.said


def _with_milestone(old: Assignment, event: of.OfferDelivered | of.OfferSeen) -> Assignment:
    """Seen is delivered too; the earliest that any device observed counts."""
    new = replace(old, delivered_at=_earlier(old.delivered_at, event.observed_at))
    if isinstance(event, of.OfferDelivered):
        return new
    return replace(new, seen_at=_earlier(old.seen_at, event.observed_at))


def _earlier(known: datetime | None, seen: datetime) -> datetime:
    return seen if known is None else min(known, seen)
