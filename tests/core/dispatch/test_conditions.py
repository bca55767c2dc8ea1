"""Fulfilling what must come first, and taking it back."""

from dataclasses import replace
from typing import Any

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch.conditions import MOST_NOTICES
from app.core.events import Event
from app.core.ids import PersonId, PlaceId
from app.core.refusals import Refusal
from app.core.words import Involved, NoticeResult, NoticeWay, WithdrawReason
from tests import police
from tests.build import CALL, by, going, happened
from tests.given import Given, given
from tests.police import MEETING, TOLD, asked_police, fact_of, gate_open, patrolled

WAITING = (*going(), asked_police())


def here(*past: Event, **rules: Any) -> Given:
    return given(*(past or WAITING), scene=police.scene(**rules))


def tell(condition: str = "caregiver", result: NoticeResult = NoticeResult.reached, who: str = "cora") -> do.MakeNotice:
    return do.MakeNotice(by=by(who), call=CALL, request=1, condition=condition, result=result, way=NoticeWay.phone)


def meet(adult: str = "cole", place: str = "n102", who: str = "cora") -> do.SetMeeting:
    return do.SetMeeting(by=by(who), call=CALL, request=1, adult=PersonId(adult), place=PlaceId(place))


def back(who: str = "cora", request: int = 1) -> do.WithdrawPolice:
    return do.WithdrawPolice(by=by(who), call=CALL, request=request)


def test_who_was_told_is_on_record() -> None:
    here(*WAITING, fact_of(ev.PoliceApproved)).when(tell()).then(TOLD)


def test_the_last_condition_opens_the_gate_and_the_nearest_officer_of_the_zone_rings() -> None:
    here(*WAITING, fact_of(ev.PoliceApproved), MEETING).when(tell()).asks("olaf")


def test_who_meets_the_officer_is_on_record_once() -> None:
    scene = here(*WAITING, fact_of(ev.PoliceApproved)).when(meet()).then(MEETING)
    given(scene=scene).when(meet()).then()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (tell("noise"), Refusal.unknown_condition),
        (tell("meeting"), Refusal.unknown_condition),
        (meet("olaf"), Refusal.unknown_person),
        (meet("nobody"), Refusal.unknown_person),
        (meet("sue"), Refusal.unknown_person),
        (meet(place="s101"), Refusal.unknown_place),
        (meet(place="nowhere"), Refusal.unknown_place),
        (tell(who="tess"), Refusal.not_allowed),
        (back(request=2), Refusal.not_found),
    ],
)
def test_what_makes_no_sense_is_refused(command: do.PoliceCommand, code: Refusal) -> None:
    here().when(command).refused(code)


def test_one_phone_cannot_fill_the_log_with_tries() -> None:
    tried = replace(TOLD, result=NoticeResult.no_answer)
    full = here(*WAITING, *([tried] * MOST_NOTICES))
    full.when(tell(result=NoticeResult.no_answer)).then()


def test_taking_it_back_stops_every_phone_and_sends_the_officer_back() -> None:
    yes = happened(ev.OfferAccepted, "olaf", 2)
    facts = here(*gate_open(), patrolled(), yes).when(back()).facts()
    sent = happened(ev.ResponderReleased, "olaf", 2, why=WithdrawReason.sent_back)
    assert [f.event for f in facts] == [fact_of(ev.PoliceWithdrawn), sent]


def test_an_officer_who_only_rings_stops_ringing() -> None:
    facts = here(*gate_open(), patrolled()).when(back()).facts()
    quiet = happened(ev.OfferWithdrawn, "olaf", 2, why=WithdrawReason.sent_back)
    assert [f.event for f in facts] == [fact_of(ev.PoliceWithdrawn), quiet]


def test_what_is_over_can_be_taken_back_again_and_nothing_else_be_done_to_it() -> None:
    over = here(*WAITING, fact_of(ev.PoliceWithdrawn))
    over.when(back()).then()
    over.when(tell()).refused(Refusal.request_over)


def test_police_deal_with_a_student_after_what_must_come_first() -> None:
    command = do.MeetStudent(by=by("cora"), call=CALL, request=1)
    here(*gate_open(), patrolled()).when(command).refused(Refusal.conditions_open, conditions="defender")
    told = replace(TOLD, condition="defender")
    met = fact_of(ev.PoliceStudentMet)
    scene = here(*gate_open(), patrolled(), told).when(command).then(met)
    given(scene=scene).when(command).then()


def test_a_danger_at_hand_goes_past_it_on_record() -> None:
    command = do.MeetStudent(by=by("cora"), call=CALL, request=1, danger=True)
    here(*gate_open(), patrolled()).when(command).then(fact_of(ev.PoliceStudentMet, skipped=("defender",)))


def test_whatever_was_said_in_the_asking_nobody_deals_with_a_student_before_all_that_protects_one() -> None:
    without = asked_police(students=Involved.no, conditions=("approval", "meeting"))
    past = (*going(), without, fact_of(ev.PoliceApproved), MEETING, fact_of(ev.PoliceGateOpened), patrolled())
    command = do.MeetStudent(by=by("cora"), call=CALL, request=1)
    here(*past).when(command).refused(Refusal.conditions_open, conditions="caregiver, defender")
    here(*past, TOLD).when(command).refused(Refusal.conditions_open, conditions="defender")
    here(*past, TOLD).when(replace(command, danger=True)).then(fact_of(ev.PoliceStudentMet, skipped=("defender",)))


def test_before_the_gate_opens_police_deal_with_nobody() -> None:
    here().when(do.MeetStudent(by=by("cora"), call=CALL, request=1)).refused(Refusal.gate_closed)


def test_the_reason_that_is_owed_is_given_once_and_from_the_list() -> None:
    owed = (*going(), asked_police(danger=True, reason=""), fact_of(ev.PoliceGateOpened), patrolled())
    give = do.GiveReason(by=by("cora"), call=CALL, request=1, reason="threat")
    scene = here(*owed).when(give).then(fact_of(ev.PoliceReasonGiven, reason="threat"))
    given(scene=scene).when(give).then()
    here(*owed).when(replace(give, reason="noise")).refused(Refusal.unknown_reason)
