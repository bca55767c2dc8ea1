"""What happens under each pack, as a table: who is asked on which rung, and what is refused of police."""

import pytest

from app.core.ids import SchoolId
from app.core.policy import Answers, Policy, Rung, is_asked
from app.core.words import Alerting, Priority
from app.packs.shipped import NAMES, policy

SCHOOL = SchoolId("s")
USUAL = "coaches 1 > coaches, floats 1 > floats, safety_administrators > managers, safety_administrators"
LEADERS = "safety_administrators > managers, safety_administrators"
JCPS = "coaches 1 > coaches, safety_administrators > floats, safety_administrators > managers, safety_administrators"
CLIMATE = "climate_coach 1, coaches 1 > coaches, floats 1 > floats, safety_administrators > managers, safety_administrators"
LAST_TWO = "floats, safety_administrators > managers, safety_administrators"

LADDERS = {
    "default": {"fight": USUAL, "missing_student": USUAL, "mental_health": USUAL, "discipline": LEADERS},
    "isd287": {
        "fight": USUAL,
        "missing_student": USUAL,
        "staff_injury": USUAL,
        "mental_health": "therapist 1, coaches 1 > therapist, coaches, mobile_response 1 > "
        "mobile_response, floats, safety_administrators > managers, safety_administrators",
        "discipline": LEADERS,
    },
    "jcps": {
        "fight": JCPS,
        "missing_student": JCPS,
        "staff_injury": JCPS,
        "crime": JCPS,
        "mental_health": "mental_health_practitioner 1, counselor 1 > coaches, safety_administrators > " + LAST_TWO,
        "discipline": "principal > managers, principal",
    },
    "san-francisco": {
        "fight": USUAL,
        "missing_student": USUAL,
        "staff_injury": USUAL,
        "conflict": USUAL,
        "mental_health": "wellness_counselor 1, coaches 1 > coaches, floats 1 > " + LAST_TWO,
        "discipline": LEADERS,
    },
    "oakland": {
        "fight": USUAL,
        "missing_student": USUAL,
        "staff_injury": USUAL,
        "conflict": USUAL,
        "mental_health": "social_worker 1, psychologist 1 > social_worker, psychologist, coaches 1 > "
        "coaches, floats, safety_administrators > managers, safety_administrators",
        "behaviour": "social_worker 1, psychologist 1 > social_worker, psychologist, coaches 1 > "
        "coaches, floats, safety_administrators > managers, safety_administrators",
        "discipline": LEADERS,
    },
    "los-angeles": {
        "fight": CLIMATE,
        "missing_student": CLIMATE,
        "staff_injury": CLIMATE,
        "mental_health": "psychiatric_social_worker 1, counselor 1, coaches 1 > coaches, psychiatric_social_worker > " + LAST_TWO,
        "discipline": "restorative_adviser 1, climate_coach 1 > coaches, safety_administrators > managers, safety_administrators",
    },
    "denver": {
        "fight": "restorative_practitioner 1, coaches 1 > coaches, floats 1 > " + LAST_TWO,
        "missing_student": USUAL,
        "staff_injury": USUAL,
        "mental_health": "mental_health_clinician 1, behavioral_health 1 > mental_health_clinician, coaches > " + LAST_TWO,
        "discipline": LEADERS,
    },
    "west-st-paul": {
        "fight": USUAL,
        "missing_student": USUAL,
        "staff_injury": USUAL,
        "crime": USUAL,
        "mental_health": USUAL,
        "discipline": LEADERS,
    },
}

NEVER = {name: {"discipline"} for name in NAMES} | {
    "jcps": {"discipline", "behaviour"},
    "san-francisco": {"discipline", "conflict"},
    "oakland": {"discipline", "behaviour", "mental_health", "conflict"},
    "los-angeles": {"discipline", "conflict"},
}
GUARDED = {name: {"behaviour", "mental_health"} for name in NAMES} | {
    "jcps": {"mental_health"},
    "san-francisco": {"behaviour", "mental_health", "fight"},
    "oakland": set(),
}
ASKERS = {name: {"safety_administrators", "managers"} for name in NAMES} | {
    "isd287": {"coaches", "floats", "safety_administrators", "managers"},
    "san-francisco": {"coaches", "floats", "safety_administrators", "managers"},
    "west-st-paul": {"coaches", "safety_administrators", "managers"},
}

