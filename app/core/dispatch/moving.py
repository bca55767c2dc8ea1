"""Whether those who said yes show any movement. Who does not is asked; nothing is taken away from them here."""

from collections.abc import Sequence
from datetime import datetime

from app.core import commands as do
from app.core import events as ev
from app.core.call import Call
from app.core.dispatch.asking import is_overdue
from app.core.scene import Scene
from app.core.words import AssignmentState


def decide(scene: Scene, command: do.ShowMoving, at: datetime) -> Sequence[ev.Event]:
    """They did something that only somebody does who is at it: the waiting for a movement begins anew."""
    call = scene.calls.get(command.call)
    mine = call.part_of(command.person) if call else None
    if call is None or mine is None or not call.is_open() or mine.state is not AssignmentState.accepted:
        return []
    if mine.moved_at == at and mine.asked_at is None:
        return []  # the yes itself, or known already
    return [ev.ResponderMoving(call=call.id, offer=mine.offer, responder=mine.responder)]


def stalled(call: Call, at: datetime) -> list[ev.Event]:
    """Everybody whose time for a movement is over, asked for the first time or again."""
    late = (a for a in call.going() if is_overdue(call.asks_at(a), at))
    return [ev.ResponderStalled(call=call.id, offer=a.offer, responder=a.responder) for a in late]
