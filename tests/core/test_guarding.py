"""A call that gets a guarded type after the question, and what follows from it."""

from contextlib import suppress
from dataclasses import replace
from itertools import permutations

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch import step
from app.core.events import Event
from app.core.ids import PersonId, PlaceId
from app.core.refusals import Refusal, Refused
from app.core.words import AssignmentState, Involved, NoticeResult, NoticeWay, Purpose, RequestState, WithdrawReason
from tests import build, police
from tests.build import CALL, at, by, going, happened
from tests.given import Given, given
from tests.police import fact_of, gate_open, patrolled

ASK = do.AskPolice(by=by("cora"), call=CALL, reason="trespass", students=Involved.no)
YES = do.DecidePolice(by=by("max"), call=CALL, request=1, yes=True)
NAME = do.Amend(by=by("tess"), call=CALL, call_type="fight")
PATROL = (*gate_open(), patrolled(), happened(ev.OfferAccepted, "olaf", 2))


def guarding(*past: Event | ev.Fact) -> Given:
    return given(*past, scene=police.scene(guarded=("fight",)))


def test_a_type_that_only_a_manager_decides_is_so_also_when_the_call_is_named_after_the_question() -> None:
    first = guarding(*going()).when(ASK, at=0).asks("sam")
    scene = given(scene=first).when(NAME).asks("max", "mia")
    sam = replace(YES, by=by("sam"))
    given(scene=scene).when(sam).refused(Refusal.not_allowed)
    request = scene.calls[CALL].police
    assert request is not None
    assert (request.guarded, request.of(Purpose.approve)[0].state, request.alarm()) == (True, AssignmentState.released, at(31))


def test_an_officer_on_the_way_turns_round_when_the_type_needs_a_manager_and_comes_after_the_managers_yes() -> None:
    facts = guarding(*PATROL).when(NAME).facts()
    told = [f.event for f in facts]
    assert happened(ev.ResponderReleased, "olaf", 2, why=WithdrawReason.guarded) in told
    scene = guarding(*PATROL).when(NAME).asks("max", "mia")
    request = scene.calls[CALL].police
    assert request is not None
    assert (request.state, request.decided_by, request.opened_at) == (RequestState.asked, None, None)
    given(scene=scene).when(YES).asks("olaf")


@pytest.mark.parametrize(
    "past",
    [
        (*gate_open()[:-4], build.fact(fact_of(ev.PoliceApproved), by=by("max")), *gate_open()[-3:], patrolled()),
        (*PATROL, happened(ev.ResponderOnScene, "olaf", 2)),
        (*going(), police.asked_police(reason="threat")),
        (*going(), police.asked_police(guarded=True)),
        (*going(), build.fact(police.asked_police(), by=by("mia"))),
    ],
)
def test_a_managers_word_an_officer_who_is_there_and_a_danger_stand_whatever_the_call_is_named(
    past: tuple[Event | ev.Fact, ...],
) -> None:
    facts = guarding(*past).when(NAME).facts()
    assert [] == [f.event for f in facts if isinstance(f.event, ev.PoliceTightened | ev.ResponderReleased | ev.OfferWithdrawn)]


MEET = do.SetMeeting(by=by("cora"), call=CALL, request=1, adult=PersonId("cora"), place=PlaceId("n102"))
TELL = do.MakeNotice(by=by("cora"), call=CALL, request=1, condition="caregiver", result=NoticeResult.reached, way=NoticeWay.phone)
ORDERS = list(permutations((replace(ASK, students=Involved.yes), NAME, MEET, TELL, replace(YES, by=by("sam")))))


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "-".join(type(each).__name__ for each in order))
def test_in_whatever_order_things_are_said_no_officer_comes_to_a_guarded_type_without_a_managers_word(
    order: tuple[do.Command, ...],
) -> None:
    scene = guarding(*going()).scene
    for second, command in enumerate(order, 1):
        with suppress(Refused):
            for fact in step(scene, command, at(second)):
                scene = scene.after(fact)
        call = scene.calls[CALL]
        assert call.call_type != "fight" or [a for a in call.ringing() if a.purpose is Purpose.patrol] == []
