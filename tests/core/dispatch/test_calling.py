"""What may be wanted of a call as a whole."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch.calling import MOST_PRESSES, decide
from app.core.dispatch.folding import folds_into
from app.core.events import Event
from app.core.ids import CallId, NoteId, PlaceId
from app.core.policy import Policy
from app.core.refusals import Refusal
from app.core.words import Alerting, AssignmentState, Disposition, EscalationCause, Priority, WithdrawReason
from tests import build
from tests.build import CALL, accepted, at, by, dispatched, going, happened, offered, raised, ringing
from tests.given import Wanted, given

SLEPT = ev.CallReviewNeeded(call=CALL, overdue_since=at(15))
CLEAR = happened(ev.ResponderClear)
AGAIN = ev.CallPressedAgain(call=CALL)
LATER = CallId("later")


def press(who: str = "tess", room: str = "n101", **changes: object) -> do.Raise:
    return do.Raise(by=by(who), call=LATER, place=PlaceId(room), **changes)  # type: ignore[arg-type]


def test_a_press_is_recorded_with_the_plan_in_force() -> None:
    first = given().when(press(call_type="weapon", said_at=at(-2))).facts()[0].event
    assert first == raised(LATER, call_type="weapon", plan=build.life_plan(), said_at=at(-2))


def test_a_press_may_ask_for_discretion() -> None:
    first = given().when(press(discreet=True)).facts()[0].event
    assert first == raised(LATER, alerting=Alerting.discreet)


def test_a_type_that_the_district_no_longer_has_does_not_lose_the_press() -> None:
    first = given().when(press(call_type="flood")).facts()[0].event
    assert first == raised(LATER)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (press(room="attic"), Refusal.unknown_place),
        (press(room="s101"), Refusal.unknown_place),
        (press("olaf"), Refusal.unknown_place),
        (press("ghost"), Refusal.not_allowed),
        (press(drill=True), Refusal.not_allowed),
    ],
)
def test_a_press_is_refused_only_for_its_place_and_its_person(command: do.Raise, code: Refusal) -> None:
    given().when(command).refused(code)


def test_a_room_whose_school_is_gone_is_no_place() -> None:
    given(scene=build.scene(setup=build.setup(schools={}))).when(press()).refused(Refusal.unknown_place)


def test_an_administrator_may_raise_a_drill() -> None:
    first = given().when(press("ada", drill=True)).facts()[0].event
    assert first == raised(LATER, caller="ada", drill=True)


def test_a_second_press_folds_into_the_open_call() -> None:
    given(*ringing()).when(press()).then(AGAIN)


def test_a_second_press_from_another_room_moves_the_call() -> None:
    given(*ringing()).when(press(room="n201")).then(replace(AGAIN, place=PlaceId("n201")))


def test_a_second_press_may_name_the_type() -> None:
    named = ev.CallAmended(call=CALL, call_type="fight", plan=build.plan("fight"))
    given(*ringing()).when(press(call_type="fight")).then(AGAIN, named)


@pytest.mark.parametrize("call_type", ["fight", "flood"])
def test_a_second_press_that_says_nothing_new_is_one_more_press(call_type: str) -> None:
    given(*ringing(call_type="fight")).when(press(call_type=call_type)).then(AGAIN)


def test_a_second_press_wakes_a_call_that_waits_for_review_where_the_caller_is_now() -> None:
    silent = happened(ev.OfferExpired)
    scene = given(*ringing(), silent, SLEPT).when(press(room="n201"), at=2000).asks("cole")
    assert (scene.calls[CALL].review_needed, scene.calls[CALL].alarm()) == (False, at(2015))


def ladder_moves(wanted: Wanted) -> list[EscalationCause]:
    return [f.event.cause for f in wanted.facts() if isinstance(f.event, ev.CallEscalated)]


def test_a_second_press_that_names_a_threat_to_life_wakes_the_call_once() -> None:
    past = (*ringing(), happened(ev.OfferExpired), SLEPT)
    assert ladder_moves(given(*past).when(press(call_type="weapon"), at=2000)) == [EscalationCause.life_threat]


def test_a_threat_to_life_elsewhere_while_one_is_going_moves_the_ladder_once() -> None:
    named = given(*going()).when(press(room="n201", call_type="weapon"))
    assert ladder_moves(named) == [EscalationCause.life_threat]
    named.asks("cole", "fay", "finn", "sam", "max", "mia")


def test_a_threat_to_life_elsewhere_moves_it_once_though_enough_are_going() -> None:
    alone = with_plans(build.life_plan(needed=1))
    named = given(*going(), scene=alone).when(press(room="n201", call_type="weapon"))
    assert ladder_moves(named) == [EscalationCause.backup]
    named.asks("cole", "fay", "finn", "sam", "max", "mia")


@pytest.mark.parametrize(
    "past",
    [
        (*going(), CLEAR),
        (*ringing(), ev.CallCancelled(call=CALL)),
        ringing(caller="cole"),
        ringing(drill=True),
        ringing(room="s101"),
    ],
)
def test_a_press_that_is_about_something_else_is_a_call_of_its_own(past: tuple[Event, ...]) -> None:
    first = given(*past).when(press()).facts()[0].event
    assert first == raised(LATER)


def test_a_press_does_not_fold_into_a_call_that_nobody_can_read() -> None:
    torn = build.scene(calls={CALL: replace(build.call(), unreadable=True)})
    assert folds_into(torn, build.TESS, press()) is None


def test_a_press_folds_into_the_callers_newest_call() -> None:
    scene = given(*ringing(), build.fact(raised("newer"), 9)).scene
    found = folds_into(scene, build.TESS, press())
    assert found is not None
    assert found.id == "newer"


# --- while it is open


def test_pressing_again_is_counted() -> None:
    given(*ringing()).when(do.PressAgain(by=by("tess"), call=CALL)).then(AGAIN)


def test_pressing_again_wakes_a_call_that_waits_for_review() -> None:
    past = (*ringing(), happened(ev.OfferExpired), SLEPT)
    scene = given(*past).when(do.PressAgain(by=by("tess"), call=CALL), at=2000).asks("cora")
    assert scene.calls[CALL].cause is EscalationCause.by_hand


def test_pressing_again_rings_nobody_when_somebody_is_going_after_all() -> None:
    past = (*ringing(), happened(ev.OfferExpired), SLEPT, accepted())
    given(*past).when(do.PressAgain(by=by("tess"), call=CALL), at=500).then(AGAIN)


def test_pressing_again_long_after_the_yes_asks_for_more_help() -> None:
    past = build.fact(accepted(), 10)
    given(*ringing(), past).when(do.PressAgain(by=by("tess"), call=CALL), at=609).then(AGAIN)
    given(*ringing(), past).when(do.PressAgain(by=by("tess"), call=CALL), at=611).asks("cole")


def test_a_press_from_another_room_asks_for_more_help_when_somebody_goes_to_the_first() -> None:
    scene = given(*going()).when(press(room="n102"), at=60).asks("cole")
    assert (scene.calls[CALL].place, scene.calls[CALL].needed) == (PlaceId("n102"), 2)


def test_a_press_too_many_is_not_written_unless_it_says_something() -> None:
    many = [AGAIN] * (MOST_PRESSES - 1)
    given(*ringing(), *many).when(do.PressAgain(by=by("tess"), call=CALL)).then()
    given(*ringing(), *many).when(press(room="n102")).then(replace(AGAIN, place=PlaceId("n102")))


def test_pressing_again_when_all_help_has_ended_asks_for_help_again() -> None:
    scene = given(*going(), CLEAR).when(do.PressAgain(by=by("tess"), call=CALL), at=600).asks("cora")
    assert (scene.calls[CALL].needed, scene.calls[CALL].alarm()) == (2, at(615))


def test_a_note_leaves_its_digest() -> None:
    command = do.Note(by=by("tess"), call=CALL, note=NoteId("n"), digest="d")
    given(*ringing()).when(command).then(ev.CallNoted(call=CALL, note=NoteId("n"), digest="d"))


def amend(call_type: str, who: str = "tess") -> do.Amend:
    return do.Amend(by=by(who), call=CALL, call_type=call_type)


def test_the_type_may_be_named() -> None:
    expected = ev.CallAmended(call=CALL, call_type="fight", plan=build.plan("fight"))
    given(*ringing()).when(amend("fight")).then(expected)


def test_naming_it_the_same_is_nothing() -> None:
    given(*ringing()).when(amend("unspecified")).then()


def test_a_type_that_nobody_knows_is_refused() -> None:
    given(*ringing()).when(amend("flood")).refused(Refusal.unknown_call_type)


def test_a_less_urgent_type_keeps_the_ladder_that_is_being_climbed() -> None:
    expected = ev.CallAmended(call=CALL, call_type="visitor", plan=build.plan("visitor", priority=Priority.everyday))
    given(*ringing()).when(amend("visitor")).then(expected)


def test_a_threat_to_life_stays_one_whatever_it_is_called() -> None:
    past = ringing(plan=build.life_plan())
    scene = given(*past, scene=build.alone("cora")).when(amend("fight")).asks()
    plan = scene.calls[CALL].plan
    assert (plan.call_type, plan.priority, plan.everyone_at_once, plan.needed) == ("fight", Priority.life, True, 2)


def test_a_threat_to_life_rings_everybody_who_does_not_ring_yet() -> None:
    scene = given(*ringing()).when(amend("weapon")).asks("cole", "fay", "finn", "sam", "max", "mia")
    assert (scene.calls[CALL].rung, scene.calls[CALL].cause) == (4, EscalationCause.life_threat)


def test_a_threat_to_life_wakes_a_call_that_waits_for_review() -> None:
    past = (*ringing(), happened(ev.OfferExpired), SLEPT)
    scene = given(*past, scene=build.alone("max")).when(amend("weapon"), at=2000).asks("max")
    assert not scene.calls[CALL].review_needed


def with_plans(*plans: build.ResponsePlan) -> build.Scene:
    return build.scene(setup=build.setup(policy=Policy(default=build.plan(), plans=plans)))


def test_of_two_threats_to_life_the_one_that_rings_everybody_wins() -> None:
    threat = build.plan("threat", priority=Priority.life)
    scene = with_plans(threat, build.life_plan())
    amended = given(*ringing(plan=threat, call_type="threat"), scene=scene).when(amend("weapon")).facts()[0].event
    assert amended == ev.CallAmended(call=CALL, call_type="weapon", plan=build.life_plan())


@pytest.mark.parametrize("priority", [Priority.urgent, Priority.life])
def test_a_type_that_needs_more_people_asks_for_them_though_one_is_going(priority: Priority) -> None:
    scene = with_plans(build.plan("riot", needed=2, priority=priority))
    after = given(*going(), scene=scene).when(amend("riot"), at=1200).asks("cole")
    assert (after.calls[CALL].needed, after.calls[CALL].alarm()) == (2, at(1215))


def test_a_type_that_needs_more_people_while_the_first_is_sought_goes_on() -> None:
    scene = with_plans(build.plan("riot", needed=2))
    after = given(*ringing(), scene=scene).when(amend("riot")).asks()
    assert (after.calls[CALL].needed, after.calls[CALL].rung) == (2, 1)


# --- its end


CANCEL = do.Cancel(by=by("tess"), call=CALL)


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


# --- more hands


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


BACKUP = do.AskBackup(by=by("cora"), call=CALL, needed=1)


def test_backup_asks_one_more_by_the_same_rules() -> None:
    scene = given(*going()).when(BACKUP, at=60).asks("cole")
    assert (scene.calls[CALL].needed, scene.calls[CALL].rung, scene.calls[CALL].round) == (2, 1, 1)


def test_many_who_ask_for_backup_at_once_get_one_more() -> None:
    scene = given(*going()).when(BACKUP).asks("cole")
    given(scene=scene).when(replace(BACKUP, by=by("max"))).then()


def test_backup_wakes_a_call_that_waits_for_review() -> None:
    past = (*going(plan=build.life_plan()), SLEPT)
    command = replace(BACKUP, needed=2)
    scene = given(*past, scene=build.alone("cora", "max")).when(command, at=2000).asks("max")
    assert scene.calls[CALL].part_of(build.MAX.id).state is AssignmentState.offered  # type: ignore[union-attr]


def test_what_a_responder_wants_is_not_decided_here() -> None:
    with pytest.raises(TypeError):
        decide(build.scene(), do.CallCommand(by=by("tess"), call=CALL), at(1))


def test_a_yes_does_not_come_back_by_a_second_press() -> None:
    given(*ringing(), accepted()).when(do.PressAgain(by=by("tess"), call=CALL)).then(AGAIN)
