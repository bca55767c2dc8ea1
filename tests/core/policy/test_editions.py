"""What becomes of schools' own plans under another pack."""

from dataclasses import replace

from app.core.ids import SchoolId
from app.core.policy import Policy, Rung, Seat, carried
from app.core.words import Group
from tests import build

NORTH, SOUTH = SchoolId("north"), SchoolId("south")
NURSED = build.plan(
    "fight", rungs=(Rung(seats=(Seat(group=Group.managers), Seat(group=Group.coaches, post="nurse")), seconds=9),)
)
BEFORE = replace(
    build.POLICY,
    own=((NORTH, build.plan("fight", needed=2)), (SOUTH, build.plan("flood")), (SOUTH, NURSED)),
)


def test_a_schools_own_plan_is_kept_where_it_makes_sense_and_else_named_with_the_reason() -> None:
    told = carried(BEFORE, Policy(default=build.plan(), plans=(build.plan("fight"),)))
    assert told.policy.own == BEFORE.own[:1]
    assert [(each.school, each.call_type, each.reason) for each in told.dropped] == [
        (SOUTH, "flood", "the pack has no such type"),
        (SOUTH, "fight", "nobody can hold the post 'nurse' among the coaches"),
    ]
