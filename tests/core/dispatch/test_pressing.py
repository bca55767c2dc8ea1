"""A press raises a call, or says more about the one that is open."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch.folding import folds_into
from app.core.dispatch.pressing import MOST_PRESSES
from app.core.dispatch.saying import MOST_SAID
from app.core.events import Event
from app.core.ids import CallId, NoteId, PlaceId
from app.core.policy import Policy
from app.core.refusals import Refusal
from app.core.words import Alerting, EscalationCause
from tests import build
from tests.build import CALL, accepted, at, by, fact, going, happened, raised, ringing
from tests.given import Wanted, given

SLEPT = ev.CallReviewNeeded(call=CALL, overdue_since=at(15))
CLEAR = happened(ev.ResponderClear)
AGAIN = ev.CallPressedAgain(call=CALL)
LATER = CallId("later")


def press(who: str = "tess", room: str = "n101", **changes: object) -> do.Raise:
    return do.Raise(by=by(who), call=LATER, place=PlaceId(room), **changes)  # type: ignore[arg-type]


def test_a_press_is_recorded_with_the_plan_in_force() -> None:
    first = given().when(press(call_type="weapon", said_at=at(-2))).facts()[0].event
    assert first == raised(LATER, call_type="weapon", plan=build.life_plan(), said_at=at(-2))


def test_a_press_may_ask_for_discretion() -> None:
    first = given().when(press(discreet=True)).facts()[0].event
    assert first == raised(LATER, alerting=Alerting.discreet)


def test_a_type_that_the_district_no_longer_has_does_not_lose_the_press() -> None:
    first = given().when(press(call_type="flood")).facts()[0].event
    assert first == raised(LATER)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (press(room="attic"), Refusal.unknown_place),
        (press(room="s101"), Refusal.unknown_place),
        (press("olaf"), Refusal.unknown_place),
        (press("ghost"), Refusal.not_allowed),
        (press(drill=True), Refusal.not_allowed),
    ],
)
def test_a_press_is_refused_only_for_its_place_and_its_person(command: do.Raise, code: Refusal) -> None:
    given().when(command).refused(code)


def test_a_room_whose_school_is_gone_is_no_place() -> None:
    given(scene=build.scene(setup=build.setup(schools={}))).when(press()).refused(Refusal.unknown_place)


def test_an_administrator_may_raise_a_drill() -> None:
    first = given().when(press("ada", drill=True)).facts()[0].event
    assert first == raised(LATER, caller="ada", drill=True)


def test_a_second_press_folds_into_the_open_call() -> None:
    given(*ringing()).when(press()).then(AGAIN)


def test_a_second_press_from_another_room_moves_the_call() -> None:
    given(*ringing()).when(press(room="n201")).then(replace(AGAIN, place=PlaceId("n201")))


def test_a_second_press_may_name_the_type() -> None:
    named = ev.CallAmended(call=CALL, call_type="fight", plan=build.plan("fight"))
    given(*ringing()).when(press(call_type="fight")).then(AGAIN, named)


@pytest.mark.parametrize("call_type", ["fight", "flood"])
def test_a_second_press_that_says_nothing_new_is_one_more_press(call_type: str) -> None:
    given(*ringing(call_type="fight")).when(press(call_type=call_type)).then(AGAIN)


def test_a_second_press_wakes_a_call_that_waits_for_review_where_the_caller_is_now() -> None:
    silent = happened(ev.OfferExpired)
    scene = given(*ringing(), silent, SLEPT).when(press(room="n201"), at=2000).asks("cole")
    assert (scene.calls[CALL].review_needed, scene.calls[CALL].alarm()) == (False, at(2015))


def ladder_moves(wanted: Wanted) -> list[EscalationCause]:
    return [f.event.cause for f in wanted.facts() if isinstance(f.event, ev.CallEscalated)]


def test_a_second_press_that_names_a_threat_to_life_wakes_the_call_once() -> None:
    past = (*ringing(), happened(ev.OfferExpired), SLEPT)
    assert ladder_moves(given(*past).when(press(call_type="weapon"), at=2000)) == [EscalationCause.life_threat]


def test_a_threat_to_life_elsewhere_while_one_is_going_moves_the_ladder_once() -> None:
    named = given(*going()).when(press(room="n201", call_type="weapon"))
    assert ladder_moves(named) == [EscalationCause.life_threat]
    named.asks("cole", "fay", "finn", "sam", "max", "mia")


def test_a_threat_to_life_elsewhere_moves_it_once_though_enough_are_going() -> None:
    alone = build.scene(setup=build.setup(policy=Policy(default=build.plan(), plans=(build.life_plan(needed=1),))))
    named = given(*going(), scene=alone).when(press(room="n201", call_type="weapon"))
    assert ladder_moves(named) == [EscalationCause.backup]
    named.asks("cole", "fay", "finn", "sam", "max", "mia")


@pytest.mark.parametrize(
    "past",
    [
        (*going(), CLEAR),
        (*ringing(), ev.CallCancelled(call=CALL)),
        ringing(caller="cole"),
        ringing(drill=True),
        ringing(room="s101"),
    ],
)
def test_a_press_that_is_about_something_else_is_a_call_of_its_own(past: tuple[Event, ...]) -> None:
    first = given(*past).when(press()).facts()[0].event
    assert first == raised(LATER)


def test_a_press_does_not_fold_into_a_call_that_nobody_can_read() -> None:
    torn = build.scene(calls={CALL: replace(build.call(), unreadable=True)})
    assert folds_into(torn, build.TESS, press()) is None


def test_a_press_folds_into_the_callers_newest_call() -> None:
    scene = given(*ringing(), build.fact(raised("newer"), 9)).scene
    found = folds_into(scene, build.TESS, press())
    assert found is not None
    assert found.id == "newer"


def test_pressing_again_is_counted() -> None:
    given(*ringing()).when(do.PressAgain(by=by("tess"), call=CALL)).then(AGAIN)


def test_pressing_again_wakes_a_call_that_waits_for_review() -> None:
    past = (*ringing(), happened(ev.OfferExpired), SLEPT)
    scene = given(*past).when(do.PressAgain(by=by("tess"), call=CALL), at=2000).asks("cora")
    assert scene.calls[CALL].cause is EscalationCause.by_hand


def test_pressing_again_rings_nobody_when_somebody_is_going_after_all() -> None:
    past = (*ringing(), happened(ev.OfferExpired), SLEPT, accepted())
    given(*past).when(do.PressAgain(by=by("tess"), call=CALL), at=500).then(AGAIN)


def test_pressing_again_long_after_the_yes_asks_for_more_help() -> None:
    past = build.fact(accepted(), 10)
    given(*ringing(), past).when(do.PressAgain(by=by("tess"), call=CALL), at=609).then(AGAIN)
    given(*ringing(), past).when(do.PressAgain(by=by("tess"), call=CALL), at=611).asks("cole")


def test_a_press_from_another_room_asks_for_more_help_when_somebody_goes_to_the_first() -> None:
    scene = given(*going()).when(press(room="n102"), at=60).asks("cole")
    assert (scene.calls[CALL].place, scene.calls[CALL].needed) == (PlaceId("n102"), 2)


def test_a_press_too_many_is_not_written_unless_it_says_something() -> None:
    many = [AGAIN] * (MOST_PRESSES - 1)
    given(*ringing(), *many).when(do.PressAgain(by=by("tess"), call=CALL)).then()
    given(*ringing(), *many).when(press(room="n102")).then(replace(AGAIN, place=PlaceId("n102")))


def test_pressing_again_when_all_help_has_ended_asks_for_help_again() -> None:
    scene = given(*going(), CLEAR).when(do.PressAgain(by=by("tess"), call=CALL), at=600).asks("cora")
    assert (scene.calls[CALL].needed, scene.calls[CALL].alarm()) == (2, at(615))


def test_a_yes_does_not_come_back_by_a_second_press() -> None:
    given(*ringing(), accepted()).when(do.PressAgain(by=by("tess"), call=CALL)).then(AGAIN)


def test_a_press_of_somebody_who_said_much_is_a_press_without_the_name() -> None:
    said = [fact(ev.CallNoted(call=CALL, note=NoteId(f"n{n}"), digest="d"), by=by("tess")) for n in range(MOST_SAID)]
    given(*ringing(), *said).when(press(call_type="fight")).then(AGAIN)
    facts = given(*ringing(), *said).when(press(call_type="weapon")).facts()
    assert "call.amended" in [line.event.type for line in facts]


@pytest.mark.parametrize(
    ("past", "more"),
    [
        ((), False),
        ((happened(ev.ResponderStalled),), True),
        ((happened(ev.ResponderStalled), happened(ev.ResponderMoving)), False),
    ],
)
def test_another_press_asks_for_more_help_where_who_said_yes_does_not_move(past: tuple[Event, ...], more: bool) -> None:
    facts = given(*going(), *past).when(do.PressAgain(by=by("tess"), call=CALL), at=90).facts()
    assert more is any(isinstance(fact.event, ev.CallBackupAsked) for fact in facts)
