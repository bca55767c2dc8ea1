"""What may be wanted of a call as a whole."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch.calling import MOST_NEEDED, decide
from app.core.ids import CallId
from app.core.refusals import Refusal
from app.core.words import AssignmentState, Disposition, WithdrawReason
from tests import build
from tests.build import CALL, at, by, dispatched, going, happened, offered, raised, ringing
from tests.given import given

SLEPT = ev.CallReviewNeeded(call=CALL, overdue_since=at(15))
CLEAR = happened(ev.ResponderClear)
AGAIN = ev.CallPressedAgain(call=CALL)
LATER = CallId("later")

CANCEL = do.Cancel(by=by("tess"), call=CALL)
BACKUP = do.AskBackup(by=by("cora"), call=CALL, needed=1)


@pytest.mark.parametrize("seconds", [0, 5, 6])
def test_a_cancel_in_time_stops_everything_even_with_a_second_lost_on_the_way(seconds: float) -> None:
    given(*ringing()).when(CANCEL, at=seconds).then(
        happened(ev.OfferWithdrawn, why=WithdrawReason.cancelled), ev.CallCancelled(call=CALL)
    )


def test_a_cancel_releases_who_is_going_already() -> None:
    given(*going()).when(CANCEL).then(happened(ev.ResponderReleased, why=WithdrawReason.cancelled), ev.CallCancelled(call=CALL))


def test_a_cancel_too_late_is_refused() -> None:
    given(*ringing()).when(CANCEL, at=6.001).refused(Refusal.cancel_window_over)


def test_a_threat_to_life_is_not_cancelled_but_its_end_is_asked_for_once() -> None:
    asked = ev.CallStandDownAsked(call=CALL)
    scene = given(*ringing(plan=build.life_plan())).when(CANCEL).then(asked)
    given(scene=scene).when(CANCEL).then()


def test_a_stand_down_is_asked_for_once() -> None:
    command = do.AskStandDown(by=by("tess"), call=CALL)
    scene = given(*ringing()).when(command).then(ev.CallStandDownAsked(call=CALL))
    given(scene=scene).when(command).then()


def test_a_close_frees_everybody() -> None:
    command = do.Close(by=by("cora"), call=CALL, disposition=Disposition.resolved)
    past = (*going(plan=build.life_plan()), offered("cole", 2))
    given(*past).when(command).then(
        happened(ev.OfferWithdrawn, "cole", 2, why=WithdrawReason.closed),
        CLEAR,
        ev.CallClosed(call=CALL, disposition=Disposition.resolved),
    )


def test_the_caller_does_not_close() -> None:
    given(*going()).when(do.Close(by=by("tess"), call=CALL, disposition=Disposition.resolved)).refused(Refusal.not_allowed)


def escalate(from_rung: int = 1) -> do.Escalate:
    return do.Escalate(by=by("max"), call=CALL, from_rung=from_rung)


def test_a_supervisor_moves_the_ladder_one_rung() -> None:
    scene = given(*ringing()).when(escalate(), at=5).asks("cole", "fay")
    assert (scene.calls[CALL].rung, scene.calls[CALL].due) == (2, at(20))


def test_many_supervisors_at_once_move_it_one_rung() -> None:
    scene = given(*ringing()).when(escalate(), at=5).asks("cole", "fay")
    given(scene=scene).when(replace(escalate(), by=by("sam")), at=5).then()


def test_above_the_top_there_is_nothing() -> None:
    given(raised(), dispatched(4)).when(escalate(4)).then()


def test_a_call_that_has_its_responder_is_not_escalated() -> None:
    given(*going()).when(escalate()).refused(Refusal.already_filled)


def test_a_supervisor_wakes_a_call_that_waits_for_review_where_it_stood() -> None:
    past = (raised(), dispatched(4), offered("max"), happened(ev.OfferExpired, "max"), SLEPT)
    given(*past).when(escalate(4), at=2000).asks("max", "mia")


def test_backup_asks_one_more_by_the_same_rules() -> None:
    scene = given(*going()).when(BACKUP, at=60).asks("cole")
    assert (scene.calls[CALL].needed, scene.calls[CALL].rung, scene.calls[CALL].round) == (2, 1, 1)


def test_many_who_ask_for_backup_at_once_get_one_more() -> None:
    scene = given(*going()).when(BACKUP).asks("cole")
    given(scene=scene).when(replace(BACKUP, by=by("max"))).then()


def test_backup_is_asked_for_until_no_school_could_send_more() -> None:
    most = build.scene(calls={CALL: replace(build.call(*going()), needed=MOST_NEEDED - 1)})
    last = given(scene=most).when(replace(BACKUP, needed=MOST_NEEDED - 1)).facts()[0].event
    assert last == ev.CallBackupAsked(call=CALL, needed=MOST_NEEDED)
    full = build.scene(calls={CALL: replace(build.call(*going()), needed=MOST_NEEDED)})
    given(scene=full).when(replace(BACKUP, needed=MOST_NEEDED)).then()


def test_backup_wakes_a_call_that_waits_for_review() -> None:
    past = (*going(plan=build.life_plan()), SLEPT)
    command = replace(BACKUP, needed=2)
    scene = given(*past, scene=build.alone("cora", "max")).when(command, at=2000).asks("max")
    assert scene.calls[CALL].part_of(build.MAX.id).state is AssignmentState.offered  # type: ignore[union-attr]


def test_what_a_responder_wants_is_not_decided_here() -> None:
    with pytest.raises(TypeError):
        decide(build.scene(), do.CallCommand(by=by("tess"), call=CALL), at(1))
