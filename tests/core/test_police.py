"""What is shown of a request for police; and of a call to an officer."""

from dataclasses import replace

import pytest

from app.core import cards
from app.core import commands as do
from app.core import events as ev
from app.core.board import audience, view
from app.core.cards import Action
from app.core.ids import OfferId
from app.core.policy import Released
from app.core.refusals import Refusal
from app.core.roster import Person
from app.core.visitors import visitor_id
from app.core.words import (
    Audience,
    ConditionState,
    DeclineReason,
    EscalationCause,
    Group,
    Involved,
    NoticeResult,
    Priority,
    Purpose,
    RequestState,
)
from tests import build, police
from tests.build import CALL, COLE, CORA, OLAF, SAM, at, going, happened, offered
from tests.given import given
from tests.police import MEETING, TOLD, asked_police, fact_of, gate_open, patrolled

S = ConditionState


def shown(who: Person, *past: ev.Event, **rules: object) -> cards.CallView:
    scene = given(*past, scene=police.scene(**rules)).scene
    found = view(scene.calls[CALL], who, scene, at(9))
    assert found is not None
    return found


def card(who: Person, *past: ev.Event, **rules: object) -> cards.PoliceCard:
    found = shown(who, *past, **rules).police
    assert found is not None
    return found


def test_a_call_without_a_request_tells_of_none() -> None:
    assert shown(SAM, *going()).police is None


def test_a_request_is_told_with_its_reason_and_every_condition() -> None:
    told = card(SAM, *going(), asked_police(), MEETING, TOLD)
    assert (told.request, told.state, told.reason_name, told.students) == (1, RequestState.asked, "Will not leave", Involved.yes)
    assert [(c.id, c.name, c.state, c.tried, c.last_result) for c in told.conditions] == [
        ("approval", "The right holder says yes", S.waiting, 0, None),
        ("meeting", "An adult meets the officer", S.met, 0, None),
        ("caregiver", "A caregiver is told", S.met, 1, NoticeResult.reached),
        ("defender", "The defender is told", S.waiting, 0, None),
    ]


def test_who_meets_the_officer_where_is_told() -> None:
    meeting = card(SAM, *going(), asked_police(), MEETING).meeting
    assert meeting is not None
    assert (meeting.adult.name, meeting.place.id) == ("Cole", "n102")


def test_a_condition_that_the_district_does_not_name_is_an_approval() -> None:
    told = card(SAM, *going(), asked_police(conditions=("approval",), reason=""), conditions=())
    assert [(c.id, c.name, c.enough) for c in told.conditions] == [("approval", "", 0)]
    assert told.reason_name == ""


def test_who_asked_and_who_decided_are_told() -> None:
    scene = given(*going(), scene=police.scene()).scene
    for event, who in ((asked_police(), "cora"), (fact_of(ev.PoliceApproved), "sam")):
        scene = scene.after(police.build.fact(event, by=police.build.by(who)))
    found = view(scene.calls[CALL], SAM, scene, at(9))
    assert found is not None
    assert found.police is not None
    assert found.police.by is not None
    assert found.police.decided_by is not None
    assert (found.police.by.name, found.police.decided_by.name) == ("Cora", "Sam")


def test_who_is_to_decide_is_told_so() -> None:
    past = (*going(), asked_police(), offered("cole", 2, purpose=police.Purpose.approve))
    assert shown(COLE, *past).you.decides == "help.2"
    assert shown(CORA, *past).you.decides is None


# --- the officer

RINGS = (*gate_open(), patrolled())


@pytest.mark.parametrize(("rung", "expected"), [(1, (Group.managers,)), (2, ())])
def test_who_decides_if_those_who_ring_stay_silent_is_told(rung: int, expected: tuple[Group, ...]) -> None:
    reached = fact_of(ev.PoliceRungReached, purpose=Purpose.approve, rung=rung, due=at(24), cause=EscalationCause.raised)
    assert card(SAM, *going(), asked_police(), reached).next_asked == expected


def test_an_officer_has_eyes_of_their_own() -> None:
    scene = given(*RINGS, scene=police.scene()).scene
    assert audience(OLAF, scene.calls[CALL], scene) is Audience.officer


def test_an_officer_sees_where_why_and_whom_to_meet_and_nothing_else() -> None:
    told = shown(OLAF, *RINGS)
    assert (told.call_type, told.caller, told.assignments, told.ladder.rungs) == ("unspecified", None, (), 0)
    assert told.police is not None
    assert told.police.meeting is not None
    assert (told.place.id, told.police.reason, told.police.students, told.police.by) == (
        "n102",
        "trespass",
        Involved.unknown,
        None,
    )
    assert [a.responder.name for a in told.police.asks] == ["Olaf"]


