"""What is wrong with how a district is set up, by its own policy."""

from dataclasses import replace
from typing import Any

from app.core.faults import Fault, faults
from app.core.ids import PersonId, SchoolId, ZoneId
from app.core.places import School, Zone
from app.core.policy import PoliceReason, PoliceRules, Post, Staffing
from app.core.roster import Holding, Person, district_wide
from app.core.scene import Setup
from app.core.words import FaultKind, Group, Role, SchoolLevel, ScopeKind
from tests import build
from tests.build import NINE

RULES = PoliceRules(askers=(Group.managers,), reasons=(PoliceReason(id="threat", name="Threat"),))
EAST, WEST = Zone(id=ZoneId("east"), name="East"), Zone(id=ZoneId("west"), name="West")
POSTS = (
    Post(id="sa", name="Safety Administrator", role=Role.safety_administrator),
    Post(id="head", name="Principal", role=Role.manager),
)


def school(number: int, zone: Zone | None = EAST, **more: Any) -> School:
    return School(id=SchoolId(f"s{number}"), name=f"School {number}", code=str(number), zone=zone.id if zone else None, **more)


def officer(name: str, kind: ScopeKind, scope: str) -> Person:
    return Person(id=PersonId(name), name=name, holdings=(Holding(role=Role.officer, kind=kind, scope=scope),))


EVE = officer("Eve", ScopeKind.zone, "east")
SCHOOLS = tuple(map(school, range(3)))


def told(*schools: School, zones: tuple[Zone, ...] = (EAST,), people: tuple[Person, ...] = (EVE,), **policy: Any) -> list[Fault]:
    return list(
        faults(
            Setup(
                district=build.DISTRICT,
                rev=1,
                policy=replace(build.POLICY, **{"police": RULES, **policy}),
                people={each.id: each for each in people},
                schools={each.id: each for each in schools},
                places={},
                zones={each.id: each for each in zones},
            )
        )
    )


def test_a_zone_of_three_schools_with_its_officer_is_well() -> None:
    assert told(*SCHOOLS) == []


def test_a_school_in_no_zone_is_an_error_and_stands_first() -> None:
    found = told(*SCHOOLS[:2], school(9, None), school(8, WEST))
    assert [(each.kind, each.name, each.grave) for each in found] == [
        (FaultKind.no_zone, "School 8", True),
        (FaultKind.no_zone, "School 9", True),
        (FaultKind.zone_small, "East", False),
    ]


def test_a_zone_of_two_or_of_eight_schools_is_warned_with_the_policys_own_number() -> None:
    small, large = told(*SCHOOLS[:2]), told(*map(school, range(8)))
    assert (small, large) == (
        [Fault(kind=FaultKind.zone_small, name="East", zone=EAST.id, count=2, wanted=3)],
        [Fault(kind=FaultKind.zone_large, name="East", zone=EAST.id, count=8, wanted=7)],
    )
    assert told(*SCHOOLS[:2], staffing=Staffing(zone_fewest=2)) == []


def test_retired_schools_and_officers_who_were_shut_out_do_not_count() -> None:
    gone = school(9, None, retired_at=NINE)
    assert told(*SCHOOLS, gone) == []
    assert [each.kind for each in told(*SCHOOLS, people=(replace(EVE, active=False),))] == [FaultKind.zone_unpatrolled]
    assert [each.count for each in told(*SCHOOLS[:2], school(3, retired_at=NINE))] == [2]


def test_an_officer_who_serves_no_zone_is_named() -> None:
    lost = officer("Lou", ScopeKind.zone, "north")
    assert told(*SCHOOLS, people=(EVE, lost)) == [Fault(kind=FaultKind.officer_idle, name="Lou", person=lost.id)]


def test_an_officer_of_a_school_or_of_the_district_serves_its_zones() -> None:
    wide = Person(id=PersonId("Wil"), name="Wil", holdings=(district_wide(Role.officer, build.DISTRICT),))
    for one in (officer("Sid", ScopeKind.school, "s1"), wide):
        assert told(*SCHOOLS, people=(one,)) == []


def test_where_no_officer_may_be_asked_or_there_are_none_nothing_is_said_of_zones() -> None:
    assert told(school(1, None), people=(EVE,), police=PoliceRules()) == []
    assert told(school(1, None), zones=(), people=()) == []


def test_each_school_needs_the_posts_of_its_level_from_somebody_who_belongs_to_it() -> None:
    levels = Staffing(posts=("middle:sa", "high:sa", "elementary:head"))
    both, small = (SchoolLevel.middle, SchoolLevel.high), (SchoolLevel.elementary,)
    schools = (school(0, levels=both), school(1, levels=both), school(2, levels=small))
    posted = Holding(role=Role.safety_administrator, kind=ScopeKind.school, scope="s0", post="sa")
    sam = Person(id=PersonId("Sam"), name="Sam", holdings=(posted,))
    wide = Person(id=PersonId("Ann"), name="Ann", holdings=(replace(posted, kind=ScopeKind.district, scope=build.DISTRICT),))
    found = told(*schools, people=(EVE, sam, wide), posts=POSTS, staffing=levels)
    assert [(each.kind, each.name, each.post) for each in found] == [
        (FaultKind.post_missing, "School 1", "Safety Administrator"),
        (FaultKind.post_missing, "School 2", "Principal"),
    ]


def test_a_school_of_which_nobody_said_the_level_is_told_only_where_posts_are_wanted_by_level() -> None:
    found = told(*SCHOOLS, posts=POSTS, staffing=Staffing(posts=("high:sa",)))
    assert {each.kind for each in found} == {FaultKind.no_level}
    assert told(*SCHOOLS, posts=POSTS) == []


def test_an_officer_with_another_role_is_named() -> None:
    both = replace(EVE, holdings=(*EVE.holdings, district_wide(Role.manager, build.DISTRICT)))
    assert told(*SCHOOLS, people=(both,)) == [Fault(kind=FaultKind.officer_mixed, name="Eve", person=EVE.id)]
    assert [each.kind for each in told(*SCHOOLS, people=(replace(both, active=False),))] == [FaultKind.zone_unpatrolled]
