"""What a pack declares for a rule of its source, one test a rule.

The first word of each name is the rule's code in docs/policy.md: `tests/architecture/test_policy_rules.py` holds both
together."""

import re

import pytest

from app.core.ids import SchoolId
from app.core.policy import AnswerKind, Answers, CredentialForm, Lapse, Policy, Post, Question, is_asked
from app.core.words import Alerting, Group, PoliceMark, Role
from app.packs.shipped import NAMES, policy, text

SCHOOL = SchoolId("s")
ISD, JCPS, WSP = policy("isd287"), policy("jcps"), policy("west-st-paul")


def post(found: Policy, code: str) -> Post:
    named = found.post(code)
    assert named is not None, code
    return named


def needs(found: Policy, code: str) -> dict[str, Lapse]:
    return {need.credential: need.lapse for need in post(found, code).requires}


def question(found: Policy, code: str) -> Question:
    return next(each for each in found.questions if each.id == code)


def required(found: Policy, answers: Answers) -> set[str]:
    return {each.id for each in found.questions if each.required and is_asked(each, "fight", answers)}


def opened(found: Policy, answers: Answers) -> set[str]:
    return {each.id for each in found.follow_ups if is_asked(each, "fight", answers)}


def closing(found: Policy) -> set[str]:
    return {each.id for each in found.follow_ups if each.closes}


def test_a2_each_school_has_two_coaches_on_duty() -> None:
    assert ISD.staffing.coaches == 2


def test_a4_the_managers_are_the_top_of_every_ladder() -> None:
    tops = [plan.rungs[-1] for plan in (ISD.default, *ISD.plans)]
    assert {Group.managers in {seat.group for seat in top.seats} for top in tops} == {True}


def test_a6_there_is_a_type_for_what_coaches_are_there_for() -> None:
    wanted = {"behaviour", "fight", "medical", "missing_student", "visitor", "weapon", "mental_health", "staff_injury"}
    assert wanted <= set(ISD.types())


def test_a7_training_has_eight_topics_and_its_lack_is_told_when_going_on_duty() -> None:
    [training] = [each for each in ISD.credentials if each.id == "ssc_training"]
    assert (training.form, len(training.topics)) == (CredentialForm.training, 8)
    for code in ("student_safety_coach", "float_coach"):
        assert needs(ISD, code)["ssc_training"] is Lapse.warn


def test_a8_nobody_serves_without_the_licence() -> None:
    assert needs(ISD, "student_safety_coach")["ssc_licence"] is Lapse.refuse


@pytest.mark.parametrize("name", NAMES)
def test_a9_whether_police_were_asked_and_whether_they_came_is_never_left_blank(name: str) -> None:
    police = question(policy(name), "police")
    assert (police.required, police.at_close) == (True, True)
    assert {"no", "asked", "came", "came_911", "came_unasked"} == {each.id for each in police.choices}


@pytest.mark.parametrize("name", NAMES)
def test_a9_no_report_denies_that_an_officer_was_asked_or_was_there(name: str) -> None:
    denies = {each.id: each.denies for each in question(policy(name), "police").choices if each.denies}
    assert {"no": PoliceMark.officer_asked, "asked": PoliceMark.officer_on_scene} == denies


@pytest.mark.parametrize("name", NAMES)
def test_a10_a_hold_is_never_left_blank_and_may_be_unknown(name: str) -> None:
    hold = question(policy(name), "hold")
    assert (hold.required, hold.at_close, hold.kind) == (True, True, AnswerKind.yes_no)


@pytest.mark.parametrize("name", NAMES)
def test_a11_the_pack_says_which_ends_are_good_and_which_contacts_are_no_crisis(name: str) -> None:
    good = {each.id for each in question(policy(name), "outcome").choices if each.positive}
    assert good == {"calm", "supported", "restored", "no_student"}
    assert len(policy(name).positive) >= 2


@pytest.mark.parametrize("name", NAMES)
def test_a12_an_arrest_is_asked_for_when_police_dealt_with_a_student(name: str) -> None:
    assert {"arrest", "citation"} <= required(policy(name), {"police_met": ("yes",)})
    assert not {"arrest", "citation"} & required(policy(name), {})


@pytest.mark.parametrize("name", NAMES)
def test_a15_what_was_tried_is_chosen_from_ways_to_calm(name: str) -> None:
    done = question(policy(name), "done")
    assert (done.kind, done.at_close) == (AnswerKind.many, True)
    assert {"empathy", "space", "mediation", "restorative", "cool_down"} <= {each.id for each in done.choices}


