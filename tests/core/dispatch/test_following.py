"""What a fact entails."""

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch.following import follow
from app.core.events import Event
from app.core.ids import CallId, MessageId, NoteId, PersonId
from app.core.words import DeclineReason, Disposition, DutyEnd, EscalationCause, WithdrawReason
from tests import build
from tests.build import CALL, TIME, accepted, fact, going, happened, offered, raised, ringing
from tests.given import given
from tests.police import asked_police, gate_open, patrolled

Cause = EscalationCause
CORA = PersonId("cora")
OTHER = CallId("other")
WAITING = raised("other")


def fill(cause: EscalationCause, call: CallId = CALL, fresh: PersonId | None = None) -> do.Fill:
    return do.Fill(by=TIME, call=call, cause=cause, fresh=fresh)


def release(why: WithdrawReason, call: CallId = CALL) -> do.Release:
    return do.Release(by=TIME, call=call, person=CORA, why=why)


FREE_FOR_OTHER = fill(Cause.came_free, OTHER, CORA)
FREE_HERE = fill(Cause.came_free, CALL, CORA)
TEND = do.TendPolice(by=TIME, call=CALL)


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        (raised(), [fill(Cause.raised), TEND]),
        (ev.CallBackupAsked(call=CALL, needed=2), [fill(Cause.backup)]),
        (ev.CallAmended(call=CALL, call_type="weapon", plan=build.life_plan()), [fill(Cause.life_threat), TEND]),
        (ev.CallAmended(call=CALL, call_type="fight", plan=build.plan()), [TEND]),
        (happened(ev.OfferDeclined, reason=DeclineReason.other), [fill(Cause.nobody_left)]),
        (happened(ev.OfferExpired), [fill(Cause.nobody_left)]),
        (happened(ev.OfferWithdrawn, why=WithdrawReason.filled), [fill(Cause.nobody_left)]),
        (
            happened(ev.ResponderGivenUp, reason=DeclineReason.other),
            [fill(Cause.given_up), FREE_HERE, FREE_FOR_OTHER],
        ),
        (
            happened(ev.ResponderReleased, why=WithdrawReason.shift_ended),
            [fill(Cause.given_up), FREE_HERE, FREE_FOR_OTHER],
        ),
        (happened(ev.ResponderReleased, why=WithdrawReason.reassigned), [fill(Cause.nobody_left), FREE_FOR_OTHER]),
        (happened(ev.ResponderOnScene), [fill(Cause.nobody_left)]),
        (happened(ev.ResponderClear), [fill(Cause.nobody_left), FREE_HERE, FREE_FOR_OTHER]),
        (ev.DutyStarted(person=CORA, school=None, place=None, until=None), [FREE_HERE, FREE_FOR_OTHER]),
        (ev.DutyResumed(person=CORA), [FREE_HERE, FREE_FOR_OTHER]),
        (ev.DutyPaused(person=CORA), [release(WithdrawReason.paused)]),
        (ev.DutyEnded(person=CORA, why=DutyEnd.by_hand), [release(WithdrawReason.went_off_duty)]),
        (ev.DutyEnded(person=CORA, why=DutyEnd.signed_out), [release(WithdrawReason.went_off_duty)]),
        (ev.DutyEnded(person=CORA, why=DutyEnd.shift_ended), [release(WithdrawReason.shift_ended)]),
        (ev.DutyEnded(person=CORA, why=DutyEnd.revoked), [release(WithdrawReason.revoked)]),
        (ev.CallClosed(call=CALL, disposition=Disposition.resolved), [do.OpenFollowUps(by=TIME, call=CALL)]),
        (ev.CallReported(call=CALL, edition=1), [do.OpenFollowUps(by=TIME, call=CALL)]),
    ],
)
def test_each_fact_entails_just_this(event: Event, wanted: list[do.Command]) -> None:
    scene = given(*ringing(), WAITING).scene
    assert follow(fact(event), scene) == wanted


OLAF = PersonId("olaf")
OFFICER_FREE = fill(Cause.came_free, OTHER, OLAF)


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        (asked_police(), [TEND]),
        (happened(ev.OfferDeclined, "olaf", 2, reason=DeclineReason.other), [TEND]),
        (happened(ev.OfferExpired, "olaf", 2), [TEND]),
        (happened(ev.OfferAccepted, "olaf", 2), [TEND]),
        (happened(ev.ResponderGivenUp, "olaf", 2, reason=DeclineReason.other), [TEND, OFFICER_FREE]),
        (happened(ev.ResponderClear, "olaf", 2), [TEND, OFFICER_FREE]),
        (happened(ev.ResponderEnRoute, "olaf", 2), []),
    ],
)
def test_what_happens_about_police_tends_to_the_request_alone(event: Event, wanted: list[do.Command]) -> None:
    scene = given(*gate_open(), patrolled(), WAITING).scene
    assert follow(fact(event), scene) == wanted


def test_a_yes_here_withdraws_the_ringing_elsewhere() -> None:
    scene = given(*ringing(), WAITING, offered("cora", 1, "other"), raised("third")).scene
    expected = [fill(Cause.nobody_left), release(WithdrawReason.committed_elsewhere, OTHER)]
    assert follow(fact(accepted()), scene) == expected


def test_who_comes_free_is_no_business_of_a_call_that_is_filled() -> None:
    scene = given(*going()).scene
    assert follow(fact(ev.DutyResumed(person=PersonId("cole"))), scene) == []


def test_every_end_of_duty_has_its_reason() -> None:
    scene = given(*ringing()).scene
    assert [len(follow(fact(ev.DutyEnded(person=CORA, why=why)), scene)) for why in DutyEnd] == [1] * len(DutyEnd)


MINE = ev.Actor(person=CORA)
SIGNS = [
    ev.CallNoted(call=OTHER, note=NoteId("n"), digest="d"),
    ev.CallMessaged(call=OTHER, message=MessageId("m"), digest="d"),
    ev.DutyMoved(person=CORA, school=None, place=None),
]


@pytest.mark.parametrize("event", SIGNS)
def test_who_said_yes_and_does_anything_shows_that_they_are_at_it(event: Event) -> None:
    scene = given(*going()).scene
    assert follow(fact(event, by=MINE), scene) == [do.ShowMoving(by=MINE, call=CALL, person=CORA)]


@pytest.mark.parametrize("event", SIGNS)
def test_what_others_or_nobody_did_shows_nothing(event: Event) -> None:
    scene = given(*going()).scene
    assert [*follow(fact(event), scene), *follow(fact(event, by=build.by("tess")), scene)] == []


def test_who_is_on_the_way_already_has_nothing_to_show() -> None:
    scene = given(*going(), happened(ev.ResponderEnRoute)).scene
    assert follow(fact(SIGNS[0], by=MINE), scene) == []


def test_whoever_names_the_type_shows_that_they_are_at_it_and_police_may_be_concerned() -> None:
    named = ev.CallAmended(call=CALL, call_type="fight", plan=build.plan())
    wanted = [TEND, do.ShowMoving(by=MINE, call=CALL, person=CORA)]
    assert follow(fact(named, by=MINE), given(*going()).scene) == wanted
