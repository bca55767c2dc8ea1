"""What the caller, the responders and the supervisors may want of a call as a whole."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.core import commands as do
from app.core import events as ev
from app.core.actions import is_callers_alone, may_cancel
from app.core.call import Call
from app.core.cards import Action
from app.core.dispatch import amending, pressing
from app.core.dispatch.asking import allowed
from app.core.dispatch.freeing import let_go, withdrawn
from app.core.ladder import climb
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene
from app.core.words import Disposition, EscalationCause, WithdrawReason

MOST_NEEDED = 50
"""Beyond that one more is asked for by nobody's tap: each begins the asking anew, for everybody who said no."""

CANCEL_GRACE = timedelta(seconds=1)
"""An undo tapped in the window's last moment still has to cross the network."""


def decide(scene: Scene, command: do.CallCommand, at: datetime) -> Sequence[ev.Event]:
    """One case for each command."""
    match command:
        case do.Raise():
            return pressing.raised(scene, command, at)
        case do.PressAgain():
            call = allowed(scene, command.by, command.call, Action.press_again)
            return pressing.pressed(call, call.place, scene, at)
        case do.Amend():
            call = allowed(scene, command.by, command.call, Action.amend)
            return amending.named(call, scene, command)
        case do.Cancel():
            return _cancel(allowed(scene, command.by, command.call, Action.cancel), at)
        case do.AskStandDown():
            call = allowed(scene, command.by, command.call, Action.stand_down)
            return [] if call.stand_down_asked else [ev.CallStandDownAsked(call=call.id)]
        case do.Escalate():
            return _escalate(allowed(scene, command.by, command.call, Action.escalate), scene, command, at)
        case do.AskBackup():
            call = allowed(scene, command.by, command.call, Action.backup)
            fits = call.needed == command.needed < MOST_NEEDED
            return [ev.CallBackupAsked(call=call.id, needed=call.needed + 1)] if fits else []
        case do.Close():
            return ended(allowed(scene, command.by, command.call, Action.close), command.disposition)
        case _:
            raise TypeError(f"nobody decides {type(command).__name__}")


def _cancel(call: Call, at: datetime) -> list[ev.CallEvent]:
    if not is_callers_alone(call):
        return [] if call.stand_down_asked else [ev.CallStandDownAsked(call=call.id)]
    if not may_cancel(call, at - CANCEL_GRACE):
        raise Refused(Refusal.cancel_window_over)
    return [*let_go(call, call.asks(), WithdrawReason.cancelled), ev.CallCancelled(call=call.id)]


def ended(call: Call, disposition: Disposition) -> list[ev.CallEvent]:
    """The end: nobody rings any more, and whoever is there is done."""
    done = [ev.ResponderClear(call=call.id, offer=a.offer, responder=a.responder) for a in call.committed()]
    return [*withdrawn(call, call.asks(), WithdrawReason.closed), *done, ev.CallClosed(call=call.id, disposition=disposition)]


def _escalate(call: Call, scene: Scene, command: do.Escalate, at: datetime) -> list[ev.CallEvent]:
    if call.is_filled():
        raise Refused(Refusal.already_filled)
    if call.review_needed:
        return pressing.wake(call, scene, at)
    if call.rung != command.from_rung or call.rung >= call.plan.top():
        return []
    return climb(call, scene, EscalationCause.by_hand, at)