HELD: Answers = {"hold": ("yes",), "prone": ("yes",)}
ARREST: Answers = {"police_met": ("yes",), "arrest": ("yes",), "criminal_referral": ("yes",)}
AFTER_HOLD = {"debrief", "parent_notice", "prone_review"}


def rungs(plan: tuple[Rung, ...]) -> str:
    """`coaches 1 > coaches, floats 1`: a number where not all are asked."""
    told = (
        ", ".join(f"{seat.post or seat.group.value}{f' {seat.count}' if seat.count else ''}" for seat in rung.seats)
        for rung in plan
    )
    return " > ".join(told)


def opened(found: Policy, call_type: str, answers: Answers) -> set[str]:
    return {each.id for each in found.follow_ups if is_asked(each, call_type, answers)}


@pytest.mark.parametrize(("name", "call_type"), [(name, t) for name, types in LADDERS.items() for t in types])
def test_the_right_adults_are_asked_in_the_right_order(name: str, call_type: str) -> None:
    assert rungs(policy(name).plan_for(call_type, SCHOOL).rungs) == LADDERS[name][call_type]


@pytest.mark.parametrize("name", NAMES)
def test_a_weapon_seen_rings_everybody_at_once_and_is_never_refused(name: str) -> None:
    plan, rules = policy(name).plan_for("weapon", SCHOOL), policy(name).police
    assert (plan.priority, plan.everyone_at_once, plan.needed) == (Priority.life, True, 2)
    assert "weapon" not in {*rules.never, *rules.guarded}


@pytest.mark.parametrize("name", NAMES)
def test_a_crisis_of_the_mind_makes_no_noise(name: str) -> None:
    assert policy(name).plan_for("mental_health", SCHOOL).alerting is Alerting.discreet


@pytest.mark.parametrize("name", NAMES)
def test_police_are_asked_by_whom_and_refused_for_what_the_pack_says(name: str) -> None:
    rules = policy(name).police
    assert set(rules.never) == NEVER[name]
    assert set(rules.guarded) == GUARDED[name]
    assert {group.value for group in rules.askers} == ASKERS[name]
    assert rules.instead != ""


def test_in_san_francisco_caregivers_and_the_public_defender_come_before_a_student_and_an_administrator_before_all() -> None:
    rules = policy("san-francisco").police
    stands = [(each.id, each.before.value, each.with_students, each.tries) for each in rules.conditions]
    assert stands == [
        ("meeting", "ask", False, 0),
        ("site_says_yes", "ask", False, 0),
        ("caregiver", "engage", True, 0),
        ("public_defender", "engage", True, 0),
    ]
    assert rungs(rules.approvers) == "site_administrator > assistant_principal > managers"
    assert rules.released == ()


@pytest.mark.parametrize("name", NAMES)
def test_after_a_hold_there_is_a_talk_a_notice_and_a_look_at_it(name: str) -> None:
    assert opened(policy(name), "fight", HELD) == AFTER_HOLD
    record = {each.id for each in policy(name).questions if is_asked(each, "fight", {"hold": ("yes",)}) and each.required}
    assert {"hold_student", "hold_staff", "hold_kind", "hold_began", "hold_released", "hold_why", "prone", "care"} <= record


@pytest.mark.parametrize("name", NAMES)
def test_after_an_injury_of_staff_somebody_looks_after_them(name: str) -> None:
    assert opened(policy(name), "fight", {"injury": ("yes",), "injured": ("staff",)}) == {"aftercare_staff"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("default", set()),
        ("jcps", {"board_notice"}),
        ("west-st-paul", {"county_attorney_arrest", "county_attorney_referral"}),
    ],
)
def test_after_an_arrest_comes_what_the_pack_says(name: str, expected: set[str]) -> None:
    assert opened(policy(name), "crime", ARREST) == expected


def test_in_west_st_paul_an_arrest_is_considered_point_by_point() -> None:
    asked = {q.id for q in policy("west-st-paul").questions if q.required and is_asked(q, "crime", ARREST)}
    assert {"school_considered", "arrest_why", "arrest_place", "arrest_seen", "arrest_at", "arrest_told_at"} <= asked


@pytest.mark.parametrize("name", NAMES)
def test_the_everyday_close_is_five_taps_or_fewer(name: str) -> None:
    """Also the close of a drill: what is asked at once is short, whatever the call was."""
    required = [each.id for each in policy(name).questions if each.at_close and each.required and not each.when]
    assert required == ["outcome", "hold", "police"]
