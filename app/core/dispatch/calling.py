"""What the caller, the responders and the supervisors may want of a call as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.core import commands as do
from app.core import events as ev
from app.core.access import Right, is_callers_alone, may, may_cancel
from app.core.call import Call
from app.core.cards import Action
from app.core.dispatch.asking import allowed, asker
from app.core.dispatch.folding import folds_into, may_raise
from app.core.ids import PlaceId
from app.core.ladder import Ascent, climb, reach
from app.core.policy import UNSPECIFIED, ResponsePlan
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene
from app.core.words import Alerting, Disposition, EscalationCause, Priority, WithdrawReason

CANCEL_GRACE = timedelta(seconds=1)
"""An undo tapped in the window's last moment still has to cross the network."""

HELP_IS_OLD = timedelta(minutes=10)
"""After so long another press is taken for another need: a call that was never cleared must not make a button dead."""

MOST_PRESSES = 50
"""Beyond that a press that changes nothing is answered and not written: one phone must not slow a district's log."""


def decide(scene: Scene, command: do.CallCommand, at: datetime) -> Sequence[ev.Event]:
    """One case for each command."""
    match command:
        case do.Raise():
            return _raise(scene, command, at)
        case do.PressAgain():
            call = allowed(scene, command.by, command.call, Action.press_again)
            return _pressed(call, call.place, scene, at)
        case do.Amend():
            call = allowed(scene, command.by, command.call, Action.amend)
            return _amended(call, scene, command.call_type)
        case do.Note():
            call = allowed(scene, command.by, command.call, Action.note)
            return [ev.CallNoted(call=call.id, note=command.note, digest=command.digest)]
        case do.Cancel():
            return _cancel(allowed(scene, command.by, command.call, Action.cancel), at)
        case do.AskStandDown():
            call = allowed(scene, command.by, command.call, Action.stand_down)
            return [] if call.stand_down_asked else [ev.CallStandDownAsked(call=call.id)]
        case do.Escalate():
            return _escalate(allowed(scene, command.by, command.call, Action.escalate), scene, command, at)
        case do.AskBackup():
            call = allowed(scene, command.by, command.call, Action.backup)
            fits = call.needed == command.needed
            return [ev.CallBackupAsked(call=call.id, needed=call.needed + 1)] if fits else []
        case do.Close():
            return ended(allowed(scene, command.by, command.call, Action.close), command.disposition)
        case _:
            raise TypeError(f"nobody decides {type(command).__name__}")


def withdrawn(call: Call, why: WithdrawReason) -> list[ev.CallEvent]:
    """Every live offer, ended."""
    return [ev.OfferWithdrawn(call=call.id, offer=a.offer, responder=a.responder, why=why) for a in call.live()]


def _raise(scene: Scene, command: do.Raise, at: datetime) -> Sequence[ev.Event]:
    person = asker(scene, command.by)
    place = scene.setup.places.get(command.place)
    school = scene.setup.schools.get(place.school) if place else None
    if place is None or school is None or not may_raise(person, school, command):
        raise Refused(Refusal.unknown_place)
    if command.drill and not may(person, Right.raise_drill, school):
        raise Refused(Refusal.not_allowed)
    policy = scene.setup.policy
    named = command.call_type if policy.knows(command.call_type) else UNSPECIFIED  # an old phone's press is a press
    mine = folds_into(scene, person, command)
    if mine is not None:
        return _again(mine, replace(command, call_type=named), scene, at)
    plan = policy.plan_for(named, school.id)
    return [
        ev.CallRaised(
            call=command.call,
            school=school.id,
            place=place.id,
            caller=person.id,
            call_type=named,
            plan=plan,
            alerting=Alerting.discreet if command.discreet else plan.alerting,
            drill=command.drill,
            said_at=command.said_at,
            edition=scene.setup.edition,
        )
    ]


def _again(call: Call, command: do.Raise, scene: Scene, at: datetime) -> list[ev.CallEvent]:
    """One more press, and the name it may carry. A press whose name brings more help does not ask for it a second time."""
    named = [] if command.call_type == UNSPECIFIED else _amended(call, scene, command.call_type)
    if _brings_help(call, named):
        moved = command.place if command.place != call.place else None
        return [ev.CallPressedAgain(call=call.id, place=moved), *named]
    return [*_pressed(call, command.place, scene, at), *named]


