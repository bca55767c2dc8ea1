"""What may be done to a call by whom and when."""

import pytest

from app.core import events as ev
from app.core.access import Relation, relations
from app.core.actions import actions, may_cancel
from app.core.cards import Action
from app.core.roster import Person
from app.core.visitors import visitor_id
from app.core.words import Disposition
from tests import build
from tests.build import (
    ADA,
    CALL,
    COLE,
    CORA,
    MAX,
    SAM,
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
    found = actions(who, scene.calls[CALL], scene, at(seconds))
    assert sorted(found) == sorted(expected.split())


def test_a_late_yes_is_offered_only_while_nobody_else_has_said_it() -> None:
    scene = given(*ringing(), happened(ev.OfferExpired), offered("cole", 2), accepted("cole", 2)).scene
    assert actions(CORA, scene.calls[CALL], scene, at(16)) == ()


def test_a_late_yes_is_not_offered_to_who_could_not_say_it() -> None:
    silent = (*ringing(), happened(ev.OfferExpired))
    off_duty = given(*silent, scene=build.scene(off={"cora"})).scene
    elsewhere = given(*silent, raised("other"), offered("cora", 1, "other"), accepted("cora", 1, "other")).scene
    assert [actions(CORA, scene.calls[CALL], scene, at(16)) for scene in (off_duty, elsewhere)] == [(), ()]


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
