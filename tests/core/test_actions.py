"""What may be done to a call by whom and when. What makes sense of police: `test_gate.py`."""

import pytest

from app.core import events as ev
from app.core.actions import actions, may_cancel
from app.core.cards import Action
from app.core.roster import Person
from app.core.standing import Relation, relations
from app.core.visitors import visitor_id
from app.core.words import Disposition
from tests import build, police
from tests.build import ADA, CALL, COLE, CORA, MAX, OLAF, SAM, TESS, accepted, at, going, happened, offered, raised, ringing
from tests.given import given
from tests.police import asked_police, gate_open, patrolled

VERA_ID, VITO_ID = (visitor_id(build.ROOM, name) for name in ("vera", "vito"))
VERA, VITO = (build.setup().person(each) or TESS for each in (VERA_ID, VITO_ID))
A = Action
POLICE = {
    A.endanger, A.say_911, A.ask_police, A.decide_police, A.make_notice, A.set_meeting, A.meet_student, A.give_reason,
    A.withdraw_police,
}  # fmt: skip
CLEAR = happened(ev.ResponderClear)
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
        (SAM, ringing(), 2, "amend note ask message escalate take close"),
        (SAM, going(), 2, "amend note ask message backup close"),
        (SAM, (raised(), build.dispatched(4)), 2, "amend note ask message take close"),
        (SAM, (raised(), build.dispatched(4), SLEPT), 2, "amend note ask message escalate take close"),
        (SAM, (*ringing(), offered("sam", 2, "other")), 2, "amend note ask message escalate take close"),
        (
            SAM,
            (*ringing(), raised("other"), offered("sam", 1, "other"), accepted("sam", 1, "other")),
            2,
            "amend note ask message escalate close",
        ),
        (MAX, ringing(caller="max"), 6, "press_again amend note ask message stand_down escalate close"),
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
    found = set(actions(who, scene.calls[CALL], scene, at(seconds))) - POLICE
    assert sorted(found) == sorted(expected.split())


def test_a_late_yes_is_offered_only_while_nobody_else_has_said_it() -> None:
    scene = given(*ringing(), happened(ev.OfferExpired), offered("cole", 2), accepted("cole", 2)).scene
    assert Action.accept not in actions(CORA, scene.calls[CALL], scene, at(16))


def test_a_late_yes_is_not_offered_to_who_could_not_say_it() -> None:
    silent = (*ringing(), happened(ev.OfferExpired))
    off_duty = given(*silent, scene=build.scene(off={"cora"})).scene
    elsewhere = given(*silent, raised("other"), offered("cora", 1, "other"), accepted("cora", 1, "other")).scene
    found = [set(actions(CORA, scene.calls[CALL], scene, at(16))) - POLICE for scene in (off_duty, elsewhere)]
    assert found == [set(), set()]


@pytest.mark.parametrize(
    ("plan", "seconds", "allowed"),
    [(build.plan(), 5, True), (build.plan(), 5.001, False), (build.life_plan(), 0, False)],
)
def test_a_threat_to_life_is_never_cancelled_by_its_caller_alone(plan: build.ResponsePlan, seconds: float, allowed: bool) -> None:
    assert may_cancel(build.call(raised(plan=plan)), at(seconds)) is allowed


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


TOO_LATE = (*gate_open(), patrolled(), happened(ev.OfferExpired, "olaf", 2))


@pytest.mark.parametrize(
    ("who", "past", "expected"),
    [
        (TESS, going(), "endanger say_911"),
        (CORA, going(), "endanger say_911 ask_police"),
        (SAM, (*going(), asked_police()), "endanger say_911 decide_police make_notice set_meeting withdraw_police"),
        (TESS, (*going(), asked_police()), "endanger say_911"),
        (OLAF, (*gate_open(), patrolled()), ""),
    ],
)
def test_what_may_be_done_about_police_now(who: Person, past: tuple[ev.Event, ...], expected: str) -> None:
    scene = given(*past, scene=police.scene()).scene
    assert set(actions(who, scene.calls[CALL], scene, at(9))) & POLICE == set(expected.split())


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        ((*gate_open(), patrolled()), "accept decline"),
        (TOO_LATE, "accept"),
        ((*TOO_LATE, patrolled("otto", 3), happened(ev.OfferAccepted, "otto", 3)), ""),
        ((*gate_open(), patrolled(), happened(ev.OfferAccepted, "olaf", 2)), "en_route on_scene clear give_up"),
    ],
)
def test_an_officer_answers_and_comes_and_does_nothing_else(past: tuple[ev.Event, ...], expected: str) -> None:
    scene = given(*past, scene=police.scene()).scene
    assert sorted(actions(OLAF, scene.calls[CALL], scene, at(9))) == sorted(expected.split())
