"""Who said yes and does not stir is asked how it is, again and again; nothing is taken from them."""

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.events import Event
from app.core.ids import CallId, NoteId, PersonId
from app.core.words import DeclineReason
from tests import build
from tests.build import CALL, TIME, accepted, at, by, fact, going, happened, offered, raised, ringing
from tests.given import given

TICK = do.TickCall(by=TIME, call=CALL)
STALLED = happened(ev.ResponderStalled)
MOVING = happened(ev.ResponderMoving)
CORA = PersonId("cora")
NOTE = do.Note(by=by("cora"), call=CALL, note=NoteId("n"), digest="d")


def test_before_the_plans_seconds_are_over_nobody_is_asked() -> None:
    given(*going()).when(TICK, at=59.999).then()


def test_who_has_not_stirred_for_the_plans_seconds_is_asked_and_keeps_the_call() -> None:
    scene = given(*going()).when(TICK, at=60).then(STALLED)
    (part,) = scene.calls[CALL].going()
    assert (part.is_stalled(), part.moved_at, scene.calls[CALL].alarm()) == (True, at(0), at(120))


def test_silence_is_asked_again_at_the_same_interval() -> None:
    given(*going(), fact(STALLED, 60)).when(TICK, at=119).then()
    scene = given(*going(), fact(STALLED, 60)).when(TICK, at=120).then(STALLED)
    assert scene.calls[CALL].going()[0].moved_at == at(0)


def test_another_plan_has_other_seconds() -> None:
    given(*going(plan=build.plan(stall_seconds=20))).when(TICK, at=20).then(STALLED)


def test_who_is_on_the_way_is_not_asked() -> None:
    given(*going(), happened(ev.ResponderEnRoute)).when(TICK, at=600).then()


@pytest.mark.parametrize("step", [do.Step.en_route, do.Step.on_scene])
def test_a_step_is_answer_enough(step: do.Step) -> None:
    answer = do.Progress(by=by("cora"), call=CALL, offer=build.offer(), step=step)
    facts = given(*going(), fact(STALLED, 60)).when(answer, at=70).facts()
    assert "responder.moving" not in [line.event.type for line in facts]
    given(*going(), fact(STALLED, 60), *facts).when(TICK, at=900).then()


@pytest.mark.parametrize(
    ("command", "event"),
    [
        (NOTE, ev.CallNoted(call=CALL, note=NoteId("n"), digest="d")),
        (do.MoveDuty(by=by("cora"), person=CORA, place=build.ROOM), None),
        (do.AskBackup(by=by("cora"), call=CALL, needed=1), None),
    ],
)
def test_a_note_a_move_or_a_wish_clears_it(command: do.Command, event: Event | None) -> None:
    facts = given(*going(), fact(STALLED, 60)).when(command, at=70).facts()
    assert MOVING in [line.event for line in facts]
    assert event is None or event in [line.event for line in facts]
    scene = given(*going(), fact(STALLED, 60), *facts).scene
    (part,) = scene.calls[CALL].going()
    assert (part.is_stalled(), scene.calls[CALL].asks_at(part)) == (False, at(130))


def test_a_supervisor_who_says_where_they_are_moves_nobody_for_them() -> None:
    move = do.MoveDuty(by=by("max"), person=CORA, place=build.ROOM)
    assert [line.event.type for line in given(*going()).when(move).facts()] == ["duty.moved"]


def test_i_cannot_after_all_is_filled_again() -> None:
    no = do.Progress(by=by("cora"), call=CALL, offer=build.offer(), step=do.Step.give_up, reason=DeclineReason.other)
    given(*going(), fact(STALLED, 60)).when(no, at=70).asks("cole")


def test_of_two_only_who_does_not_stir_is_asked() -> None:
    past = (*ringing(plan=build.life_plan()), offered("cole", 2), accepted(), accepted("cole", 2))
    given(*past, happened(ev.ResponderEnRoute, "cole", 2)).when(TICK, at=60).then(STALLED)


def test_the_ladder_climbs_beside_it() -> None:
    past = (raised(plan=build.plan(needed=2)), build.dispatched(1, 60), offered(), offered("cole", 2, until=at(60)), accepted())
    scene = given(*past).when(TICK, at=60).asks("cole", "fay")
    assert scene.calls[CALL].going()[0].is_stalled()


def test_after_an_outage_they_are_asked_once_though_the_ladder_waits_for_review() -> None:
    past = (raised(plan=build.plan(needed=2)), build.dispatched(1, 15), offered(), offered("cole", 2), accepted())
    review = ev.CallReviewNeeded(call=CALL, overdue_since=at(15))
    given(*past).when(TICK, at=5000).then(STALLED, happened(ev.OfferExpired, "cole", 2), review)


@pytest.mark.parametrize(
    ("call", "who", "past"),
    [
        ("nowhere", "cora", ()),
        (CALL, "cole", ()),
        (CALL, "cora", (happened(ev.ResponderOnScene),)),
        (CALL, "cora", (ev.CallCancelled(call=CALL),)),
    ],
)
def test_where_there_is_nobody_to_wait_for_nothing_is_shown(call: str, who: str, past: tuple[Event, ...]) -> None:
    shown = do.ShowMoving(by=TIME, call=CallId(call), person=PersonId(who))
    given(*going(), *past).when(shown).then()


def test_the_yes_itself_is_no_further_movement() -> None:
    given(*going()).when(do.ShowMoving(by=TIME, call=CALL, person=CORA), at=0).then()
