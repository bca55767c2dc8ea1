"""Which plans would lose a call."""

import pytest

from app.core.policy import Rung, Seat, problems
from app.core.words import Group
from tests import build


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
        ({"stall_seconds": 9}, ("a plan must wait 10 to 900 seconds for a movement",)),
    ],
)
def test_a_plan_that_would_lose_a_call_says_why(changes: dict[str, object], said: tuple[str, ...]) -> None:
    assert problems(build.plan(**changes)) == said
