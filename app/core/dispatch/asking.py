"""Who is asking, of what call, and whether they may: the first lines of every decision about a call."""

from datetime import datetime

from app.core.call import Call
from app.core.cards import Action
from app.core.events import Actor
from app.core.ids import CallId
from app.core.refusals import Refusal, Refused
from app.core.roster import Person
from app.core.scene import Scene
from app.core.standing import ON_CALL, relations


def asker(scene: Scene, by: Actor) -> Person:
    """The person behind a command."""
    person = scene.setup.person(by.person) if by.person else None
    if person is None or not person.active:
        raise Refused(Refusal.not_allowed)
    return person


def known(scene: Scene, call: CallId, person: Person) -> Call:
    """The call, if it exists for this person: what they may not see is not there."""
    found = scene.calls.get(call)
    if found is None or not relations(person, found, scene):
        raise Refused(Refusal.not_found)
    if found.unreadable:
        raise Refused(Refusal.unreadable)
    return found


def allowed(scene: Scene, by: Actor, call: CallId, action: Action) -> Call:
    """The call, open, with the asker standing to it as the action needs."""
    person = asker(scene, by)
    found = known(scene, call, person)
    if ON_CALL[action].isdisjoint(relations(person, found, scene)):
        raise Refused(Refusal.not_allowed)
    if not found.is_open():
        raise Refused(Refusal.call_over)
    return found


def is_overdue(moment: datetime | None, at: datetime) -> bool:
    """Whether the moment has come."""
    return moment is not None and moment <= at