@pytest.mark.parametrize("students", [Involved.yes, Involved.unknown])
def test_what_must_come_first_tells_an_officer_nothing_of_students_or_of_the_type(students: Involved) -> None:
    ask = (ev.PoliceGateOpened(call=CALL, request=1), patrolled())
    involved = asked_police(students=students, guarded=True)
    none = asked_police(students=Involved.no, conditions=("approval", "meeting"))
    cards = [card(OLAF, *going(), asked, MEETING, *ask) for asked in (involved, none)]
    assert cards[0] == cards[1]
    assert [c.id for c in cards[0].conditions] == ["approval", "meeting", "defender"]


@pytest.mark.parametrize(("free", "told"), [((), False), ((Released.call_type,), True)])
def test_that_the_type_is_a_guarded_one_is_told_with_the_type_alone(free: tuple[Released, ...], told: bool) -> None:
    guarded = (*going(), asked_police(guarded=True), *police.gate_open()[-4:], police.patrolled())
    seen = shown(OLAF, *guarded, released=free)
    assert seen.police is not None
    assert seen.police.guarded is told


def test_an_officer_sees_what_the_district_releases() -> None:
    told = shown(OLAF, *RINGS, released=tuple(Released))
    assert told.caller is not None
    assert told.police is not None
    assert (told.caller.name, [a.responder.name for a in told.assignments]) == ("Tess", ["Cora"])
    assert (told.call_type, told.police.students) == ("unspecified", Involved.yes)


@pytest.mark.parametrize("free", [(), (Released.call_type,)])
def test_the_type_is_told_only_when_released(free: tuple[Released, ...]) -> None:
    past = (*gate_open(call_type="fight"), patrolled())
    assert shown(OLAF, *past, released=free).call_type == ("fight" if free else "unspecified")


@pytest.mark.parametrize(
    ("events", "free", "where"),
    [
        (RINGS, (), "n102"),
        (RINGS, (Released.place,), "n101"),
        ((*going(), asked_police(conditions=()), fact_of(ev.PoliceGateOpened), patrolled()), (), "n101"),
        ((*gate_open(plan=replace(build.plan(), priority=Priority.life)), patrolled()), (), "n101"),
    ],
)
def test_an_officer_is_sent_to_the_meeting_place_and_to_the_room_where_it_is_released_or_a_life_is_in_danger(
    events: tuple[ev.Event, ...], free: tuple[Released, ...], where: str
) -> None:
    assert where == shown(OLAF, *events, released=free).place.id


def test_an_officer_sees_no_call_that_is_over() -> None:
    scene = given(*RINGS, happened(ev.OfferAccepted, "olaf", 2), ev.CallCancelled(call=CALL), scene=police.scene()).scene
    assert view(scene.calls[CALL], OLAF, scene, at(9)) is None


def test_a_stranger_with_a_rooms_code_sees_nothing_of_it() -> None:
    visitor = visitor_id(police.build.ROOM, "vera")
    scene = given(*going(caller=visitor), asked_police(), scene=police.scene()).scene
    person = scene.setup.person(visitor)
    assert person is not None
    found = view(scene.calls[CALL], person, scene, at(9))
    assert found is not None
    assert found.police is None


NO = happened(ev.OfferDeclined, "olaf", 2, reason=DeclineReason.other)


@pytest.mark.parametrize("over", [NO, happened(ev.OfferExpired, "olaf", 2)])
def test_an_officer_who_did_not_say_yes_sees_the_call_no_more_and_may_still_say_it(over: ev.Event) -> None:
    scene = given(*RINGS, over, scene=police.scene()).scene
    assert view(scene.calls[CALL], OLAF, scene, at(9)) is None
    late = do.Accept(by=police.build.by("olaf"), call=CALL, offer=OfferId("help.2"))
    after = given(scene=scene).when(late).facts()[0].event
    assert isinstance(after, ev.OfferAccepted)


def test_an_officer_who_pressed_sees_who_comes_and_nothing_of_the_schools_words() -> None:
    told = shown(OLAF, *going(caller="olaf", call_type="fight"), asked_police(), released=tuple(Released))
    assert (told.call_type, told.police, told.disposition, told.messages) == ("unspecified", None, None, cards.NO_MESSAGES)
    assert [a.responder.name for a in told.assignments] == ["Cora"]
    assert Action.press_again in told.you.actions
    assert {Action.endanger, Action.say_911, Action.ask_police}.isdisjoint(told.you.actions)


def test_an_officer_who_pressed_asks_for_no_police() -> None:
    for danger in (True, False):
        wanted = do.AskPolice(by=police.build.by("olaf"), call=CALL, reason="trespass", danger=danger)
        given(*going(caller="olaf"), scene=police.scene()).when(wanted).refused(Refusal.not_allowed)