def _brings_help(call: Call, named: Sequence[ev.CallEvent]) -> bool:
    """The new name's plan asks for more people, or everybody at once."""
    plans = [event.plan for event in named if isinstance(event, ev.CallAmended)]
    needed = max([call.needed, *(plan.needed for plan in plans)])
    more = needed > call.needed or any(plan.everyone_at_once for plan in plans)
    return more and not replace(call, needed=needed).is_filled()


def _pressed(call: Call, place: PlaceId, scene: Scene, at: datetime) -> list[ev.CallEvent]:
    """One more press. It asks for more help where the help that was sent cannot be what it is about."""
    moved = place if place != call.place else None
    pressed = ev.CallPressedAgain(call=call.id, place=moved)
    if call.is_filled() and (moved is not None or _is_old_help(call, at)):
        return [pressed, ev.CallBackupAsked(call=call.id, needed=call.needed + 1)]
    woken = _wake(replace(call, place=place), scene, at)
    counts = call.presses < MOST_PRESSES or moved is not None or bool(woken)
    return [pressed, *woken] if counts else []


def _is_old_help(call: Call, at: datetime) -> bool:
    """All help has ended; or it said yes so long ago that somebody may have forgotten to say that it ended."""
    said = [a.accepted_at for a in call.going() if a.accepted_at is not None]
    return not said or at - max(said) > HELP_IS_OLD


def _wake(call: Call, scene: Scene, at: datetime) -> list[ev.CallEvent]:
    """A call that slept through an outage rings again when its caller presses again."""
    ascent = Ascent(rung=max(call.rung, 1), cause=EscalationCause.by_hand)
    return reach(call, scene, ascent, at) if call.review_needed else []


def _amended(call: Call, scene: Scene, call_type: str) -> list[ev.CallEvent]:
    if not scene.setup.policy.knows(call_type):
        raise Refused(Refusal.unknown_call_type)
    if call_type == call.call_type:
        return []
    plan = _plan_after(call.plan, scene.setup.policy.plan_for(call_type, call.school))
    amended = ev.CallAmended(call=call.id, call_type=call_type, plan=plan)
    if plan.everyone_at_once or not call.is_filled() or plan.needed <= call.needed:
        return [amended]
    return [amended, ev.CallBackupAsked(call=call.id, needed=plan.needed)]


def _plan_after(old: ResponsePlan, new: ResponsePlan) -> ResponsePlan:
    """A more urgent plan takes over; otherwise the ladder that is being climbed stays, under the new name."""
    if (new.priority, not new.everyone_at_once) < (old.priority, not old.everyone_at_once):
        return new
    urgency = old.priority if old.priority is Priority.life else new.priority
    needed = max(old.needed, new.needed)
    return replace(old, call_type=new.call_type, name=new.name, priority=urgency, needed=needed)


def _cancel(call: Call, at: datetime) -> list[ev.CallEvent]:
    if not is_callers_alone(call):
        return [] if call.stand_down_asked else [ev.CallStandDownAsked(call=call.id)]
    if not may_cancel(call, at - CANCEL_GRACE):
        raise Refused(Refusal.cancel_window_over)
    freed = [
        ev.ResponderReleased(call=call.id, offer=a.offer, responder=a.responder, why=WithdrawReason.cancelled)
        for a in call.going()
    ]
    return [*withdrawn(call, WithdrawReason.cancelled), *freed, ev.CallCancelled(call=call.id)]


def ended(call: Call, disposition: Disposition) -> list[ev.CallEvent]:
    """The end: nobody rings any more, and whoever is there is done."""
    done = [ev.ResponderClear(call=call.id, offer=a.offer, responder=a.responder) for a in call.going()]
    return [*withdrawn(call, WithdrawReason.closed), *done, ev.CallClosed(call=call.id, disposition=disposition)]


def _escalate(call: Call, scene: Scene, command: do.Escalate, at: datetime) -> list[ev.CallEvent]:
    if call.is_filled():
        raise Refused(Refusal.already_filled)
    if call.review_needed:
        return _wake(call, scene, at)
    if call.rung != command.from_rung or call.rung >= call.plan.top():
        return []
    return climb(call, scene, EscalationCause.by_hand, at)
