"""How a call came to be: the fold of its facts. Total: the past is not argued with."""

from collections.abc import Iterable
from dataclasses import replace

from app.core import report as reports
from app.core import request
from app.core.call import Call, Message
from app.core.events import calls as ev
from app.core.events import offers as of
from app.core.events import police as po
from app.core.events import reports as rp
from app.core.events.fact import Fact
from app.core.ids import PersonId
from app.core.parts import changed, made
from app.core.words import EscalationCause, Purpose


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
    if isinstance(event, of.OfferEvent):
        return _with_offer_event(call, event, fact)
    call = replace(call, rev=max(call.rev, fact.seq))
    if isinstance(event, rp.ReportEvent):
        return replace(call, report=reports.evolve(call.report, event, fact))
    if isinstance(event, ev.CallNoted | ev.CallAmended | ev.CallMessaged | ev.CallMessagesRead):
        call = _with_words(call, event, fact)
    if isinstance(event, po.PoliceEvent):
        return replace(call, police=request.evolve(call.police, event, fact))
    if isinstance(event, po.Police911Said):
        return replace(call, said_911_at=call.said_911_at or fact.at)
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
    return replace(call, pressers=(*call.pressers, person), joined={**call.joined, person: len(call.messages)})


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


def _with_offer_event(call: Call, event: of.OfferEvent, fact: Fact) -> Call:
    """Most facts are these: the call is copied once."""
    rev, police, parts = max(call.rev, fact.seq), call.police, call.assignments
    if isinstance(event, of.OfferMade):
        if event.purpose is Purpose.respond or police is None:
            parts = (*parts, made(event, call.round, fact.at))
        else:
            police = replace(police, asks=(*police.asks, made(event, police.round, fact.at)))
        return replace(call, rev=rev, made=call.made + 1, assignments=parts, police=police)
    parts = tuple(changed(a, event, call.round, fact.at) for a in parts)
    if police is not None:
        police = replace(police, asks=tuple(changed(a, event, police.round, fact.at) for a in police.asks))
    call = replace(call, rev=rev, assignments=parts, police=police)
    return replace(call, review_needed=False) if call.review_needed and call.is_filled() else call
