"""Who may answer for a call, also when it is over, and who may end what must be done after it."""

from collections.abc import Sequence

from app.core.access import SCHOOL_SIDE, SUPERVISORS
from app.core.call import Call
from app.core.cards import Action
from app.core.closing import asks, owes_reason
from app.core.events import Fact, OfferDeclined, OfferExpired, OfferWithdrawn, ResponderGivenUp, ResponderReleased
from app.core.outcomes import Basis
from app.core.ranking import members
from app.core.report import Whose
from app.core.roster import Person
from app.core.scene import Scene
from app.core.standing import ON_CALL, Relation, relations
from app.core.words import Group

ENDS = (OfferDeclined, OfferExpired, OfferWithdrawn, ResponderGivenUp, ResponderReleased)
"""With one of these somebody's asking, or their going, is over."""


def may_report(person: Person, call: Call, scene: Scene) -> bool:
    """Whether the person may answer for the call: who helped, and who looks after the school; never an officer."""
    if call.cancelled_at is not None or SCHOOL_SIDE.isdisjoint(person.roles()):
        return False
    return not ON_CALL[Action.report].isdisjoint(relations(person, call, scene))


def was_only_asked(person: Person, call: Call, scene: Scene) -> bool:
    """Whether the call is over and all that joins the person to it is that their phone rang, or that they said no."""
    return not call.is_open() and relations(person, call, scene) == {Relation.asked}


def until_asked(person: Person, call: Call, scene: Scene, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Of a call that is over whoever was only asked has the lines until their asking ended: what they could see then."""
    if not was_only_asked(person, call, scene):
        return facts
    ends = (n for n, fact in enumerate(facts, start=1) if isinstance(fact.event, ENDS) and fact.event.responder == person.id)
    return facts[: max(ends, default=0)]


def actions(person: Person, call: Call, scene: Scene) -> tuple[Action, ...]:
    """What may be done to a call that is over: answering for it, and giving a reason that is still owed."""
    if call.is_open() or not may_report(person, call, scene):
        return ()
    reported = (Action.report,) if asks(call) else ()
    return (*reported, Action.give_reason) if owes_reason(call) else reported


def may_follow_up(person: Person, whose: Whose, scene: Scene) -> bool:
    """Whether the person may see and end what must be done: its owner, its group, and who looks after the school; what is for
    managers to do, only they."""
    where = scene.setup.schools.get(whose.school)
    if not person.active or where is None:
        return False
    mine = person.id == whose.owner or person in members(whose.group, where.id, scene, whose.post)
    return mine or (whose.group is not Group.managers and person.holds(SUPERVISORS, where))


def takers(whose: Whose, scene: Scene) -> tuple[Person, ...]:
    """Into whose hands it may be given: the group's, and those who look after the school, by name."""
    found = (p for p in scene.setup.people.values() if may_follow_up(p, whose, scene))
    return tuple(sorted(found, key=lambda p: (p.name, p.id)))


def bases(person: Person, call: Call, scene: Scene) -> frozenset[Basis]:
    """On which basis the person may open a student's reference in the call's report."""
    if not may_report(person, call, scene):
        return frozenset()
    stands = relations(person, call, scene)
    helped = {Basis.care} if not stands.isdisjoint({Relation.going, Relation.done}) else set()
    watches = {Basis.supervision, Basis.parent_request, Basis.law} if Relation.supervisor in stands else set()
    return frozenset(helped | watches)
