"""Who may ask for police, who decides, what must come first."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core import gate
from app.core.cards import Action
from app.core.events import Event
from app.core.ids import PersonId
from app.core.policy import PoliceRules, Rung
from app.core.roster import Person
from app.core.scene import Scene
from app.core.visitors import visitor_id
from app.core.words import ConditionState, Group, Involved, NoticeResult, Purpose
from tests import build, police
from tests.build import CALL, going, raised
from tests.given import given
from tests.police import MEETING, TOLD, asked_police, fact_of, gate_open

S = ConditionState
NEEDED = ("approval", "meeting", "caregiver")
TRIED = replace(TOLD, result=NoticeResult.no_answer)


def at_call(*past: Event, **rules: object) -> Scene:
    return given(*(past or going()), scene=police.scene(**rules)).scene


def named(scene: Scene, who: str) -> Person:
    return scene.setup.people[PersonId(who)]


@pytest.mark.parametrize(
    ("who", "rules", "expected"),
    [
        ("cora", {}, True),
        ("sam", {}, True),
        ("tess", {}, False),
        ("olaf", {}, False),
        ("cora", {"askers": (Group.safety_administrators,)}, False),
        ("max", {"askers": (Group.safety_administrators,)}, True),
        ("max", {"askers": ()}, False),
    ],
)
def test_who_may_ask_are_the_districts_askers_and_who_decides(who: str, rules: dict[str, object], expected: bool) -> None:
    scene = at_call(**rules)
    assert gate.may_ask(named(scene, who), scene.calls[CALL], scene) is expected


@pytest.mark.parametrize(("guarded", "expected"), [(False, ["max", "mia", "sam"]), (True, ["max", "mia"])])
def test_a_guarded_type_is_decided_by_managers(guarded: bool, expected: list[str]) -> None:
    scene = at_call()
    people = scene.setup.people.values()
    decide = [p.id for p in people if gate.may_decide(p, scene.calls[CALL], scene, guarded=guarded)]
    assert sorted(decide) == expected


def test_where_the_district_names_nobody_the_managers_decide() -> None:
    scene = at_call(approvers=())
    assert gate.deciders(scene.calls[CALL], scene, guarded=False) == gate.MANAGERS


@pytest.mark.parametrize(
    ("call_type", "reason", "expected"),
    [("mental_health", "trespass", True), ("mental_health", "threat", False), ("fight", "trespass", False)],
)
def test_a_type_is_guarded_unless_the_danger_is_at_hand(call_type: str, reason: str, expected: bool) -> None:
    scene = at_call(*going(call_type=call_type))
    assert gate.is_guarded(scene.calls[CALL], scene, reason) is expected


@pytest.mark.parametrize(
    ("students", "expected"),
    [(Involved.yes, NEEDED), (Involved.unknown, NEEDED), (Involved.no, ("approval", "meeting"))],
)
def test_what_protects_a_student_is_skipped_only_when_none_is_involved(students: Involved, expected: tuple[str, ...]) -> None:
    scene = at_call()
    assert gate.needed(scene.calls[CALL], scene, students, guarded=False) == expected


def test_a_guarded_type_brings_its_own_approval() -> None:
    scene = at_call(conditions=())
    assert gate.needed(scene.calls[CALL], scene, Involved.yes, guarded=True) == (gate.APPROVAL,)


def test_what_stands_before_a_student_is_told_apart() -> None:
    scene = at_call(*going(), asked_police())
    call = scene.calls[CALL]
    assert call.police is not None
    assert gate.before_students(call.police, call, scene) == ("defender",)


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        ((), {"approval": S.waiting, "meeting": S.waiting, "caregiver": S.waiting}),
        ((fact_of(ev.PoliceApproved),), {"approval": S.met, "meeting": S.waiting, "caregiver": S.waiting}),
        ((MEETING,), {"approval": S.waiting, "meeting": S.met, "caregiver": S.waiting}),
        ((TRIED,), {"approval": S.waiting, "meeting": S.waiting, "caregiver": S.tried}),
        ((TRIED, TRIED), {"approval": S.waiting, "meeting": S.waiting, "caregiver": S.met}),
        ((TOLD,), {"approval": S.waiting, "meeting": S.waiting, "caregiver": S.met}),
        (
            (fact_of(ev.PoliceGateOpened, skipped=("approval",)),),
            {"approval": S.skipped, "meeting": S.waiting, "caregiver": S.waiting},
        ),
    ],
)
def test_how_far_each_condition_has_come(past: tuple[Event, ...], expected: dict[str, S]) -> None:
    request = at_call(*going(), asked_police(), *past).calls[CALL].police
    assert request is not None
    assert {code: gate.state_of(code, request, police.POLICE) for code in NEEDED} == expected


def test_a_party_that_must_be_reached_is_never_only_tried_enough() -> None:
    told = replace(TRIED, condition="defender")
    request = at_call(*going(), asked_police(), told, told, told).calls[CALL].police
    assert request is not None
    assert gate.state_of("defender", request, police.POLICE) is S.tried


@pytest.mark.parametrize(
    ("rules", "expected"), [(police.POLICE, True), (PoliceRules(), True), (replace(police.POLICE, conditions=()), True)]
)
def test_an_approval_that_is_not_given_waits_for_somebody(rules: PoliceRules, expected: bool) -> None:
    request = at_call(*going(), asked_police(conditions=("approval",))).calls[CALL].police
    assert request is not None
    assert gate.waits_for_decision(request, rules) is expected


def test_a_notice_that_is_not_made_waits_for_nobodys_decision() -> None:
    request = at_call(*going(), asked_police(conditions=("caregiver",))).calls[CALL].police
    assert request is not None
    assert not gate.waits_for_decision(request, police.POLICE)


A = Action
ALWAYS = {A.say_911, A.endanger}
FURTHER = {A.withdraw_police, A.set_meeting, A.make_notice}
DANGER = (asked_police(danger=True, reason=""), fact_of(ev.PoliceGateOpened, skipped=NEEDED))


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        (going(), {*ALWAYS, A.ask_police}),
        (going(call_type="discipline"), ALWAYS),
        ((*going(), ev.Police911Said(call=CALL)), {A.endanger, A.ask_police}),
        ((*going(), asked_police()), {*ALWAYS, *FURTHER, A.decide_police}),
        ((*going(), asked_police(), fact_of(ev.PoliceApproved)), {*ALWAYS, *FURTHER}),
        ((*going(), asked_police(), fact_of(ev.PoliceRefused)), {*ALWAYS, A.ask_police}),
        (gate_open(), {*ALWAYS, *FURTHER, A.meet_student}),
        ((*gate_open(), fact_of(ev.PoliceStudentMet, skipped=("defender",))), {*ALWAYS, A.withdraw_police, A.set_meeting}),
        ((*going(plan=build.life_plan()), *DANGER), {A.say_911, *FURTHER, A.meet_student, A.give_reason}),
    ],
)
def test_what_makes_sense_now(past: tuple[Event, ...], expected: set[Action]) -> None:
    scene = at_call(*past)
    assert set(gate.possible(build.SAM, scene.calls[CALL], scene)) == expected


def test_where_no_officer_is_asked_a_threat_to_life_is_all_there_is_to_say() -> None:
    scene = given(raised(plan=build.life_plan())).scene
    assert set(gate.possible(build.SAM, scene.calls[CALL], scene)) == {A.say_911}


def test_those_asked_are_told_apart_by_purpose() -> None:
    scene = at_call(*gate_open(), police.patrolled())
    request = scene.calls[CALL].police
    assert request is not None
    assert ([a.responder for a in request.of(Purpose.patrol)], request.of(Purpose.approve)) == (["olaf"], ())
    assert isinstance(gate.deciders(scene.calls[CALL], scene, guarded=False)[0], Rung)


def test_who_may_meet_the_officer_are_those_who_come_those_here_and_those_who_decide() -> None:
    scene = at_call()
    assert gate.adults(scene.calls[CALL], scene) == ("cora", "cole", "sam", "max", "mia")


def test_a_stranger_with_a_rooms_code_has_nothing_to_say_of_police() -> None:
    visitor = visitor_id(build.ROOM, "vera")
    scene = at_call(*going(caller=visitor))
    person = scene.setup.person(visitor)
    assert person is not None
    assert list(gate.possible(person, scene.calls[CALL], scene)) == []
