"""A moment of the district, and the next."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core.ids import CallId, PersonId, SchoolId
from app.core.visitors import visitor_id
from app.core.words import Disposition, DutyStatus
from tests import build
from tests.build import accepted, at, fact, going, offered, raised, ringing
from tests.given import given

CORA, COLE = PersonId("cora"), PersonId("cole")


def test_a_call_comes_into_the_scene_with_its_press() -> None:
    scene = build.scene().after(fact(raised(), seq=1))
    assert scene.calls == {build.CALL: build.call(raised())}


def test_an_event_of_a_call_that_nobody_knows_changes_nothing() -> None:
    assert build.scene().after(fact(build.dispatched())) == build.scene()


def test_who_was_asked_is_remembered() -> None:
    scene = given(raised(), fact(offered("cora"), 4)).scene
    assert scene.last_offered == {CORA: at(4)}


def test_duty_comes_into_the_scene_with_its_start() -> None:
    scene = build.alone().after(fact(ev.DutyStarted(person=CORA, school=SchoolId("north"), place=None, until=None)))
    assert {p: d.status for p, d in scene.duty.items()} == {CORA: DutyStatus.on_duty}


def test_duty_that_never_started_does_not_pause() -> None:
    assert build.alone().after(fact(ev.DutyPaused(person=CORA))) == build.alone()


def test_what_concerns_the_setup_is_not_the_scenes_business() -> None:
    assert build.scene().after(fact(ev.PlanChanged())) == build.scene()


def test_open_calls_come_oldest_first() -> None:
    over = ev.CallClosed(call=CallId("c"), disposition=Disposition.resolved)
    past = [fact(raised("b"), 2), fact(raised("a"), 2), fact(raised("z"), 1), raised("c"), over]
    assert [c.id for c in given(*past).scene.open_calls()] == ["z", "a", "b"]


def test_who_is_going_is_committed() -> None:
    scene = given(raised("other"), *going()).scene
    assert scene.commitment(CORA) == scene.calls[build.CALL]


def test_who_is_merely_asked_is_not_committed() -> None:
    assert given(*ringing()).scene.commitment(CORA) is None


def test_the_call_in_question_does_not_count() -> None:
    scene = given(*going()).scene
    assert scene.kept_from(CORA, scene.calls[build.CALL]) is None


@pytest.mark.parametrize(
    ("this", "other", "keeps"), [(False, False, True), (False, True, False), (True, False, True), (True, True, True)]
)
def test_a_drill_keeps_nobody_from_a_call_that_is_none(this: bool, other: bool, keeps: bool) -> None:
    goes = (build.offered(call="other"), build.accepted(call="other"))
    scene = given(raised("other", drill=other), *goes, raised(drill=this)).scene
    assert (scene.kept_from(CORA, scene.calls[build.CALL]) is not None) is keeps


def test_a_call_that_is_over_commits_nobody() -> None:
    over = ev.CallCancelled(call=build.CALL)
    assert given(raised(), offered("cole"), accepted("cole"), over).scene.commitment(COLE) is None


def test_a_call_is_judged_by_the_policy_in_force_when_it_was_raised() -> None:
    before = replace(build.POLICY, name="before")
    setup = build.setup(edition=2, editions={1: before, 2: build.POLICY})
    assert [setup.policy_of(build.call(raised(edition=edition))) for edition in (1, 2, 0)] == [before, build.POLICY, build.POLICY]


def test_a_person_is_a_colleague_of_the_roster_or_a_visitor_in_a_room() -> None:
    setup, vera = build.setup(), visitor_id(build.ROOM, "vera")
    found = [setup.person(each) for each in (CORA, vera, PersonId("ghost"))]
    assert [person and person.name for person in found] == ["Cora", "Visitor, N101", None]


def test_whoever_is_not_on_duty_or_paused_is_not_available() -> None:
    scene = build.alone().after(fact(ev.DutyStarted(person=CORA, school=SchoolId("north"), place=None, until=None)))
    paused = scene.after(fact(ev.DutyPaused(person=CORA)))
    assert [True, False, False] == [scene.is_available(CORA), paused.is_available(CORA), scene.is_available(COLE)]
