"""Who may press where, and to which open call one more press belongs."""

from app.core import commands as do
from app.core.access import Right, may
from app.core.call import Call
from app.core.ids import PersonId, PlaceId
from app.core.places import School
from app.core.roster import Person
from app.core.scene import Scene
from app.core.visitors import is_visitor
from app.core.words import CallStatus


def may_raise(person: Person, school: School, command: do.Raise) -> bool:
    """At one's own school from anywhere; elsewhere where one shows to be standing."""
    return may(person, Right.raise_call, school) or (command.scanned and may(person, Right.raise_by_code))


def folds_into(scene: Scene, person: Person, command: do.Raise) -> Call | None:
    """The open call at that school, of the same kind, that is the caller's already and to which nobody's help has ended yet."""
    place = scene.setup.places[command.place]
    for call in reversed(scene.open_calls()):
        same = call.school == place.school and call.drill == command.drill
        if same and _is_of(call, person.id, place.id) and not call.unreadable and call.status() is not CallStatus.cleared:
            return call
    return None


def _is_of(call: Call, person: PersonId, place: PlaceId) -> bool:
    """One's own; and of the strangers in one room each has all their calls: a code that leaked makes one call, not many."""
    strangers = is_visitor(person) and is_visitor(call.caller) and call.place == place
    return call.caller == person or person in call.pressers or strangers
