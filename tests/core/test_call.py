"""What can be read off a call."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core.ids import CallId, PersonId
from app.core.words import AssignmentState, CallStatus, DeclineReason, Disposition, EscalationCause
from tests import build, police
from tests.build import accepted, at, fact, going, happened, offer, offered, raised, ringing
from tests.given import given

CLOSED = ev.CallClosed(call=build.CALL, disposition=Disposition.resolved)
CANCELLED = ev.CallCancelled(call=build.CALL)
EN_ROUTE = happened(ev.ResponderEnRoute)
ON_SCENE = happened(ev.ResponderOnScene)
CLEAR = happened(ev.ResponderClear)
GIVEN_UP = happened(ev.ResponderGivenUp, reason=DeclineReason.other)


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ((raised(),), CallStatus.pending),
        (ringing(), CallStatus.dispatched),
        (going(), CallStatus.accepted),
        ((*going(), EN_ROUTE), CallStatus.en_route),
        ((*going(), ON_SCENE), CallStatus.on_scene),
        ((*going(), CLEAR), CallStatus.cleared),
        ((*going(), GIVEN_UP), CallStatus.dispatched),
        ((*going(), ON_SCENE, offered("cole", 2), accepted("cole", 2)), CallStatus.on_scene),
        ((*going(), CLEAR, offered("cole", 2), accepted("cole", 2)), CallStatus.accepted),
        ((*going(), CLOSED), CallStatus.closed),
        ((*ringing(), CANCELLED), CallStatus.cancelled),
    ],
)
def test_the_status_is_the_most_advanced_thing_that_is_true(events: tuple[ev.Event, ...], status: CallStatus) -> None:
    assert build.call(*events).status() is status


@pytest.mark.parametrize(
    ("events", "filled", "waiting"),
    [
        (ringing(), False, True),
        (going(), True, False),
        ((*going(), CLEAR), True, False),
        ((*going(), GIVEN_UP), False, True),
        (going(plan=build.life_plan()), False, True),
        ((*ringing(), CANCELLED), False, False),
        ((*ringing(), CLOSED), False, False),
    ],
)
def test_a_call_waits_until_as_many_said_yes_as_are_needed(events: tuple[ev.Event, ...], filled: bool, waiting: bool) -> None:
    call = build.call(*events)
    assert (call.is_filled(), call.is_waiting()) == (filled, waiting)


def test_who_rings_and_who_is_going_are_told_apart() -> None:
    call = build.call(*going(), offered("cole", 2))
    assert ([a.responder for a in call.live()], [a.responder for a in call.going()]) == (["cole"], ["cora"])


def test_a_persons_part_is_their_latest() -> None:
    call = build.call(*ringing(), happened(ev.OfferExpired), offered("cora", 2))
    mine = call.part_of(PersonId("cora"))
    assert mine is not None
    assert (mine.offer, mine.state) == (offer(2), AssignmentState.offered)


def test_a_part_as_an_officer_is_followed_by_a_later_one_as_a_colleague() -> None:
    parts = (police.patrolled("cole"), happened(ev.OfferExpired, "cole", 2), fact(offered("cole", 3), 40))
    mine = given(*police.gate_open(), *parts).scene.calls[CallId(build.CALL)].part_of(PersonId("cole"))
    assert mine is not None
    assert (mine.offer, mine.is_live()) == (offer(3), True)


def test_who_was_never_asked_has_no_part() -> None:
    assert build.call().part_of(PersonId("cole")) is None


@pytest.mark.parametrize(("number", "known"), [(1, True), (2, False)])
def test_an_offer_is_found_by_its_name(number: int, known: bool) -> None:
    assert (build.call().offer(offer(number)) is not None) is known


@pytest.mark.parametrize(
    ("events", "alarm"),
    [
        (ringing(), at(15)),
        ((*ringing(), offered("cole", 2, until=at(9))), at(9)),
        (going(), at(60)),
        ((*going(), happened(ev.ResponderStalled)), at(60)),
        ((*going(), happened(ev.ResponderEnRoute)), None),
        ((*going(), happened(ev.ResponderOnScene)), None),
        ((*going(), offered("cole", 2, until=at(30), beside=True)), at(30)),
        ((*going(), ev.CallClosed(call=build.CALL, disposition=Disposition.resolved)), None),
        ((raised(),), None),
        ((*ringing(), happened(ev.OfferExpired), ev.CallReviewNeeded(call=build.CALL, overdue_since=at(15))), None),
    ],
)
def test_silence_is_answered_at_the_first_end_of_anything_that_rings(events: tuple[ev.Event, ...], alarm: object) -> None:
    assert build.call(*events).alarm() == alarm


@pytest.mark.parametrize(
    ("cause", "rounds", "exhausted"),
    [
        (EscalationCause.silence, 0, True),
        (EscalationCause.repeat, 1, True),
        (EscalationCause.backup, 1, False),
        (EscalationCause.given_up, 1, False),
    ],
)
def test_some_causes_begin_the_asking_anew(cause: EscalationCause, rounds: int, exhausted: bool) -> None:
    call = replace(build.call(), exhausted=True).turned(cause)
    assert (call.round, call.exhausted) == (rounds, exhausted)
