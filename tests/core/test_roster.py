"""Roles and how far they reach."""

import pytest

from app.core.roster import Holding, district_wide, is_mixed
from app.core.words import Role, ScopeKind
from tests import build

NORTH, SOUTH, _ = build.SCHOOLS


@pytest.mark.parametrize(
    ("kind", "scope", "reached"),
    [
        (ScopeKind.school, "north", [True, False, False]),
        (ScopeKind.zone, "lakeside", [True, True, False]),
        (ScopeKind.zone, "riverside", [False, False, False]),
        (ScopeKind.district, "lakes", [True, True, True]),
    ],
)
def test_a_role_reaches_as_far_as_its_scope(kind: ScopeKind, scope: str, reached: list[bool]) -> None:
    holding = Holding(role=Role.coach, kind=kind, scope=scope)
    assert [holding.covers(where) for where in (NORTH, SOUTH, None)] == reached


def test_a_district_wide_role_names_the_district() -> None:
    expected = Holding(role=Role.manager, kind=ScopeKind.district, scope="lakes")
    assert district_wide(Role.manager, build.DISTRICT) == expected


def test_one_person_may_hold_several_roles() -> None:
    both = build.person("bea", Role.staff, Role.float_)
    assert both.roles() == {Role.staff, Role.float_}


@pytest.mark.parametrize(("roles", "held"), [({Role.coach, Role.staff}, True), ({Role.manager}, False)])
def test_one_of_the_wanted_roles_is_enough(roles: set[Role], held: bool) -> None:
    assert build.CORA.holds(roles, NORTH) is held


def test_a_role_elsewhere_does_not_count_here() -> None:
    assert not build.SUE.holds([Role.coach], NORTH)


@pytest.mark.parametrize(("who", "may_be_sent"), [(build.TESS, False), (build.CORA, True), (build.ADA, False)])
def test_only_some_roles_are_ever_sent(who: build.Person, may_be_sent: bool) -> None:
    assert who.is_responder() is may_be_sent


@pytest.mark.parametrize("other", [r for r in Role if r is not Role.officer])
def test_an_officer_is_nothing_else_whatever_the_roster_says_beside_it(other: Role) -> None:
    both = build.person("bea", other, Role.officer)
    assert (both.roles(), both.holds({other}, NORTH), both.holds_anywhere(other), both.is_officer()) == (
        {Role.officer},
        False,
        False,
        True,
    )
    assert (is_mixed(both.holdings), is_mixed(build.OLAF.holdings), is_mixed(build.CORA.holdings)) == (True, False, False)


def test_an_officer_of_two_zones_is_an_officer_alone() -> None:
    twice = (*build.OLAF.holdings, Holding(role=Role.officer, kind=ScopeKind.school, scope="north"))
    assert is_mixed(twice) is False
