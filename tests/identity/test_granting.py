import pytest

from app.core.ids import DistrictId, PersonId, SchoolId, ZoneId
from app.core.places import School
from app.core.roster import Holding, Person, district_wide
from app.core.words import Role, ScopeKind
from app.identity.granting import may_change, may_grant, may_see

D = DistrictId("d")
NORTH = School(id=SchoolId("north"), name="North", code="n", zone=ZoneId("z"))
SOUTH = School(id=SchoolId("south"), name="South", code="s")
SCHOOLS = {school.id: school for school in (NORTH, SOUTH)}


def at(role: Role, school: School) -> Holding:
    return Holding(role=role, kind=ScopeKind.school, scope=school.id)


def person(*holdings: Holding, school: School | None = None, active: bool = True) -> Person:
    return Person(id=PersonId("p"), name="P", holdings=holdings, school=school.id if school else None, active=active)


MANAGER, ADMIN = person(district_wide(Role.manager, D)), person(district_wide(Role.system_administrator, D))
PRINCIPAL = person(at(Role.manager, NORTH))
COACH_NORTH, COACH_SOUTH = person(at(Role.coach, NORTH)), person(at(Role.coach, SOUTH))
NOBODY = person()


@pytest.mark.parametrize(
    ("actor", "subject", "changes", "sees"),
    [
        (MANAGER, COACH_NORTH, True, True),
        (MANAGER, MANAGER, True, True),
        (MANAGER, ADMIN, False, True),
        (ADMIN, ADMIN, True, True),
        (MANAGER, NOBODY, True, True),
        (PRINCIPAL, COACH_NORTH, True, True),
        (PRINCIPAL, COACH_SOUTH, False, False),
        (PRINCIPAL, MANAGER, False, False),
        (PRINCIPAL, person(at(Role.coach, NORTH), at(Role.coach, SOUTH)), False, True),
        (PRINCIPAL, person(district_wide(Role.float_, D), school=NORTH), False, True),
        (PRINCIPAL, person(Holding(role=Role.officer, kind=ScopeKind.zone, scope="z")), False, True),
        (PRINCIPAL, person(school=NORTH), True, True),
        (PRINCIPAL, NOBODY, False, False),
        (COACH_NORTH, COACH_NORTH, False, False),
        (person(district_wide(Role.safety_administrator, D)), COACH_NORTH, False, True),
        (person(district_wide(Role.manager, D), active=False), person(school=NORTH), False, True),
    ],
)
def test_nobody_reaches_further_than_their_own_roles(actor: Person, subject: Person, changes: bool, sees: bool) -> None:
    assert may_change(actor, subject, SCHOOLS) == changes
    assert may_see(actor, subject, SCHOOLS) == sees


def test_a_role_over_a_school_that_is_gone_can_only_be_taken_by_who_reaches_everything() -> None:
    gone = [Holding(role=Role.coach, kind=ScopeKind.school, scope="closed")]
    assert may_grant(MANAGER, gone, SCHOOLS)
    assert not may_grant(PRINCIPAL, gone, SCHOOLS)


def test_nobody_is_made_a_visitor_for_that_is_scanned() -> None:
    assert not may_grant(ADMIN, [at(Role.visitor, NORTH)], SCHOOLS)
