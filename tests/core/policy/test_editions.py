"""What becomes of schools' own plans under another pack."""

from dataclasses import replace

from app.core.ids import SchoolId
from app.core.policy import Flaw, PoliceRules, Policy, Post, Rung, Seat, Wrong, barring, carried, flaws
from app.core.words import Group, Priority, Role
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
    assert [(each.school, each.call_type, each.flaw.why, each.flaw.facts) for each in told.dropped] == [
        (SOUTH, "flood", Wrong.type_gone, {}),
        (SOUTH, "fight", Wrong.nobody_in_post, {"post": "nurse", "group": "coaches"}),
    ]


LOST = build.plan("flood", rungs=build.LADDER[:3])
CIRCLE = (Post(id="a", name="A", role=Role.coach, deputy="b"), Post(id="b", name="B", role=Role.coach, deputy="a"))
OLD = replace(build.POLICY, posts=CIRCLE, plans=(build.plan("fight"), LOST), own=((NORTH, LOST),))
"""As a stricter version finds a policy that was sound when it came into force."""


def why(found: tuple[Flaw, ...]) -> list[tuple[str, str, str]]:
    return [(flaw.why.value, flaw.id, flaw.school) for flaw in found]


def test_an_older_flaw_elsewhere_keeps_nobody_from_mending_a_plan() -> None:
    assert len(flaws(OLD)) == 4
    assert barring(OLD, replace(OLD, plans=(build.plan("fight", needed=2), LOST))) == ()
    assert barring(OLD, replace(OLD, default=build.plan(needed=2))) == ()
    assert barring(OLD, replace(OLD, plans=(build.plan("fight"), build.plan("flood")))) == ()
    assert barring(OLD, replace(OLD, own=())) == ()


def test_an_older_flaw_in_the_plan_that_is_changed_does_and_only_there() -> None:
    changed = replace(LOST, needed=2)
    assert why(barring(OLD, replace(OLD, plans=(build.plan("fight"), changed)))) == [("managers_not_last", "flood", "")]
    assert why(barring(OLD, replace(OLD, own=((NORTH, changed),)))) == [("managers_not_last", "flood", "north")]


def test_a_new_flaw_keeps_a_change_out_wherever_it_is() -> None:
    lost = build.plan("fight", rungs=build.LADDER[:3])
    assert why(barring(OLD, replace(OLD, plans=(lost, LOST)))) == [("managers_not_last", "fight", "")]
    assert why(barring(OLD, replace(OLD, own=((NORTH, LOST), (SOUTH, LOST))))) == [("managers_not_last", "flood", "south")]
    guarded = replace(OLD, police=PoliceRules(never=("flood",), instead="The school"))
    assert why(barring(guarded, replace(guarded, plans=guarded.plans[:1]))) == [("unknown_type", "", "")]


def test_another_type_elsewhere_makes_no_old_flaw_a_new_one() -> None:
    stray = replace(OLD, police=PoliceRules(never=("dog",), instead="The school"))
    assert [flaw.facts["known"] for flaw in flaws(stray) if flaw.why is Wrong.unknown_type] == ["unspecified, fight, flood"]
    assert barring(stray, replace(stray, plans=(*stray.plans, build.plan("dance")))) == ()


def test_a_school_matter_that_became_a_threat_to_life_is_a_flaw_of_its_own_plan() -> None:
    life = build.plan("fight", priority=Priority.life)
    never = replace(OLD, plans=(life, LOST), police=PoliceRules(never=("fight",), instead="The school"))
    assert barring(never, replace(never, default=build.plan(needed=2))) == ()
    assert why(barring(never, replace(never, plans=(replace(life, needed=2), LOST)))) == [("never_for_life", "", "")]
    assert barring(never, replace(never, plans=(build.plan("fight"), LOST))) == ()
