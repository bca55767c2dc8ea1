"""Which plan is in force, and what the district has named."""

from dataclasses import replace

import pytest

from app.core.ids import SchoolId
from app.core.policy import Policy, Post, ResponsePlan, differing
from app.core.words import Role
from tests import build

NORTH, SOUTH = SchoolId("north"), SchoolId("south")
OWN = build.plan("fight", cancel_seconds=9)
SPECIAL = build.plan("flood")
POLICY = Policy(default=build.plan(), plans=(build.plan("fight"),), own=((NORTH, OWN), (NORTH, SPECIAL)))


@pytest.mark.parametrize(
    ("call_type", "school", "expected"),
    [
        ("fight", NORTH, OWN),
        ("fight", SOUTH, build.plan("fight")),
        ("flood", NORTH, SPECIAL),
        ("flood", SOUTH, build.plan()),
        ("never heard of", NORTH, build.plan()),
    ],
)
def test_the_schools_own_plan_goes_before_the_districts_and_that_before_the_default(
    call_type: str, school: SchoolId, expected: ResponsePlan
) -> None:
    assert POLICY.plan_for(call_type, school) == expected


@pytest.mark.parametrize(
    ("call_type", "known"), [("unspecified", True), ("fight", True), ("flood", True), ("never heard of", False)]
)
def test_a_type_is_known_when_any_plan_names_it(call_type: str, known: bool) -> None:
    assert POLICY.knows(call_type) is known


def test_a_post_is_found_by_its_code() -> None:
    climate = Post(id="climate_coach", name="Climate coach", role=Role.coach)
    policy = Policy(default=build.plan(), posts=(climate,))
    assert (policy.post("climate_coach"), policy.post("other")) == (climate, None)


def test_which_types_differ_between_two_versions() -> None:
    policy = build.POLICY
    own = replace(policy, own=((build.SchoolId("north"), build.plan("visitor")),))
    other = replace(policy, default=build.plan(needed=2), plans=policy.plans[1:])
    assert [differing(policy, policy), differing(policy, own), differing(policy, other)] == [
        [],
        ["visitor"],
        ["fight", "unspecified"],
    ]


def test_the_types_that_a_district_names_are_told_once_the_default_first() -> None:
    policy = Policy(default=build.plan(), plans=(build.plan("fight"), build.plan("fight")))
    assert policy.types() == ("unspecified", "fight")
