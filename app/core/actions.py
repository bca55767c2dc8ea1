"""What a person may do to a call now: their relation allows it (`access.py`), and the call's state makes sense of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.core import gate
from app.core.assignment import LATE, Assignment, may_become
from app.core.call import Call
from app.core.cards import Action
from app.core.roster import Person
from app.core.scene import Scene
from app.core.standing import ON_CALL, relations
from app.core.words import AssignmentState as State
from app.core.words import Priority, Purpose


def actions(person: Person, call: Call, scene: Scene, at: datetime) -> tuple[Action, ...]:
    """What the person may do to the call now: the relation allows it and the call's state makes sense of it."""
    if not call.is_open():
        return ()
    stands = relations(person, call, scene)
    mine = call.part_of(person.id)
    possible = {*_for_call(person, call, scene, at), *_for_part(mine, call, scene), *gate.possible(person, call, scene)}
    return tuple(a for a in Action if a in possible and not ON_CALL[a].isdisjoint(stands))


def _for_call(person: Person, call: Call, scene: Scene, at: datetime) -> Iterable[Action]:
    yield from (Action.press_again, Action.amend, Action.note, Action.ask, Action.message, Action.close)
    if may_cancel(call, at):
        yield Action.cancel
    elif not call.stand_down_asked:
        yield Action.stand_down
    if call.is_waiting():
        if call.rung < call.plan.top() or call.review_needed:
            yield Action.escalate
        if not _is_taken(person, call, scene) and person.id != call.caller:
            yield Action.take
    else:
        yield Action.backup


def _is_taken(person: Person, call: Call, scene: Scene) -> bool:
    going = any(a.responder == person.id for a in call.committed())
    return going or scene.kept_from(person.id, call) is not None


def _for_part(mine: Assignment | None, call: Call, scene: Scene) -> Iterable[Action]:
    if mine is None:
        return
    late = mine.state in LATE and _is_wanted(mine, call) and scene.kept_from(mine.responder, call) is None
    if scene.is_available(mine.responder) and (mine.is_live() or late):
        yield Action.accept
    if mine.is_live():
        yield Action.decline
    for action, state in _STEPS:
        if mine.is_going() and may_become(mine.state, state):
            yield action


def _is_wanted(mine: Assignment, call: Call) -> bool:
    if mine.purpose is Purpose.patrol:
        return call.police is not None and call.police.wants_officer()
    return call.is_waiting()


_STEPS = (
    (Action.en_route, State.en_route),
    (Action.on_scene, State.on_scene),
    (Action.clear, State.clear),
    (Action.give_up, State.given_up),
)


def is_callers_alone(call: Call) -> bool:
    """A threat to life, or a call that others pressed for too, is never cancelled by its caller: an adult on scene closes it."""
    return call.plan.priority is not Priority.life and not call.pressers


def may_cancel(call: Call, at: datetime) -> bool:
    """Within the cancel window, where it is the caller's alone to cancel."""
    return is_callers_alone(call) and at <= call.raised_at + timedelta(seconds=call.plan.cancel_seconds)
