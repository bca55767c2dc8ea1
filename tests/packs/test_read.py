import pytest

from app.core.policy import Policy, ResponsePlan, Rung, Seat
from app.core.words import Group, Priority
from app.packs.read import read
from app.packs.shipped import text as text_of

LADDER = "[[ladder.l]]\nseconds = 15\nask = { managers = 1 }\n"
ODD = ("-1", "1e300", "nan", "1979-05-27", "[]", "[[[1]]]", "{}", "{ a.b = [1] }", "true", '""', f'"{"x" * 400}"', "9" * 400)
PLAN = '[[plan]]\ncall_type = "help"\nladder = "l"\n'


def found(text: str) -> list[str]:
    answer = read(text)
    assert not isinstance(answer, Policy)
    return [str(each) for each in answer]


def test_a_pack_that_is_not_toml_is_named_with_its_line() -> None:
    assert found("a = 1\nb = }\n") == ["line 2: this is not TOML: Invalid value"]


def test_a_pack_that_breaks_off_is_named_at_its_end() -> None:
    assert found("a = 1\nb = ")[0].startswith("line 2: this is not TOML")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{'a.' * 250}a = 1", "line 1: a line has at most 500 characters"),
        ("a = 1\n" + "# " + "x" * 500, "line 2: a line has at most 500 characters"),
        ("\n" * 2000, "line 2001: a pack has at most 2000 lines"),
    ],
)
def test_what_is_far_larger_than_a_pack_is_refused_before_it_is_parsed(text: str, said: str) -> None:
    assert found(text) == [said]


def test_every_value_of_a_pack_may_be_odd_and_is_then_named_or_taken() -> None:
    lines = text_of("isd287").split("\n")
    for number, line in enumerate(lines):
        key, equals, _ = line.partition(" = ")
        if equals:
            odd = ODD[number % len(ODD)]
            answer = read("\n".join([*lines[:number], f"{key} = {odd}", *lines[number + 1 :]]))
            assert isinstance(answer, Policy) or all(each.line > 0 for each in answer), line


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
        (LADDER.replace("managers", "coaches") + PLAN, 3, "ask"),
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
