"""Who may press where, and to which open call one more press belongs."""

from app.core import commands as do
from app.core.access import Right, may
from app.core.call import Call
from app.core.ids import PersonId
from app.core.places import School
from app.core.roster import Person
from app.core.scene import Scene
from app.core.visitors import is_visitor
from app.core.words import CallStatus


def may_raise(person: Person, school: School, command: do.Raise) -> bool:
    """At one's own school from anywhere; elsewhere where one shows to be standing."""
    return may(person, Right.raise_call, school) or (command.scanned and may(person, Right.raise_by_code))


def folds_into(scene: Scene, person: Person, command: do.Raise) -> Call | None:
    """The open call at that school, of the same kind, that is the caller's already and to which nobody's help has ended yet:
    the newest in that room before any that would be moved there."""
    place = scene.setup.places[command.place]
    like = [c for c in reversed(scene.open_calls()) if c.school == place.school and c.drill == command.drill]
    alive = [c for c in like if not c.unreadable and c.status() is not CallStatus.cleared]
    here = (c for c in alive if c.place == place.id and _is_of(c, person.id))
    elsewhere = (c for c in alive if _may_move(c, person.id))
    return next(here, None) or next(elsewhere, None)


def _is_of(call: Call, person: PersonId) -> bool:
    """One's own; and of the strangers in one room each has all their calls: a code that leaked makes one call, not many."""
    return call.caller == person or (is_visitor(person) and is_visitor(call.caller))


def _may_move(call: Call, person: PersonId) -> bool:
    """Only one's own, and none in which a second stranger pressed: nobody takes the help away from where another waits."""
    return call.caller == person and not call.pressers
