"""One table of rights, and what may be done to a call by whom and when."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core.access import EVERYBODY, ON_CALL, RIGHTS, STEP_UP, Relation, Right, actions, may, may_cancel, relations
from app.core.cards import Action
from app.core.roster import Person
from app.core.visitors import visitor_id
from app.core.words import Disposition, DutyEnd, Role
from tests import build
from tests.build import (
    ADA,
    CALL,
    COLE,
    CORA,
    FAY,
    MAX,
    OLAF,
    SAM,
    SUE,
    TESS,
    accepted,
    at,
    going,
    happened,
    offered,
    raised,
    ringing,
)
from tests.given import given

NORTH, SOUTH, _ = build.SCHOOLS
OVERSEES = "use_app follow_call raise_call raise_by_code raise_drill "
VERA_ID, VITO_ID = (visitor_id(build.ROOM, name) for name in ("vera", "vito"))
VERA, VITO = (build.setup().person(each) or TESS for each in (VERA_ID, VITO_ID))


def test_every_right_has_its_row() -> None:
    assert set(RIGHTS) == set(Right)


def test_every_action_has_its_row() -> None:
    assert set(ON_CALL) == set(Action)


def test_what_is_done_at_a_desk_wants_the_hand_proved_again() -> None:
    desk = "read_past read_people change_people read_schools change_schools read_plans change_plans change_room_codes"
    desk += " read_disclosures"
    assert set(desk.split()) == STEP_UP


def test_nothing_that_a_press_an_answer_duty_or_the_live_board_needs_waits_for_a_password() -> None:
    live = "use_app follow_call raise_call raise_by_code raise_drill answer_calls supervise_calls read_board read_duty"
    ends = "log_contacts report_calls read_figures"
    assert {*live.split(), *ends.split()} == set(Right) - STEP_UP


@pytest.mark.parametrize(
    ("who", "rights"),
    [
        (TESS, "use_app follow_call raise_call raise_by_code"),
        (CORA, "use_app follow_call raise_call raise_by_code answer_calls log_contacts report_calls"),
        (FAY, "use_app follow_call raise_call raise_by_code answer_calls log_contacts report_calls"),
        (OLAF, "use_app follow_call raise_by_code answer_calls"),
        (VERA, "follow_call raise_by_code"),
        (
            SAM,
            OVERSEES
            + "answer_calls supervise_calls read_board read_duty read_past read_people read_schools read_plans change_room_codes "
            + "log_contacts report_calls read_figures",
        ),
        (MAX, " ".join(Right)),
        (
            ADA,
            OVERSEES
            + "read_board read_duty read_past read_people change_people read_schools change_schools read_plans change_plans "
            + "change_room_codes read_figures",
        ),
    ],
)
def test_each_role_has_just_its_rights(who: Person, rights: str) -> None:
    assert [right.value for right in Right if may(who, right)] == rights.split()


@pytest.mark.parametrize(("where", "allowed"), [(NORTH, False), (SOUTH, True), (None, True)])
def test_a_right_reaches_as_far_as_the_role(where: build.School | None, allowed: bool) -> None:
    assert may(SUE, Right.raise_call, where) is allowed


def test_who_has_left_may_nothing_and_stands_to_nothing() -> None:
    left = replace(MAX, active=False)
    scene = given(*ringing()).scene
    assert (may(left, Right.use_app), relations(left, scene.calls[CALL], scene)) == (False, frozenset())


CLEAR = happened(ev.ResponderClear)


@pytest.mark.parametrize(
    ("who", "past", "expected"),
    [
        (TESS, ringing(), {Relation.caller}),
        (CORA, ringing(), {Relation.asked}),
        (CORA, going(), {Relation.going}),
        (CORA, (*going(), CLEAR), {Relation.done}),
        (COLE, ringing(), set()),
        (SAM, ringing(), {Relation.supervisor, Relation.overseer}),
        (ADA, ringing(), {Relation.overseer}),
        (OLAF, ringing(), set()),
    ],
)
def test_how_somebody_stands_to_a_call(who: Person, past: tuple[ev.Event, ...], expected: set[Relation]) -> None:
    scene = given(*past).scene
    assert relations(who, scene.calls[CALL], scene) == expected


WAITING = (*going(plan=build.life_plan()),)
CLOSED = ev.CallClosed(call=CALL, disposition=Disposition.resolved)
SLEPT = ev.CallReviewNeeded(call=CALL, overdue_since=at(15))


@pytest.mark.parametrize(
    ("who", "past", "seconds", "expected"),
    [
        (TESS, ringing(), 2, "press_again amend cancel note"),
        (TESS, ringing(), 6, "press_again amend note stand_down"),
        (TESS, (*ringing(), ev.CallStandDownAsked(call=CALL)), 6, "press_again amend note"),
        (CORA, ringing(), 2, "accept decline"),
        (CORA, (*ringing(), happened(ev.OfferExpired)), 16, "accept"),
        (CORA, (*going(), offered("cole", 2), accepted("cole", 2)), 2, "amend note backup close en_route on_scene clear give_up"),
        (CORA, (*going(), happened(ev.ResponderOnScene)), 30, "amend note backup close clear give_up"),
        (CORA, (*going(), CLEAR), 30, "note close"),
        (COLE, ringing(), 2, ""),
        (SAM, ringing(), 2, "amend note escalate take close"),
        (SAM, going(), 2, "amend note backup close"),
        (SAM, (raised(), build.dispatched(4)), 2, "amend note take close"),
        (SAM, (raised(), build.dispatched(4), SLEPT), 2, "amend note escalate take close"),
        (SAM, (*ringing(), offered("sam", 2, "other")), 2, "amend note escalate take close"),
        (
            SAM,
            (*ringing(), raised("other"), offered("sam", 1, "other"), accepted("sam", 1, "other")),
            2,
            "amend note escalate close",
        ),
        (MAX, ringing(caller="max"), 6, "press_again amend note stand_down escalate close"),
        (ADA, ringing(), 2, ""),
        (
            CORA,
            (*WAITING, offered("cole", 2), happened(ev.OfferExpired, "cole", 2)),
            2,
            "amend note close en_route on_scene clear give_up",
        ),
        (MAX, (*ringing(), CLOSED), 2, ""),
    ],
)
def test_what_may_be_done_to_a_call_now(who: Person, past: tuple[ev.Event, ...], seconds: float, expected: str) -> None:
    scene = given(*past).scene
    found = actions(who, scene.calls[CALL], scene, at(seconds))
    assert sorted(found) == sorted(expected.split())


def test_a_late_yes_is_offered_only_while_nobody_else_has_said_it() -> None:
    scene = given(*ringing(), happened(ev.OfferExpired), offered("cole", 2), accepted("cole", 2)).scene
    assert actions(CORA, scene.calls[CALL], scene, at(16)) == ()


def test_whose_duty_ended_meanwhile_is_not_shown_a_late_yes() -> None:
    silent = (*ringing(), happened(ev.OfferExpired))
    off = ev.DutyEnded(person=CORA.id, why=DutyEnd.by_hand)
    before, after = given(*silent).scene, given(*silent, off).scene
    assert Action.accept in actions(CORA, before.calls[CALL], before, at(16))
    assert Action.accept not in actions(CORA, after.calls[CALL], after, at(16))


@pytest.mark.parametrize(
    ("plan", "seconds", "allowed"),
    [(build.plan(), 5, True), (build.plan(), 5.001, False), (build.life_plan(), 0, False)],
)
def test_a_threat_to_life_is_never_cancelled_by_its_caller_alone(plan: build.ResponsePlan, seconds: float, allowed: bool) -> None:
    assert may_cancel(build.call(raised(plan=plan)), at(seconds)) is allowed


def test_the_roles_of_the_table_are_all_of_them() -> None:
    assert set(Role) == EVERYBODY == RIGHTS[Right.use_app] | {Role.visitor}


def test_whoever_pressed_for_a_call_beside_its_caller_may_urge_it_on_but_not_withdraw_it() -> None:
    pressed = build.fact(ev.CallPressedAgain(call=CALL), by=build.by(VITO_ID))
    scene = given(*ringing(caller=VERA_ID), pressed).scene
    call = scene.calls[CALL]
    assert relations(VITO, call, scene) == {Relation.presser}
    urge = (Action.press_again, Action.amend, Action.note, Action.stand_down)
    assert actions(VITO, call, scene, at(1)) == urge
    assert actions(VERA, call, scene, at(1)) == urge, "what two pressed for is not for one of them to withdraw"


def test_a_stranger_alone_may_withdraw_their_press_in_time() -> None:
    scene = given(*ringing(caller=VERA_ID)).scene
    expected = (Action.press_again, Action.amend, Action.note, Action.cancel)
    assert actions(VERA, scene.calls[CALL], scene, at(1)) == expected
    assert actions(VITO, scene.calls[CALL], scene, at(1)) == ()
