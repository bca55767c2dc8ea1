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
        ({"rungs": ()}, (("no_rungs", "ladder", None),)),
        ({"rungs": build.LADDER[:3]}, (("managers_not_last", "ladder", 3),)),
        ({"rungs": (Rung(seats=(), seconds=15), TOP)}, (("rung_asks_nobody", "ladder", 1),)),
        ({"rungs": (build.rung(0, Group.coaches), TOP)}, (("rung_seconds", "ladder", 1),)),
        ({"rungs": (build.rung(601, Group.coaches), TOP)}, (("rung_seconds", "ladder", 1),)),
        (
            {"rungs": (Rung(seats=(Seat(group=Group.coaches, count=0),), seconds=9), TOP)},
            (("seat_for_nobody", "ladder", 1),),
        ),
        ({"needed": 0}, (("needed", "needed", None),)),
        ({"needed": 21}, (("needed", "needed", None),)),
        ({"stall_seconds": 9}, (("stall_seconds", "stall_seconds", None),)),
    ],
)
def test_a_plan_that_would_lose_a_call_says_why_and_on_which_rung(
    changes: dict[str, object], said: tuple[tuple[str, str, int | None], ...]
) -> None:
    assert tuple((flaw.why.value, flaw.field, flaw.rung) for flaw in problems(build.plan(**changes))) == said
