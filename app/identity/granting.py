"""Who may make whom what: nobody gives, changes or takes away more than they hold themselves."""

from collections.abc import Iterable, Mapping

from app.core.access import RIGHTS, Right, may
from app.core.ids import SchoolId
from app.core.places import School
from app.core.roster import Holding, Person
from app.core.words import Role, ScopeKind

Schools = Mapping[SchoolId, School]


def may_change(actor: Person, subject: Person, schools: Schools) -> bool:
    """Every role that the person holds is within the actor's reach; somebody without any belongs to their school."""
    if subject.holdings:
        return may_grant(actor, subject.holdings, schools)
    school = schools.get(subject.school) if subject.school else None
    return may(actor, Right.change_people, school) if school else actor.holds(RIGHTS[Right.change_people])


def may_grant(actor: Person, holdings: Iterable[Holding], schools: Schools) -> bool:
    """Whether the actor may hand out, or take back, all of these."""
    return all(_reaches(actor, holding, schools) for holding in holdings)


def may_see(actor: Person, subject: Person, schools: Schools) -> bool:
    """Whether the subject works anywhere that the actor looks after."""
    places = {h.scope for h in subject.holdings if h.kind is ScopeKind.school} | {subject.school or ""}
    zones = {h.scope for h in subject.holdings if h.kind is ScopeKind.zone}
    near = (s for s in schools.values() if s.id in places or s.zone in zones)
    return actor.holds(RIGHTS[Right.read_people]) or any(may(actor, Right.read_people, school) for school in near)


def _reaches(actor: Person, holding: Holding, schools: Schools) -> bool:
    if holding.role is Role.visitor:  # nobody is given it: it is scanned
        return False
    if holding.role is Role.system_administrator and Role.system_administrator not in actor.roles():
        return False
    if actor.holds(RIGHTS[Right.change_people]):
        return True
    if holding.kind is not ScopeKind.school:
        return False
    school = schools.get(SchoolId(holding.scope))
    return school is not None and may(actor, Right.change_people, school)
