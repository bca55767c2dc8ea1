"""What an absent colleague of the demo does next, and when. Pure: read off the scene, so that a restart changes nothing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.assignment import Assignment
from app.core.call import Call
from app.core.commands import Accept, CallCommand, Close, DecidePolice, Progress, Step
from app.core.events import Actor
from app.core.ids import PersonId
from app.core.scene import Scene
from app.core.words import AssignmentState, Disposition, Purpose, RequestState

ANSWERS_AFTER = timedelta(seconds=9)
SETS_OUT_AFTER = timedelta(seconds=4)
ARRIVES_AFTER = timedelta(seconds=12)
STAYS = timedelta(seconds=20)
DECIDES_AFTER = timedelta(seconds=12)
WAITS_FOR_POLICE = timedelta(minutes=10)
"""For so long nobody leaves a call for which police were asked, unless the officer is done before."""


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
    for part in call.asks():
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
    if part.purpose is Purpose.approve:
        return _decide(call, part)
    if not _is_wanted(call, part) or scene.kept_from(part.responder, call) is not None:
        return None
    accept = Accept(by=Actor(person=part.responder), call=call.id, offer=part.offer)
    return Deed(due=part.made_at + ANSWERS_AFTER, key=_key(part, "accept"), command=accept)


def _decide(call: Call, part: Assignment) -> Deed | None:
    """An absent right holder says yes: the visitor wants to see what comes after it."""
    if call.police is None:
        return None
    decide = DecidePolice(by=Actor(person=part.responder), call=call.id, request=call.police.number, yes=True)
    return Deed(due=part.made_at + DECIDES_AFTER, key=_key(part, "decide"), command=decide)


def _is_wanted(call: Call, part: Assignment) -> bool:
    if part.purpose is Purpose.patrol:
        return call.police is not None and call.police.wants_officer()
    return call.is_waiting()


def _progress(call: Call, part: Assignment) -> Deed | None:
    match part.state:
        case AssignmentState.accepted:
            since, wait, step = part.accepted_at, SETS_OUT_AFTER, Step.en_route
        case AssignmentState.en_route:
            since, wait, step = part.en_route_at, ARRIVES_AFTER, Step.on_scene
        case AssignmentState.on_scene:
            since, wait, step = part.on_scene_at, _stay(call, part), Step.clear
        case _:
            return None
    if since is None:
        return None
    command = Progress(by=Actor(person=part.responder), call=call.id, offer=part.offer, step=step)
    return Deed(due=since + wait, key=_key(part, step), command=command)


def _stay(call: Call, part: Assignment) -> timedelta:
    """Whoever is there waits for the officer who was asked for."""
    request = call.police
    if request is None or part.purpose is Purpose.patrol or part.on_scene_at is None or not request.is_current():
        return STAYS
    waits = request.state is RequestState.asked or request.wants_officer() or request.officer() is not None
    return max(STAYS, request.asked_at + WAITS_FOR_POLICE - part.on_scene_at) if waits else STAYS


def _who_closes(call: Call) -> Assignment | None:
    """The last to be clear, once nobody is waited for and nobody is there any more."""
    if call.is_waiting() or call.going():
        return None
    cleared = [part for part in call.assignments if part.state is AssignmentState.clear and part.ended_at]
    return max(cleared, key=lambda part: (part.ended_at, part.offer), default=None)


def _key(part: Assignment, what: str) -> str:
    return f"demo:{part.offer}:{what}"
