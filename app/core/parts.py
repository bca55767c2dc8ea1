"""How one person's part in a call came to be: the fold of what happened to one offer. The call's own: `history.py`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from app.core.assignment import Assignment
from app.core.events import offers as of
from app.core.words import AssignmentState

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


def made(event: of.OfferMade, turn: int, at: datetime) -> Assignment:
    """The part that an offer began, in that round."""
    return Assignment(
        offer=event.offer,
        responder=event.responder,
        state=AssignmentState.offered,
        rung=event.rung,
        round=turn,
        reason=event.reason,
        metres=event.metres,
        seconds=event.seconds,
        proven=event.proven,
        made_at=at,
        until=event.until,
        asked_by=event.asked_by,
        instead_of=event.instead_of,
        beside=event.beside,
        purpose=event.purpose,
        position_age=event.position_age,
    )


def changed(old: Assignment, event: of.OfferEvent, turn: int, at: datetime) -> Assignment:
    """The part after one more fact; a fact about another offer changes nothing."""
    if old.offer != event.offer:
        return old
    if isinstance(event, of.OfferDelivered | of.OfferSeen):
        return _with_milestone(old, event)
    if isinstance(event, of.OfferExplained):
        return replace(old, decline_reason=event.reason)
    if isinstance(event, of.ResponderStalled):
        return replace(old, asked_at=at)
    if isinstance(event, of.ResponderMoving):
        return replace(old, moved_at=at, asked_at=None)
    state = _STATE_AFTER.get(type(event))
    return old if state is None else _stepped(replace(old, state=state, said=_said(old, event, state)), event, turn, at)


def _stepped(new: Assignment, event: of.OfferEvent, turn: int, at: datetime) -> Assignment:
    match new.state:
        case AssignmentState.accepted:
            return replace(new, accepted_at=at, moved_at=at, asked_at=None, ended_at=None)
        case AssignmentState.en_route:
            return replace(new, en_route_at=at)
        case AssignmentState.on_scene:
            return replace(new, on_scene_at=at)
        case AssignmentState.declined:
            reason = event.reason if isinstance(event, of.OfferDeclined) else None
            return replace(new, ended_at=at, decline_reason=reason, round=turn)
        case AssignmentState.clear:
            return replace(new, ended_at=at, round=turn)
        case AssignmentState.given_up:
            return replace(new, ended_at=at, round=turn + 1)  # a no to the round that it begins
        case AssignmentState.expired | AssignmentState.released | AssignmentState.offered:
            return replace(new, ended_at=at)
        case _:
            assert_never(new.state)


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
