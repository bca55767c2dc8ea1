import pytest

from app.core.ids import SchoolId
from app.core.policy import Policy, ResponsePlan, Rung, Seat, problems
from app.core.words import Alerting, Group, Priority
from app.packs.read import Problem, default, read

SCHOOL = SchoolId("s")
TYPES = [
    "unspecified",
    "behaviour",
    "fight",
    "medical",
    "missing_student",
    "visitor",
    "weapon",
    "mental_health",
]
LADDER = "[[ladder.l]]\nseconds = 15\nask = { managers = 1 }\n"
PLAN = '[[plan]]\ncall_type = "help"\nladder = "l"\n'


def shipped() -> tuple[ResponsePlan, ...]:
    policy = default()
    return (policy.default, *policy.plans)


def found(text: str) -> list[str]:
    answer = read(text)
    assert not isinstance(answer, Policy)
    return [str(each) for each in answer]


def test_the_default_ladder_is_fifteen_fifteen_fifteen_then_managers_every_thirty() -> None:
    expected = (
        Rung(seconds=15, seats=(Seat(group=Group.coaches, count=1),)),
        Rung(seconds=15, seats=(Seat(group=Group.coaches), Seat(group=Group.floats, count=1))),
        Rung(seconds=15, seats=(Seat(group=Group.floats), Seat(group=Group.safety_administrators))),
        Rung(seconds=30, seats=(Seat(group=Group.managers), Seat(group=Group.safety_administrators))),
    )
    assert [expected] * len(TYPES) == [plan.rungs for plan in shipped()]


def test_every_call_type_has_a_plan_and_the_first_is_the_default() -> None:
    assert [plan.call_type for plan in shipped()] == TYPES


def test_a_weapon_rings_everybody_at_once_and_needs_two() -> None:
    plan = default().plan_for("weapon", SCHOOL)
    assert (plan.priority, plan.everyone_at_once, plan.needed) == (Priority.life, True, 2)


def test_a_crisis_of_the_mind_makes_no_noise() -> None:
    assert default().plan_for("mental_health", SCHOOL).alerting is Alerting.discreet


def test_no_shipped_plan_contains_an_officer() -> None:
    groups = {seat.group for plan in shipped() for rung in plan.rungs for seat in rung.seats}
    assert Group.zone_officers not in groups


def test_every_shipped_plan_is_sound() -> None:
    assert [problems(plan) for plan in shipped()] == [()] * len(TYPES)


def test_a_pack_that_is_not_toml_is_named_with_its_line() -> None:
    assert found("a = 1\nb = }\n") == ["line 2: this is not TOML: Invalid value"]


def test_a_pack_that_breaks_off_is_named_at_its_end() -> None:
    assert found("a = 1\nb = ")[0].startswith("line 2: this is not TOML")


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("", 1, "plan"),
        (f"mood = 1\n{LADDER}{PLAN}", 1, "mood"),
        ("[ladder]\nl = 3\n" + PLAN, 1, "ladder"),
        ("ladder = 3\n" + PLAN, 1, "ladder"),
        (LADDER + "[plan]\n", 4, "plan"),
        (LADDER.replace("15", "0") + PLAN, 2, "seconds"),
        (LADDER.replace("15", '"15"') + PLAN, 2, "seconds"),
        (LADDER.replace("15", "true") + PLAN, 2, "seconds"),
        (LADDER.replace("= 15", "= 601") + PLAN, 2, "seconds"),
        (LADDER.replace("managers = 1", "") + PLAN, 3, "ask"),
        (LADDER.replace("managers = 1", "managers = 0") + PLAN, 3, "ask"),
        (LADDER.replace("managers = 1", 'managers = "some"') + PLAN, 3, "ask"),
        (LADDER.replace("managers = 1", "dogs = 1") + PLAN, 3, "ask"),
        (LADDER + "colour = 1\n" + PLAN, 4, "colour"),
        (LADDER + PLAN.replace('"help"', '"Help me"'), 5, "call_type"),
        (LADDER + PLAN.replace('"help"', "7"), 5, "call_type"),
        (LADDER + PLAN.replace('"l"', '"m"'), 6, "ladder"),
        (LADDER + PLAN + 'priority = "high"\n', 7, "priority"),
        (LADDER + PLAN + 'alerting = "soft"\n', 7, "alerting"),
        (LADDER + PLAN + "needed = 0\n", 7, "needed"),
        (LADDER + PLAN + 'everyone_at_once = "yes"\n', 7, "everyone_at_once"),
        (LADDER + PLAN + "cancel_seconds = 61\n", 7, "cancel_seconds"),
        (LADDER + PLAN + "officers = 1\n", 7, "officers"),
        (LADDER + PLAN + PLAN, 8, "call_type"),
        (LADDER.replace("managers", "coaches") + PLAN, 6, "ladder"),
    ],
)
def test_a_problem_is_named_with_its_line_and_field(text: str, line: int, field: str) -> None:
    answer = read(text)
    assert not isinstance(answer, Policy)
    assert (line, field) in [(problem.line, problem.field) for problem in answer]


def test_every_problem_is_told_at_once_in_the_order_of_the_lines() -> None:
    text = LADDER.replace("15", "0") + PLAN + "needed = 99\n"
    assert found(text) == [
        "line 2, seconds: this must be a whole number from 1 to 600",
        "line 7, needed: this must be a whole number from 1 to 20",
    ]


def test_a_sound_pack_gives_the_policy_that_it_describes() -> None:
    expected = Policy(
        default=ResponsePlan(
            call_type="help",
            priority=Priority.urgent,
            rungs=(Rung(seconds=15, seats=(Seat(group=Group.managers, count=1),)),),
        )
    )
    assert read(LADDER + PLAN) == expected


def test_a_problem_without_a_field_is_told_by_its_line_alone() -> None:
    assert str(Problem(line=3, field="", reason="odd")) == "line 3: odd"
