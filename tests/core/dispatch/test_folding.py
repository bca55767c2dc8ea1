"""Who may press where, and to which open call one more press belongs."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch.folding import folds_into, may_raise
from app.core.dispatch.pressing import MOST_PRESSES
from app.core.ids import CallId, PlaceId
from app.core.refusals import Refusal
from app.core.roster import Person
from app.core.visitors import visitor, visitor_id
from tests import build
from tests.build import CALL, OLAF, SUE, TESS, accepted, by, dispatched, fact, happened, offered, raised
from tests.given import given

VERA, VITO = visitor_id(build.ROOM, "vera"), visitor_id(build.ROOM, "vito")
PLACES = {p.id: p for p in build.PLACES}
LATER = CallId("later")
RINGING = (raised(caller=VERA), dispatched(), offered())


def press(who: str = VERA, room: str = "n101", **changes: object) -> do.Raise:
    return do.Raise(by=by(who), call=LATER, place=PlaceId(room), scanned=True, **changes)  # type: ignore[arg-type]


def known(who: str) -> Person:
    found = visitor(by(who).person or TESS.id, PLACES)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("who", "scanned", "allowed"),
    [(TESS, False, True), (SUE, False, False), (SUE, True, True), (OLAF, False, False), (OLAF, True, True)],
)
def test_whoever_scanned_the_room_stands_in_it_and_may_press(who: Person, scanned: bool, allowed: bool) -> None:
    assert may_raise(who, build.SCHOOLS[0], replace(press(who.id), scanned=scanned)) is allowed


def test_a_visitor_presses_only_with_the_code() -> None:
    given().when(replace(press(), scanned=False)).refused(Refusal.unknown_place)
    first = given().when(press()).facts()[0].event
    assert first == raised(LATER, caller=VERA)


def test_a_visitor_may_not_hold_a_drill() -> None:
    given().when(press(drill=True)).refused(Refusal.not_allowed)


def test_the_strangers_in_one_room_have_one_call_together() -> None:
    scene = given(*RINGING).when(press(VITO)).then(ev.CallPressedAgain(call=CALL))
    assert (scene.calls[CALL].caller, scene.calls[CALL].pressers) == (VERA, (VITO,))


def test_a_stranger_in_another_room_has_a_call_of_their_own() -> None:
    scene = given(*RINGING).scene
    elsewhere = visitor_id(PlaceId("n102"), "vito")
    assert folds_into(scene, known(elsewhere), press(elsewhere, room="n102")) is None


def test_a_strangers_press_is_never_a_colleagues_nor_the_other_way_round() -> None:
    assert folds_into(given(raised()).scene, known(VERA), press()) is None
    assert folds_into(given(raised(caller=VERA)).scene, TESS, press("tess")) is None


def test_a_visitor_who_scans_another_room_of_the_school_has_moved() -> None:
    moved = ev.CallPressedAgain(call=CALL, place=PlaceId("n102"))
    assert given(*RINGING).when(press(room="n102")).facts()[0].event == moved


PRESSED = fact(ev.CallPressedAgain(call=CALL), by=by(VITO))
NEXT_ROOM = PlaceId("n102")


def test_a_stranger_never_takes_the_call_of_another_to_the_next_room() -> None:
    first = given(*RINGING, PRESSED).when(press(VITO, room="n102")).facts()[0].event
    assert raised(LATER, room="n102", caller=VITO) == first


def test_what_two_strangers_pressed_is_not_taken_away_by_the_first_of_them_either() -> None:
    first = given(*RINGING, PRESSED).when(press(VERA, room="n102")).facts()[0].event
    assert raised(LATER, room="n102", caller=VERA) == first


def test_a_press_in_a_room_where_there_is_a_call_moves_none_there() -> None:
    there = fact(raised("there", room="n102", caller=visitor_id(NEXT_ROOM, "vito")), 9)
    mine = fact(raised("mine", caller=VERA), 10)
    found = folds_into(given(there, mine).scene, known(VERA), press(room="n102"))
    assert found is not None
    assert ("there", "n102") == (found.id, found.place)


def test_a_call_whose_help_has_ended_takes_no_more_presses() -> None:
    over = given(*RINGING, accepted(), happened(ev.ResponderClear)).scene
    assert folds_into(over, known(VERA), press()) is None


def test_a_code_that_leaked_writes_no_more_than_so_many_presses() -> None:
    pressed = [ev.CallPressedAgain(call=CALL)] * (MOST_PRESSES - 1)
    given(*RINGING, *pressed).when(press(VITO)).then()
