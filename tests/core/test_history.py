"""How a call came to be."""

from dataclasses import dataclass, replace

import pytest

from app.core import events as ev
from app.core.assignment import Assignment
from app.core.call import Call, Message
from app.core.history import evolve, fold
from app.core.ids import DeviceId, MessageId, NoteId, OfferId, PersonId, PlaceId, SchoolId
from app.core.words import (
    Alerting,
    AssignmentState,
    DeclineReason,
    Disposition,
    EscalationCause,
    PickReason,
    WithdrawReason,
)
from tests import build
from tests.build import CALL, accepted, at, dispatched, fact, going, happened, offered, raised, ringing

PHONE = DeviceId("coras-phone")
RUNG = build.call()
GOING = build.call(*going())


@dataclass(frozen=True, slots=True, kw_only=True)
class FromTomorrow(ev.CallEvent):
    """An event that this version has never heard of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFromTomorrow(ev.OfferEvent):
    """Another one."""


def test_a_press_begins_a_call_that_is_exactly_what_it_says() -> None:
    call = fold([fact(raised(alerting=Alerting.discreet, drill=True, plan=build.life_plan()), 2, seq=7)])
    assert call is not None
    told = (call.id, call.school, call.place, call.caller, call.raised_at, call.rev, call.needed)
    assert told == (CALL, SchoolId("north"), build.ROOM, PersonId("tess"), at(2), 7, 2)
    assert (call.alerting, call.drill, call.plan) == (Alerting.discreet, True, build.life_plan())


def test_without_a_press_there_is_no_call() -> None:
    assert fold([fact(dispatched()), fact(offered())]) is None


def escalated(cause: EscalationCause) -> ev.CallEscalated:
    return ev.CallEscalated(call=CALL, rung=2, due=at(30), cause=cause)


@pytest.mark.parametrize(
    ("event", "changes"),
    [
        (dispatched(3, 9), {"rung": 3, "due": at(9), "cause": EscalationCause.raised}),
        (
            escalated(EscalationCause.silence),
            {"rung": 2, "due": at(30), "cause": EscalationCause.silence},
        ),
        (
            escalated(EscalationCause.repeat),
            {"rung": 2, "due": at(30), "cause": EscalationCause.repeat, "round": 1},
        ),
        (ev.CallLadderExhausted(call=CALL, asked=2), {"exhausted": True}),
        (ev.CallReviewNeeded(call=CALL, overdue_since=at(15)), {"review_needed": True, "due": None}),
        (ev.CallBackupAsked(call=CALL, needed=2), {"needed": 2}),
        (ev.CallPressedAgain(call=CALL), {"presses": 2}),
        (ev.CallPressedAgain(call=CALL, place=PlaceId("n201")), {"presses": 2, "place": PlaceId("n201")}),
        (ev.CallStandDownAsked(call=CALL), {"stand_down_asked": True}),
        (ev.CallCancelled(call=CALL), {"cancelled_at": at(5), "due": None}),
        (
            ev.CallClosed(call=CALL, disposition=Disposition.drill),
            {"closed_at": at(5), "disposition": Disposition.drill, "due": None},
        ),
        (ev.CallNoted(call=CALL, note=NoteId("n"), digest="d"), {}),
        (
            ev.CallAmended(call=CALL, call_type="weapon", plan=build.life_plan()),
            {"call_type": "weapon", "plan": build.life_plan(), "needed": 2},
        ),
        (FromTomorrow(call=CALL), {"unreadable": True}),
        (ev.RosterChanged(), {"unreadable": True}),
    ],
)
def test_each_event_changes_just_what_it_says(event: ev.Event, changes: dict[str, object]) -> None:
    assert evolve(RUNG, fact(event, 5, seq=9)) == replace(RUNG, rev=9, **changes)


def test_reaching_a_rung_ends_the_review() -> None:
    slept = replace(RUNG, review_needed=True)
    call = evolve(slept, fact(escalated(EscalationCause.by_hand)))
    assert call is not None
    assert not call.review_needed


@pytest.mark.parametrize(("needed", "review"), [(1, False), (2, True)])
def test_the_last_yes_that_is_needed_ends_the_review(needed: int, review: bool) -> None:
    call = evolve(replace(RUNG, review_needed=True, needed=needed), fact(accepted()))
    assert call is not None
    assert call.review_needed is review


def test_a_smaller_plan_does_not_send_backup_away() -> None:
    call = evolve(replace(RUNG, needed=3), fact(ev.CallAmended(call=CALL, call_type="fight", plan=build.plan("fight"))))
    assert call is not None
    assert call.needed == 3


def test_an_older_line_does_not_turn_the_revision_back() -> None:
    call = evolve(replace(RUNG, rev=9), fact(ev.CallPressedAgain(call=CALL), seq=4))
    assert call is not None
    assert call.rev == 9


def test_an_offer_is_told_in_full() -> None:
    asked = ev.OfferMade(
        call=CALL,
        offer=OfferId("help.1"),
        responder=PersonId("cora"),
        rung=2,
        until=at(30),
        reason=PickReason.same_room,
        metres=0,
        seconds=0,
        proven=False,
    )
    expected = Assignment(
        offer=OfferId("help.1"),
        responder=PersonId("cora"),
        state=AssignmentState.offered,
        rung=2,
        round=4,
        reason=PickReason.same_room,
        metres=0,
        seconds=0,
        proven=False,
        made_at=at(15),
        until=at(30),
    )
    call = evolve(replace(build.call(raised()), round=4), fact(asked, 15))
    assert call is not None
    assert call.assignments == (expected,)


S = AssignmentState
SEEN = {"device": PHONE, "observed_at": at(3)}
WHY = {"why": WithdrawReason.filled}
CANNOT = {"reason": DeclineReason.with_student}


@pytest.mark.parametrize(
    ("event", "changes"),
    [
        (accepted(), {"state": S.accepted, "accepted_at": at(5), "moved_at": at(5)}),
        (happened(ev.ResponderStalled), {"asked_at": at(5)}),
        (happened(ev.ResponderMoving), {"moved_at": at(5)}),
        (happened(ev.ResponderOnScene, said_at=at(3)), {"state": S.on_scene, "on_scene_at": at(5), "said": {S.on_scene: at(3)}}),
        (
            happened(ev.OfferDeclined, **CANNOT),
            {"state": S.declined, "ended_at": at(5), "decline_reason": DeclineReason.with_student},
        ),
        (happened(ev.OfferExpired), {"state": S.expired, "ended_at": at(5)}),
        (happened(ev.OfferWithdrawn, **WHY), {"state": S.released, "ended_at": at(5)}),
        (happened(ev.ResponderEnRoute), {"state": S.en_route, "en_route_at": at(5)}),
        (happened(ev.ResponderOnScene), {"state": S.on_scene, "on_scene_at": at(5)}),
        (happened(ev.ResponderClear), {"state": S.clear, "ended_at": at(5)}),
        (happened(ev.ResponderGivenUp, **CANNOT), {"state": S.given_up, "ended_at": at(5), "round": 1}),
        (happened(ev.ResponderReleased, **WHY), {"state": S.released, "ended_at": at(5)}),
        (happened(ev.OfferDelivered, **SEEN), {"delivered_at": at(3)}),
        (happened(ev.OfferSeen, **SEEN), {"delivered_at": at(3), "seen_at": at(3)}),
        (happened(OfferFromTomorrow), {}),
    ],
)
def test_each_event_changes_just_its_own_part(event: ev.Event, changes: dict[str, object]) -> None:
    call = evolve(build.call(*ringing(), offered("cole", 2)), fact(event, 5))
    cora, cole = build.call(*ringing(), offered("cole", 2)).assignments
    assert call is not None
    assert call.assignments == (replace(cora, **changes), cole)


def test_of_two_devices_the_earlier_sight_counts() -> None:
    late, early = (happened(ev.OfferSeen, device=PHONE, observed_at=at(s)) for s in (4, 2))
    mine = build.call(*ringing(), late, early, late).assignments[0]
    assert (mine.delivered_at, mine.seen_at) == (at(2), at(2))


def test_a_late_yes_is_no_end_any_more() -> None:
    mine = build.call(*ringing(), happened(ev.OfferExpired), accepted()).assignments[0]
    assert (mine.state, mine.ended_at) == (S.accepted, None)


def test_a_no_counts_for_the_round_in_which_it_is_said() -> None:
    repeated = replace(RUNG, round=3)
    call = evolve(repeated, fact(happened(ev.OfferDeclined, **CANNOT)))
    assert call is not None
    assert call.assignments[0].round == 3


def test_giving_up_counts_as_a_no_for_the_round_that_it_begins() -> None:
    call = evolve(replace(GOING, round=3), fact(happened(ev.ResponderGivenUp, **CANNOT)))
    assert call is not None
    assert call.assignments[0].round == 4


def test_who_pressed_beside_the_caller_is_remembered_once() -> None:
    again = ev.CallPressedAgain(call=CALL)
    pressed = [fact(again, by=build.by(who)) for who in ("tess", "cora", "cora")]
    call = fold([*map(fact, ringing()), *pressed])
    assert call is not None
    assert (call.presses, call.pressers) == (4, (PersonId("cora"),))


def told(event: ev.Event, who: str | None = "max") -> Call:
    call = evolve(build.call(), fact(event, 5, by=build.by(who) if who else build.TIME))
    assert call is not None
    return call


def test_a_message_is_known_by_its_writer_and_its_time() -> None:
    message = ev.CallMessaged(call=build.CALL, message=MessageId("m1"), digest="d")
    assert told(message).messages == (Message(id=MessageId("m1"), by=PersonId("max"), at=at(5)),)


def test_what_was_read_stays_read() -> None:
    call = build.call()
    for count in (2, 1):
        after = evolve(call, fact(ev.CallMessagesRead(call=build.CALL, count=count), by=build.by("cora")))
        assert after is not None
        call = after
    assert call.read == {"cora": 2}


@pytest.mark.parametrize(
    "event",
    [
        ev.CallNoted(call=build.CALL, note=NoteId("n"), digest="d"),
        ev.CallAmended(call=build.CALL, call_type="fight", plan=build.plan()),
    ],
)
def test_how_often_somebody_spoke_is_counted(event: ev.Event) -> None:
    assert (told(event, "tess").spoken, told(event, None).spoken) == ({"tess": 1}, {})
