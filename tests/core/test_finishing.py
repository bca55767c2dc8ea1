"""Who may answer for a call that is over, and end what must be done after it."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core import finishing
from app.core.cards import Action
from app.core.finishing import may_follow_up
from app.core.ids import SchoolId
from app.core.report import Whose
from app.core.roster import Person
from app.core.words import DeclineReason, Group
from tests import build, ending
from tests.build import ADA, CALL, COLE, CORA, SAM, TESS
from tests.ending import formed
from tests.given import given


@pytest.mark.parametrize(("who", "expected"), [(CORA, (Action.report,)), (SAM, (Action.report,)), (TESS, ()), (ADA, ())])
def test_when_a_call_is_over_it_may_be_answered_for(who: Person, expected: tuple[Action, ...]) -> None:
    scene = given(*ending.helped(*ending.closed()), scene=ending.formed()).scene
    assert expected == finishing.actions(who, scene.calls[CALL], scene)


def test_of_practice_nothing_is_asked() -> None:
    scene = given(*ending.helped(*ending.closed(), drill=True), scene=ending.formed()).scene
    assert () == finishing.actions(CORA, scene.calls[CALL], scene)


def test_whoever_is_gone_and_a_school_that_is_gone_have_nothing_to_do() -> None:
    whose = Whose(school=SchoolId("north"), group=Group.managers, owner=build.SUE.id)
    assert may_follow_up(build.SUE, whose, formed())
    assert not may_follow_up(replace(build.SUE, active=False), whose, formed())
    assert not may_follow_up(build.MAX, replace(whose, school=SchoolId("gone")), formed())


@pytest.mark.parametrize(
    ("who", "expected"),
    [(CORA, {"care"}), (SAM, {"supervision", "parent_request", "law"}), (TESS, set()), (ADA, set())],
)
def test_a_reference_opens_only_on_a_basis_that_one_has(who: Person, expected: set[str]) -> None:
    scene = given(*ending.helped(*ending.closed()), scene=ending.formed()).scene
    assert expected == finishing.bases(who, scene.calls[CALL], scene)


def test_whoever_was_only_asked_has_the_lines_until_their_asking_ended() -> None:
    no = build.happened(ev.OfferDeclined, "cole", 2, reason=DeclineReason.on_break)
    past = (
        *ending.helped(build.offered("cole", 2), no, *ending.closed()),
        build.happened(ev.OfferExplained, "cole", 2, reason=DeclineReason.too_far),
    )
    scene, facts = given(*past, scene=formed()).scene, [build.fact(event) for event in past]
    call = scene.calls[CALL]
    assert finishing.was_only_asked(COLE, call, scene)
    assert [fact.event for fact in finishing.until_asked(COLE, call, scene, facts)] == list(past[: past.index(no) + 1])
    for who in (CORA, SAM, TESS):
        assert list(finishing.until_asked(who, call, scene, facts)) == facts


def test_while_the_call_is_open_nothing_is_taken_from_who_may_still_say_yes() -> None:
    past = (*ending.helped(), build.offered("cole", 2), build.happened(ev.OfferExpired, "cole", 2))
    scene, facts = given(*past, scene=formed()).scene, [build.fact(event) for event in past]
    assert list(finishing.until_asked(COLE, scene.calls[CALL], scene, facts)) == facts


def test_what_is_for_managers_to_do_no_safety_administrator_ends() -> None:
    whose = Whose(school=SchoolId("north"), group=Group.managers, owner=None)
    scene = formed()
    assert [False, True] == [may_follow_up(who, whose, scene) for who in (SAM, build.MAX)]
    assert may_follow_up(SAM, replace(whose, owner=SAM.id), scene)
    assert may_follow_up(SAM, replace(whose, group=Group.coaches), scene)
