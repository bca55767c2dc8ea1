"""What an absent colleague of the demo does next, and when. Pure: read off the scene, so that a restart changes nothing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.assignment import Assignment
from app.core.call import Call
from app.core.commands import Accept, CallCommand, Close, Progress, Step
from app.core.events import Actor
from app.core.ids import PersonId
from app.core.scene import Scene
from app.core.words import AssignmentState, Disposition

ANSWERS_AFTER = timedelta(seconds=9)
SETS_OUT_AFTER = timedelta(seconds=4)
ARRIVES_AFTER = timedelta(seconds=12)
STAYS = timedelta(seconds=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One command, when it falls due, and a key that is the same however often it is thought of."""

    due: datetime
    key: str
    command: CallCommand


def deeds(scene: Scene, absent: Collection[PersonId]) -> tuple[Deed, ...]:
    """Everything that the absent will do as things stand, the first due first."""
    found = (deed for call in scene.open_calls() for deed in _of_call(scene, call, absent))
    return tuple(sorted(found, key=lambda deed: deed.due))  # stable: of those who ring together, the nearest answers


def _of_call(scene: Scene, call: Call, absent: Collection[PersonId]) -> Iterator[Deed]:
    for part in call.assignments:
        if part.responder in absent:
            deed = _answer(scene, call, part) if part.is_live() else _progress(call, part)
            if deed is not None:
                yield deed
    last = _who_closes(call)
    if last is not None and last.responder in absent and last.ended_at is not None:
        how = Disposition.drill if call.drill else Disposition.resolved
        close = Close(by=Actor(person=last.responder), call=call.id, disposition=how)
        yield Deed(due=last.ended_at, key=_key(last, "close"), command=close)


def _answer(scene: Scene, call: Call, part: Assignment) -> Deed | None:
    if not call.is_waiting() or scene.commitment(part.responder, beside=call.id) is not None:
        return None
    accept = Accept(by=Actor(person=part.responder), call=call.id, offer=part.offer)
    return Deed(due=part.made_at + ANSWERS_AFTER, key=_key(part, "accept"), command=accept)


def _progress(call: Call, part: Assignment) -> Deed | None:
    match part.state:
        case AssignmentState.accepted:
            since, wait, step = part.accepted_at, SETS_OUT_AFTER, Step.en_route
        case AssignmentState.en_route:
            since, wait, step = part.en_route_at, ARRIVES_AFTER, Step.on_scene
        case AssignmentState.on_scene:
            since, wait, step = part.on_scene_at, STAYS, Step.clear
        case _:
            return None
    if since is None:
        return None
    command = Progress(by=Actor(person=part.responder), call=call.id, offer=part.offer, step=step)
    return Deed(due=since + wait, key=_key(part, step), command=command)


def _who_closes(call: Call) -> Assignment | None:
    """The last to be clear, once nobody is waited for and nobody is there any more."""
    if call.is_waiting() or call.going():
        return None
    cleared = [part for part in call.assignments if part.state is AssignmentState.clear and part.ended_at]
    return max(cleared, key=lambda part: (part.ended_at, part.offer), default=None)


def _key(part: Assignment, what: str) -> str:
    return f"demo:{part.offer}:{what}"
