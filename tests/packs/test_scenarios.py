"""What happens under each pack, as a table: who is asked on which rung, what is refused of police, what must be done afterwards.

A drill under each pack: `test_drills.py`."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.ids import SchoolId
from app.core.policy import Answers, Policy, Rung, is_asked
from app.core.refusals import Refused
from app.core.words import Alerting, Involved, Priority
from app.packs.shipped import NAMES, policy
from tests import build, police
from tests.build import CALL, by, going
from tests.given import Given, given

SCHOOL = SchoolId("s")
USUAL = "coaches 1 > coaches, floats 1 > floats, safety_administrators > managers, safety_administrators"
LEADERS = "safety_administrators > managers, safety_administrators"
JCPS = "coaches 1 > coaches, safety_administrators > floats, safety_administrators > managers, safety_administrators"
CLIMATE = "climate_coach 1, coaches 1 > coaches, floats 1 > floats, safety_administrators > managers, safety_administrators"
LAST_TWO = "floats, safety_administrators > managers, safety_administrators"

LADDERS = {
    "default": {
        "fight": USUAL,
        "missing_student": USUAL,
        "staff_injury": USUAL,
        "weapon": USUAL,
        "crime": USUAL,
        "mental_health": USUAL,
        "discipline": LEADERS,
    },
    "isd287": {
        "fight": USUAL,
        "missing_student": USUAL,
        "staff_injury": USUAL,
        "weapon": USUAL,
        "crime": USUAL,
        "mental_health": "therapist 1, coaches 1 > therapist, coaches, mobile_response 1 > "
        "mobile_response, floats, safety_administrators > managers, safety_administrators",
        "discipline": LEADERS,
    },
    "jcps": {
        "fight": JCPS,
        "missing_student": JCPS,
        "staff_injury": JCPS,
        "weapon": JCPS,
        "crime": JCPS,
        "mental_health": "mental_health_practitioner 1, counselor 1 > coaches, safety_administrators > " + LAST_TWO,
        "discipline": "principal > managers, principal",
    },
    "san-francisco": {
        "fight": USUAL,
        "missing_student": USUAL,
        "staff_injury": USUAL,
        "weapon": USUAL,
        "crime": USUAL,
        "conflict": USUAL,
        "mental_health": "wellness_counselor 1, coaches 1 > coaches, floats 1 > " + LAST_TWO,
        "discipline": LEADERS,
    },
    "oakland": {
        "fight": USUAL,
        "missing_student": USUAL,
        "staff_injury": USUAL,
        "weapon": USUAL,
        "crime": USUAL,
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
        "weapon": CLIMATE,
        "crime": CLIMATE,
        "mental_health": "psychiatric_social_worker 1, counselor 1, coaches 1 > coaches, psychiatric_social_worker > " + LAST_TWO,
        "discipline": "restorative_adviser 1, climate_coach 1 > coaches, safety_administrators > managers, safety_administrators",
    },
    "denver": {
        "fight": "restorative_practitioner 1, coaches 1 > coaches, floats 1 > " + LAST_TWO,
        "missing_student": USUAL,
        "staff_injury": USUAL,
        "weapon": USUAL,
        "crime": USUAL,
        "mental_health": "mental_health_clinician 1, behavioral_health 1 > mental_health_clinician, coaches > " + LAST_TWO,
        "discipline": LEADERS,
    },
    "west-st-paul": {
        "fight": USUAL,
        "missing_student": USUAL,
        "staff_injury": USUAL,
        "weapon": USUAL,
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

TYPES = ("fight", "missing_student", "staff_injury", "weapon", "crime", "mental_health", "discipline")
SCHOOL_MATTER, NOT_THEIRS = "school_matter", "not_allowed"
MEET, DECIDED, SITE = "meeting", "approval, meeting", "meeting, site_says_yes"
LED = dict.fromkeys(TYPES, (NOT_THEIRS, MEET)) | {
    "mental_health": (NOT_THEIRS, DECIDED),
    "discipline": (SCHOOL_MATTER, SCHOOL_MATTER),
}
SHARED = dict.fromkeys(TYPES, (MEET, MEET)) | {
    "mental_health": (DECIDED, DECIDED),
    "discipline": (SCHOOL_MATTER, SCHOOL_MATTER),
}
ASKED = dict.fromkeys(NAMES, LED) | {
    "isd287": SHARED,
    "san-francisco": dict.fromkeys(TYPES, (SITE, SITE)) | {"discipline": (SCHOOL_MATTER, SCHOOL_MATTER)},
    "oakland": LED | {"mental_health": (SCHOOL_MATTER, SCHOOL_MATTER)},
    "west-st-paul": SHARED,
}
"""A coach on the call asks for police, then the safety administrator, for a reason that is no danger and with a student in it:
what refuses them, or what stands before an officer is asked."""

DANGER = dict.fromkeys(NAMES, MEET) | {"san-francisco": SITE, "oakland": SCHOOL_MATTER}
"""The safety administrator, in a crisis of the mind, for a reason of danger."""

HELD: Answers = {"hold": ("yes",), "prone": ("yes",)}
ARREST: Answers = {"police_met": ("yes",), "arrest": ("yes",), "criminal_referral": ("yes",)}
AFTER_ARREST = {"jcps": {"board_notice"}, "west-st-paul": {"county_attorney_arrest", "county_attorney_referral"}}
"""The other sources ask that it be answered, and no more."""
AFTER_HOLD = {"debrief", "parent_notice", "prone_review"}


def rungs(plan: tuple[Rung, ...]) -> str:
    """`coaches 1 > coaches, floats 1`: a number where not all are asked."""
    told = (
        ", ".join(f"{seat.post or seat.group.value}{f' {seat.count}' if seat.count else ''}" for seat in rung.seats)
        for rung in plan
    )
    return " > ".join(told)


def on_call(name: str, call_type: str) -> Given:
    """Cora has said yes to it, under the pack."""
    scene, call = police.scene(), build.call(*going(call_type=call_type))
    setup = replace(scene.setup, policy=policy(name), edition=1)
    return given(scene=replace(scene, setup=setup, calls={CALL: replace(call, edition=1)}))


def asked_by(name: str, call_type: str, who: str, *, danger: bool = False) -> str:
    """What refuses them, else what stands before an officer is asked."""
    reason = next(each.id for each in policy(name).police.reasons if each.danger is danger)
    wanted = do.AskPolice(by=by(who), call=CALL, reason=reason, students=Involved.yes)
    try:
        [first, *_] = on_call(name, call_type).when(wanted, at=30).facts()
    except Refused as refused:
        return refused.code.value
    assert isinstance(first.event, ev.PoliceAsked)
    return ", ".join(first.event.conditions)


def opened(found: Policy, call_type: str, answers: Answers) -> set[str]:
    return {each.id for each in found.follow_ups if is_asked(each, call_type, answers)}


@pytest.mark.parametrize(("name", "call_type"), [(name, t) for name, types in LADDERS.items() for t in types])
def test_the_right_adults_are_asked_in_the_right_order(name: str, call_type: str) -> None:
    assert rungs(policy(name).plan_for(call_type, SCHOOL).rungs) == LADDERS[name][call_type]


@pytest.mark.parametrize(("name", "call_type"), [(name, t) for name in NAMES for t in TYPES])
def test_police_are_refused_or_stand_behind_what_the_pack_says(name: str, call_type: str) -> None:
    asked = (asked_by(name, call_type, "cora"), asked_by(name, call_type, "sam"))
    assert asked == ASKED[name][call_type]


@pytest.mark.parametrize("name", NAMES)
def test_in_a_crisis_of_the_mind_a_danger_at_hand_needs_no_more_than_the_pack_says(name: str) -> None:
    assert asked_by(name, "mental_health", "sam", danger=True) == DANGER[name]


@pytest.mark.parametrize(("name", "call_type"), [(name, t) for name in NAMES for t in TYPES])
def test_a_threat_to_life_passes_at_once_whatever_the_call_was(name: str, call_type: str) -> None:
    facts = on_call(name, call_type).when(do.AskPolice(by=by("cora"), call=CALL, danger=True), at=30).facts()
    [asked] = [fact.event for fact in facts if isinstance(fact.event, ev.PoliceAsked)]
    [passed] = [fact.event for fact in facts if isinstance(fact.event, ev.PoliceGateOpened)]
    assert (asked.danger, asked.reason, passed.skipped) == (True, "", asked.conditions)


@pytest.mark.parametrize("name", NAMES)
def test_every_scenario_has_its_row_in_every_pack(name: str) -> None:
    assert (set(TYPES) - LADDERS[name].keys(), set(ASKED[name])) == (set(), set(TYPES))


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


@pytest.mark.parametrize("name", NAMES)
def test_after_an_arrest_comes_what_the_pack_says(name: str) -> None:
    assert opened(policy(name), "crime", ARREST) == AFTER_ARREST.get(name, set())
    asked = {each.id for each in policy(name).questions if each.required and is_asked(each, "crime", ARREST)}
    assert {"police", "arrest", "citation"} <= asked
    assert {"witnessed", "arrest_agency", "alternative"} <= {
        each.id for each in policy(name).questions if is_asked(each, "crime", ARREST)
    }


def test_in_west_st_paul_an_arrest_is_considered_point_by_point() -> None:
    asked = {q.id for q in policy("west-st-paul").questions if q.required and is_asked(q, "crime", ARREST)}
    assert {"school_considered", "arrest_why", "arrest_place", "arrest_seen", "arrest_at", "arrest_told_at"} <= asked


@pytest.mark.parametrize("name", NAMES)
def test_the_everyday_close_is_five_taps_or_fewer(name: str) -> None:
    """Also the close of a drill: what is asked at once is short, whatever the call was."""
    required = [each.id for each in policy(name).questions if each.at_close and each.required and not each.when]
    assert required == ["outcome", "hold", "police"]