@pytest.mark.parametrize("name", NAMES)
def test_a18_a_circle_is_offered_where_somebody_says_so(name: str) -> None:
    assert opened(policy(name), {"restore": ("yes",)}) == {"restorative"}


@pytest.mark.parametrize("name", NAMES)
def test_a19_after_an_injury_or_a_weapon_those_concerned_are_looked_after_before_the_call_is_finished(name: str) -> None:
    hurt = opened(policy(name), {"injury": ("yes",), "injured": ("student", "staff")})
    assert hurt == {"aftercare_student", "aftercare_staff"}
    assert hurt | {"debrief", "parent_notice"} <= closing(policy(name))


def test_a20_therapists_and_a_mobile_team_are_rung_in_a_crisis_of_the_mind() -> None:
    asked = {seat.post for rung in ISD.plan_for("mental_health", SCHOOL).rungs for seat in rung.seats}
    assert {"therapist", "mobile_response"} <= asked


@pytest.mark.parametrize("name", NAMES)
def test_a21_when_somebody_was_hurt_is_asked_and_may_be_before_the_press(name: str) -> None:
    at = question(policy(name), "injury_at")
    assert (at.kind, is_asked(at, "fight", {"injury": ("yes",)})) == (AnswerKind.moment, True)


@pytest.mark.parametrize("name", NAMES)
def test_a23_no_pack_has_a_word_that_brands_a_student(name: str) -> None:
    said = "\n".join(line for line in text(name).splitlines() if not line.startswith("#"))
    assert re.findall(r"(?i)\b(offender|suspect|perpetrator|delinquent)s?\b", said) == []


@pytest.mark.parametrize("name", NAMES)
def test_a27_of_all_ends_the_supportive_stand_first(name: str) -> None:
    first = [each.id for each in question(policy(name), "outcome").choices][:3]
    assert first == ["calm", "supported", "restored"]


def test_b1_each_middle_and_high_school_has_its_safety_administrator_and_the_post_its_deputies() -> None:
    assert JCPS.staffing.posts == ("middle:safety_administrator", "high:safety_administrator", "elementary:principal")
    deputies = (post(JCPS, "safety_administrator").deputy, post(JCPS, "principal").deputy)
    assert deputies == ("principal", "area_safety_administrator")


def test_b10_b12_an_officer_is_not_on_duty_without_certificate_and_forty_hours() -> None:
    needed = needs(JCPS, "school_safety_officer")
    assert (needed["pops"], needed["sb1_training"]) == (Lapse.refuse, Lapse.refuse)
    assert {each.id: each.hours for each in JCPS.credentials}["sb1_training"] == 40


def test_b11_both_roles_are_warned_below_sixty_hours() -> None:
    assert {each.id: each.hours for each in JCPS.credentials}["jcps_training"] == 60
    both = {needs(JCPS, code)["jcps_training"] for code in ("safety_administrator", "school_safety_officer")}
    assert both == {Lapse.warn}


def test_b13_the_services_near_by_are_attested_before_duty_and_are_where_one_refers_to() -> None:
    assert needs(JCPS, "school_safety_officer")["local_services"] is Lapse.refuse
    targets = {each.id for each in question(JCPS, "referral_to").choices}
    assert {"mental_health", "substance", "cps", "shelter", "domestic_violence", "family"} <= targets


def test_b16_practitioners_and_counsellors_are_posts_and_the_liaison_is_referred_to() -> None:
    assert (post(JCPS, "mental_health_practitioner").role, post(JCPS, "counselor").role) == (Role.coach, Role.coach)
    targets = {each.id for each in question(JCPS, "referral_to").choices}
    assert {"court_liaison", "violence_prevention"} <= targets


def test_b17_monitors_in_school_and_district_are_coaches_and_floats() -> None:
    monitors = (post(JCPS, "school_security_monitor").role, post(JCPS, "district_security_monitor").role)
    assert monitors == (Role.coach, Role.float_)


def test_b18_the_board_hears_when_police_dealt_with_a_student() -> None:
    assert opened(JCPS, {"police_met": ("yes",)}) == {"board_notice"}


@pytest.mark.parametrize("name", NAMES)
def test_d3_whether_students_saw_it_is_asked_when_police_dealt_with_one(name: str) -> None:
    assert is_asked(question(policy(name), "witnessed"), "fight", {"police_met": ("yes",)})


def test_d6_who_keeps_oakland_safe_is_trained_to_mend() -> None:
    assert needs(policy("oakland"), "culture_ambassador") == {"restorative_training": Lapse.warn}


def test_e1_no_officer_is_on_duty_without_a_contract() -> None:
    contract = {each.id: each.form for each in WSP.credentials}["contract"]
    held = {needs(WSP, code)["contract"] for code in ("school_resource_officer", "substitute_officer")}
    assert (contract, held) == (CredentialForm.contract, {Lapse.refuse})


