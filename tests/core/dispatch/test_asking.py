"""The first lines of every decision."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core.cards import Action
from app.core.dispatch.asking import allowed, asker, is_overdue, known
from app.core.refusals import Refusal, Refused
from app.core.words import Disposition
from tests import build
from tests.build import CALL, CORA, TESS, at, by, ringing
from tests.given import given

SCENE = given(*ringing()).scene


def test_the_asker_is_a_person_of_the_district() -> None:
    assert asker(SCENE, by("cora")) == CORA


@pytest.mark.parametrize("actor", [by("ghost"), build.TIME])
def test_a_stranger_and_time_itself_may_not_ask(actor: ev.Actor) -> None:
    with pytest.raises(Refused) as no:
        asker(SCENE, actor)
    assert no.value.code is Refusal.not_allowed


def test_who_has_left_may_not_ask() -> None:
    with pytest.raises(Refused):
        asker(build.scene(replace(CORA, active=False)), by("cora"))


def test_a_call_that_one_may_see_is_known() -> None:
    assert known(SCENE, CALL, TESS) == SCENE.calls[CALL]


@pytest.mark.parametrize(("call", "person"), [("nothing", TESS), (CALL, build.COLE)])
def test_what_one_may_not_see_is_not_there(call: build.CallId, person: build.Person) -> None:
    with pytest.raises(Refused) as no:
        known(SCENE, call, person)
    assert no.value.code is Refusal.not_found


def test_a_call_that_cannot_be_read_is_not_decided() -> None:
    torn = replace(SCENE, calls={CALL: replace(SCENE.calls[CALL], unreadable=True)})
    with pytest.raises(Refused) as no:
        known(torn, CALL, TESS)
    assert no.value.code is Refusal.unreadable


def test_who_stands_to_the_call_as_the_action_needs_is_let_through() -> None:
    assert allowed(SCENE, by("tess"), CALL, Action.cancel) == SCENE.calls[CALL]


def test_who_only_sees_the_call_is_not() -> None:
    with pytest.raises(Refused) as no:
        allowed(SCENE, by("cora"), CALL, Action.cancel)
    assert no.value.code is Refusal.not_allowed


def test_nothing_is_done_to_a_call_that_is_over() -> None:
    over = given(*ringing(), ev.CallClosed(call=CALL, disposition=Disposition.drill)).scene
    with pytest.raises(Refused) as no:
        allowed(over, by("tess"), CALL, Action.cancel)
    assert no.value.code is Refusal.call_over


@pytest.mark.parametrize(("moment", "overdue"), [(at(1), True), (at(2), True), (at(3), False), (None, False)])
def test_a_moment_is_overdue_from_its_own_instant_on(moment: build.datetime | None, overdue: bool) -> None:
    assert is_overdue(moment, at(2)) is overdue
