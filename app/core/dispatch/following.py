"""What a fact entails: the commands that follow from it, in the same turn."""

from collections.abc import Iterable

from app.core import commands as do
from app.core import events as ev
from app.core.ids import CallId, PersonId
from app.core.scene import Scene
from app.core.words import DutyEnd, EscalationCause, WithdrawReason

Cause = EscalationCause

_WHY = {
    DutyEnd.by_hand: WithdrawReason.went_off_duty,
    DutyEnd.shift_ended: WithdrawReason.shift_ended,
    DutyEnd.signed_out: WithdrawReason.went_off_duty,
    DutyEnd.revoked: WithdrawReason.revoked,
}


def follow(fact: ev.Fact, scene: Scene) -> list[do.Command]:
    """Accepted here, withdrawn elsewhere; off duty, released; declined, filled again; free, asked."""
    match fact.event:
        case ev.CallRaised(call=call):
            return [_fill(call, Cause.raised)]
        case ev.CallBackupAsked(call=call):
            return [_fill(call, Cause.backup)]
        case ev.CallAmended(call=call, plan=plan):
            return [_fill(call, Cause.life_threat)] if plan.everyone_at_once else []
        case ev.OfferAccepted(call=call, responder=who):
            return [_fill(call, Cause.nobody_left), *_let_go(scene, who, beside=call)]
        case ev.OfferDeclined(call=call) | ev.OfferExpired(call=call) | ev.OfferWithdrawn(call=call):
            return [_fill(call, Cause.nobody_left)]
        case ev.ResponderGivenUp(call=call, responder=who) | ev.ResponderReleased(call=call, responder=who):
            return [_fill(call, Cause.given_up), *_offer_to(scene, who)]
        case ev.ResponderClear(responder=who):
            return _offer_to(scene, who)
        case ev.CallClosed(call=call) | ev.CallReported(call=call):
            return [do.OpenFollowUps(by=ev.TIME, call=call)]
        case ev.DutyStarted(person=who) | ev.DutyResumed(person=who):
            return _offer_to(scene, who)
        case ev.DutyPaused(person=who):
            return _release(scene, who, WithdrawReason.paused)
        case ev.DutyEnded(person=who, why=why):
            return _release(scene, who, _WHY[why])
        case _:
            return []


def _fill(call: CallId, cause: EscalationCause, fresh: PersonId | None = None) -> do.Command:
    return do.Fill(by=ev.TIME, call=call, cause=cause, fresh=fresh)


def _offer_to(scene: Scene, who: PersonId) -> list[do.Command]:
    return [_fill(c.id, Cause.came_free, who) for c in scene.open_calls() if c.is_waiting()]


def _release(scene: Scene, who: PersonId, why: WithdrawReason) -> list[do.Command]:
    calls = (c for c in scene.open_calls() if c.part_of(who) is not None)
    return [do.Release(by=ev.TIME, call=c.id, person=who, why=why) for c in calls]


def _let_go(scene: Scene, who: PersonId, *, beside: CallId) -> Iterable[do.Command]:
    for call in scene.open_calls():
        if call.id != beside and any(a.responder == who for a in call.live()):
            why = WithdrawReason.committed_elsewhere
            yield do.Release(by=ev.TIME, call=call.id, person=who, why=why)