def test_e4_an_officer_who_dealt_with_a_student_attests_that_it_was_no_discipline() -> None:
    assert "no_discipline" in required(WSP, {"police_met": ("yes",)})


def test_e5_what_force_an_officer_used_is_asked() -> None:
    assert "officer_force" in required(WSP, {"police_met": ("yes",)})


@pytest.mark.parametrize("name", NAMES)
def test_e6_care_for_whoever_was_held_is_answered_with_who_and_when(name: str) -> None:
    assert "care" in required(policy(name), {"hold": ("yes",)})
    assert {"care_by", "care_at"} <= required(policy(name), {"hold": ("yes",), "care": ("yes",)})


def test_e9_the_five_ways_to_calm_can_be_chosen() -> None:
    assert {"empathy", "space", "calm_body", "simple_words", "time"} <= {each.id for each in question(WSP, "done").choices}


def test_e10_the_school_is_considered_before_a_criminal_referral() -> None:
    assert "school_considered" in required(WSP, {"police_met": ("yes",), "arrest": ("yes",), "criminal_referral": ("yes",)})


ARRESTED: Answers = {"police_met": ("yes",), "arrest": ("yes",)}


def test_e11_why_an_arrest_was_made_in_school_is_answered() -> None:
    assert "arrest_why" in required(WSP, ARRESTED)


def test_e12_where_and_who_saw_an_arrest_is_answered() -> None:
    assert {"arrest_place", "arrest_seen"} <= required(WSP, ARRESTED)


def test_e13_when_the_school_was_told_of_an_arrest_is_answered_beside_when_it_was() -> None:
    assert {"arrest_at", "arrest_told_at"} <= required(WSP, ARRESTED)
    assert {question(WSP, code).kind for code in ("arrest_at", "arrest_told_at")} == {AnswerKind.moment}


def test_e14_the_county_attorney_is_asked_after_an_arrest_and_after_a_referral() -> None:
    assert opened(WSP, ARRESTED) == {"county_attorney_arrest"}
    assert "county_attorney_referral" in opened(WSP, {"police_met": ("yes",), "criminal_referral": ("yes",)})


def test_e16_e19_an_officer_is_trained_and_has_read_the_policy() -> None:
    needed = needs(WSP, "school_resource_officer")
    assert (needed["post_training"], needed["policy_437"]) == (Lapse.refuse, Lapse.refuse)
    assert {each.id: each.edition for each in WSP.credentials}["policy_437"] == "437"


def test_e17_a_substitute_may_serve_sixty_days_without_the_training() -> None:
    assert (post(WSP, "substitute_officer").contact_days, post(WSP, "school_resource_officer").contact_days) == (60, 0)


def test_e20_there_is_one_to_coordinate() -> None:
    assert post(WSP, "sro_coordinator").role is Role.officer


def test_e25_the_schools_own_people_are_rung_first() -> None:
    first = {plan.rungs[0].seats[0].group for plan in (WSP.default, *WSP.plans) if plan.call_type != "discipline"}
    assert first == {Group.coaches}


@pytest.mark.parametrize("name", NAMES)
def test_e27_of_a_hold_the_whole_record_is_asked_and_face_down_is_looked_at_by_a_manager_within_the_hour(name: str) -> None:
    record = {"hold_student", "hold_staff", "hold_kind", "hold_began", "hold_released", "hold_why", "hold_status", "prone"}
    assert record <= required(policy(name), {"hold": ("yes",)})
    [review] = [each for each in policy(name).follow_ups if each.id == "prone_review"]
    assert (review.owner, review.hours) == (Group.managers, 1)
    assert "prone_review" in opened(policy(name), {"hold": ("yes",), "prone": ("yes",)})
    assert "prone_review" not in opened(policy(name), {"hold": ("yes",), "prone": ("no",)})


def test_e28_whether_somebody_needed_an_interpreter_is_asked() -> None:
    assert is_asked(question(WSP, "interpreter"), "fight", {"police_met": ("yes",)})


@pytest.mark.parametrize("name", NAMES)
def test_f11_a_crisis_of_the_mind_makes_no_noise_and_staff_who_were_hurt_are_looked_after(name: str) -> None:
    assert policy(name).plan_for("mental_health", SCHOOL).alerting is Alerting.discreet
    assert "aftercare_staff" in opened(policy(name), {"injury": ("yes",), "injured": ("staff",)})


def test_f13_training_names_its_topics() -> None:
    assert {len(each.topics) for found in (ISD, JCPS) for each in found.credentials if each.topics} == {8, 11}
