"""Which plan is in force, and which plans would lose a call."""

import pytest

from app.core.ids import SchoolId
from app.core.policy import Policy, ResponsePlan, Rung, Seat, problems
from app.core.words import Group
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


def test_rungs_are_counted_from_one() -> None:
    assert (build.plan().top(), build.plan().rung(4)) == (4, build.LADDER[3])


TOP = build.LADDER[3]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ()),
        ({"rungs": ()}, ("a plan needs at least one rung",)),
        ({"rungs": build.LADDER[:3]}, ("the last rung must ring the managers",)),
        ({"rungs": (Rung(seats=(), seconds=15), TOP)}, ("rung 1 asks nobody",)),
        ({"rungs": (build.rung(0, Group.coaches), TOP)}, ("rung 1 must last 1 to 600 seconds",)),
        ({"rungs": (build.rung(601, Group.coaches), TOP)}, ("rung 1 must last 1 to 600 seconds",)),
        (
            {"rungs": (Rung(seats=(Seat(group=Group.coaches, count=0),), seconds=9), TOP)},
            ("rung 1 has a seat for fewer than one person",),
        ),
        ({"needed": 0}, ("a plan needs 1 to 20 responders",)),
        ({"needed": 21}, ("a plan needs 1 to 20 responders",)),
    ],
)
def test_a_plan_that_would_lose_a_call_says_why(changes: dict[str, object], said: tuple[str, ...]) -> None:
    assert problems(build.plan(**changes)) == said
