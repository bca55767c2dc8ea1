"""What time, a release and a new pair of hands make of who is ringing."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch.filling import decide
from app.core.events import Event
from app.core.ids import PersonId
from app.core.words import DeclineReason, EscalationCause, WithdrawReason
from tests import build
from tests.build import CALL, TIME, accepted, at, dispatched, going, happened, offered, raised, ringing
from tests.given import given

Cause = EscalationCause
TICK = do.TickCall(by=TIME, call=CALL)
EXPIRED = happened(ev.OfferExpired)
SLEPT = ev.CallReviewNeeded(call=CALL, overdue_since=at(15))
CORA = PersonId("cora")


def fill(cause: EscalationCause, fresh: str | None = None) -> do.Fill:
    return do.Fill(by=TIME, call=CALL, cause=cause, fresh=PersonId(fresh) if fresh else None)


def release(why: WithdrawReason, who: str = "cora") -> do.Release:
    return do.Release(by=TIME, call=CALL, person=PersonId(who), why=why)


@pytest.mark.parametrize("command", [TICK, fill(Cause.raised), release(WithdrawReason.revoked)])
@pytest.mark.parametrize("over", [ev.CallCancelled(call=CALL), ev.RosterChanged()])
def test_a_call_that_is_over_or_cannot_be_read_is_left_alone(command: do.CallCommand, over: Event) -> None:
    call = build.call(*ringing(), over)
    given(scene=build.scene(calls={CALL: call})).when(command, at=99).then()


def test_a_call_that_nobody_knows_is_left_alone() -> None:
    given().when(TICK).then()


# --- time


def test_before_its_time_a_tick_is_nothing() -> None:
    given(*ringing()).when(TICK, at=14.999).then()


def test_a_tick_at_a_call_that_waits_for_nobody_is_nothing() -> None:
    given(*going(), happened(ev.ResponderEnRoute)).when(TICK, at=99).then()


def test_silence_moves_the_ladder_one_rung() -> None:
    scene = given(*ringing()).when(TICK, at=15).asks("cora", "cole", "fay")
    assert (scene.calls[CALL].rung, scene.calls[CALL].cause, scene.calls[CALL].due) == (2, Cause.silence, at(30))


def test_a_late_tick_still_moves_one_rung() -> None:
    scene = given(*ringing()).when(TICK, at=15 + 60).asks("cora", "cole", "fay")
    assert (scene.calls[CALL].rung, scene.calls[CALL].due) == (2, at(90))


def test_at_the_top_the_managers_ring_again_until_somebody_answers() -> None:
    past = (raised(), dispatched(4, 30), offered("max", until=at(30)))
    scene = given(*past).when(TICK, at=30).asks("max", "mia")
    assert (scene.calls[CALL].rung, scene.calls[CALL].round, scene.calls[CALL].due) == (4, 1, at(60))


def test_when_only_the_offer_ends_and_nobody_else_rings_the_next_rung_is_reached() -> None:
    past = (raised(), dispatched(1, 20), offered())
    scene = given(*past, scene=build.alone("finn")).when(TICK, at=15).asks("finn")
    assert scene.calls[CALL].cause is Cause.nobody_left


def test_when_only_the_offer_ends_and_somebody_else_rings_that_is_all() -> None:
    past = (raised(), dispatched(3, 30), offered(), offered("sam", 2, until=at(30)))
    given(*past).when(TICK, at=15).then(EXPIRED)


def test_who_was_already_ringing_when_the_rung_was_reached_rings_as_long_as_it_lasts() -> None:
    past = (raised(), offered("max"), dispatched(4, 35))
    scene = given(*past, scene=build.alone("max")).when(TICK, at=15).asks("max")
    assert (scene.calls[CALL].rung, scene.calls[CALL].live()[0].until) == (4, at(35))


FIFTEEN_MINUTES = 15 * 60


def test_after_a_gap_of_a_quarter_of_an_hour_the_ladder_goes_on() -> None:
    given(*ringing()).when(TICK, at=15 + FIFTEEN_MINUTES).asks("cora", "cole", "fay")


def test_after_a_longer_gap_nobody_is_rung_without_being_told_to() -> None:
    long_offer = offered("cole", 2, until=at(9999))
    withdrawn = happened(ev.OfferExpired, "cole", 2)
    scene = given(*ringing(), long_offer).when(TICK, at=16 + FIFTEEN_MINUTES).then(EXPIRED, withdrawn, SLEPT)
    assert scene.calls[CALL].alarm() is None


# --- filling


def test_a_call_that_is_filled_rings_nobody() -> None:
    gone = happened(ev.OfferWithdrawn, "cole", 2, why=WithdrawReason.filled)
    given(*going(), offered("cole", 2)).when(fill(Cause.nobody_left)).then(gone)


@pytest.mark.parametrize("cause", [Cause.nobody_left, Cause.came_free])
def test_a_call_that_waits_for_review_rings_nobody_by_itself(cause: EscalationCause) -> None:
    given(*ringing(), EXPIRED, SLEPT).when(fill(cause, "cole"), at=2000).then()


@pytest.mark.parametrize("cause", [Cause.backup, Cause.given_up])
def test_a_call_that_waits_for_review_rings_when_more_hands_are_wanted(cause: EscalationCause) -> None:
    given(*ringing(), EXPIRED, SLEPT).when(fill(cause), at=2000).asks("cora")


def test_nobody_left_on_the_rung_is_the_next_rung() -> None:
    given(*ringing(), EXPIRED).when(fill(Cause.nobody_left), at=3).asks("cora", "cole", "fay")


def test_nobody_left_at_the_top_waits_for_the_tops_own_time() -> None:
    given(raised(), dispatched(4, 30)).when(fill(Cause.nobody_left), at=3).then()


def test_who_comes_free_is_asked() -> None:
    given(raised(), dispatched(2), offered("fay")).when(fill(Cause.came_free, "cole"), at=3).asks("cole")


def test_a_seat_that_is_taken_is_not_taken_twice() -> None:
    given(*ringing()).when(fill(Cause.came_free, "cole"), at=3).then()


def test_nobody_in_particular_does_not_come_free() -> None:
    given(*ringing()).when(fill(Cause.came_free)).then()


# --- releases


W = WithdrawReason


@pytest.mark.parametrize("why", [W.shift_ended, W.paused, W.revoked, W.committed_elsewhere])
def test_who_can_no_longer_be_asked_stops_ringing(why: WithdrawReason) -> None:
    withdrawn = happened(ev.OfferWithdrawn, why=why)
    given(*ringing(), offered("cole", 2)).when(release(why)).then(withdrawn)


@pytest.mark.parametrize(
    ("on_scene", "why", "stays"),
    [
        (False, W.shift_ended, False),
        (False, W.went_off_duty, False),
        (False, W.revoked, False),
        (False, W.paused, True),
        (True, W.shift_ended, True),
        (True, W.went_off_duty, True),
        (True, W.paused, True),
        (True, W.revoked, False),
    ],
)
def test_a_clock_does_not_take_an_adult_away_from_a_child(on_scene: bool, why: WithdrawReason, stays: bool) -> None:
    past = (*going(), happened(ev.ResponderOnScene)) if on_scene else going()
    scene = given(*past).scene
    expected = [] if stays else [happened(ev.ResponderReleased, why=why)]
    assert decide(scene, release(why), at(1)) == expected


def test_who_never_was_asked_or_is_done_is_not_released() -> None:
    given(*ringing(), EXPIRED).when(release(W.shift_ended)).then()
    given(*ringing()).when(release(W.shift_ended, "cole")).then()


def test_a_ladder_that_starts_again_at_the_top_of_all_refusals_still_has_an_alarm() -> None:
    no = happened(ev.OfferDeclined, "max", reason=DeclineReason.other)
    scene = given(raised(), dispatched(4, 30), offered("max", until=at(30)), no, scene=build.alone("max")).scene
    assert scene.calls[CALL].alarm() == at(30)
    given(scene=scene).when(TICK, at=30).asks("max")


def test_of_two_needed_the_second_is_sought_further_up() -> None:
    past = (raised(plan=build.plan(needed=2)), dispatched(), offered())
    scene = given(*past, accepted()).when(fill(Cause.nobody_left), at=3).asks("cole", "fay")
    assert replace(scene.calls[CALL]).rung == 2
