"""Who is asked to decide, when the gate opens, which officer is asked, and what silence brings."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch.patrol import decide, tick
from app.core.events import Event
from app.core.places import LastPosition, Point
from app.core.refusals import Refusal
from app.core.scene import Scene
from app.core.words import (
    DeclineReason,
    Disposition,
    DutyEnd,
    EscalationCause,
    Involved,
    Purpose,
    WithdrawReason,
)
from tests import build, police
from tests.build import CALL, TIME, accepted, at, by, going, happened, offered, raised
from tests.given import Given, given
from tests.police import MEETING, fact_of, gate_open, patrolled

TICK = do.TickCall(by=TIME, call=CALL)
TEND = do.TendPolice(by=TIME, call=CALL)
ASK = do.AskPolice(by=by("cora"), call=CALL, reason="trespass", students=Involved.no)
YES = do.DecidePolice(by=by("max"), call=CALL, request=1, yes=True)


def here(*past: Event | ev.Fact, **rules: Any) -> Given:
    return given(*past, scene=police.scene(**rules))


def reached(rung: int, due: float, cause: EscalationCause, purpose: Purpose = Purpose.approve, **more: Any) -> ev.PoliceEvent:
    return fact_of(ev.PoliceRungReached, purpose=purpose, rung=rung, due=at(due), cause=cause, **more)


def asked(scene: Scene, seconds: float, command: do.Command = TICK) -> list[str]:
    facts = given(scene=scene).when(command, at=seconds).facts()
    return [f.event.responder for f in facts if isinstance(f.event, ev.OfferMade)]


def waits(scene: Scene) -> datetime | None:
    request = scene.calls[CALL].police
    return request.alarm() if request else None


def test_on_silence_the_next_right_holders_ring_and_the_top_repeats() -> None:
    first = here(*going()).when(ASK, at=0).asks("sam")
    second = given(scene=first).when(TICK, at=24).asks("max", "mia")
    third = given(scene=second).when(TICK, at=54).asks("max", "mia")
    request = third.calls[CALL].police
    assert request is not None
    assert (request.rung, request.round, request.alarm()) == (2, 1, at(84))


def test_a_rung_of_which_nobody_can_be_asked_is_passed_and_said_so() -> None:
    scene = police.scene(off={"sam"})
    facts = given(*going(), scene=scene).when(ASK, at=0).facts()
    told = [f.event for f in facts if isinstance(f.event, ev.PoliceRungReached)]
    assert [(e.rung, e.cause, e.due) for e in told] == [
        (1, EscalationCause.raised, at(0)),
        (2, EscalationCause.nobody_eligible, at(30)),
    ]
    assert [(g.person, g.reason.value) for g in told[0].gaps] == [("sam", "off_duty")]


def test_where_nobody_can_decide_the_alarm_still_comes() -> None:
    scene = given(*going(), scene=police.scene(off={"sam", "max", "mia"})).when(ASK, at=0).asks()
    assert waits(scene) == at(30)
    assert asked(scene, 30) == []


def test_who_asks_does_not_decide_and_who_pressed_may() -> None:
    sam_pressed = (raised(caller="sam"), build.dispatched(), offered(), accepted())
    assert asked(here(*sam_pressed).scene, 1, ASK) == ["sam"]


def test_a_right_holder_who_goes_off_duty_is_replaced_at_once() -> None:
    scene = here(*going()).when(ASK, at=0).asks("sam")
    assert asked(scene, 2, do.EndDuty(by=TIME, person=build.SAM.id, why=DutyEnd.by_hand)) == ["max", "mia"]


def test_a_right_holder_who_goes_to_another_call_can_still_decide() -> None:
    scene = here(*going(), raised("other"), offered("sam", 1, "other")).when(ASK, at=0).asks("sam")
    yes = do.Accept(by=by("sam"), call=build.CallId("other"), offer=build.offer(1, "other"))
    after = given(scene=scene).when(yes, at=2).facts()
    assert [f.event.type for f in after if f.event.call == CALL] == []  # type: ignore[attr-defined]


def test_a_yes_with_nothing_else_to_do_opens_the_gate() -> None:
    conditions = (police.CONDITIONS[0],)
    scene = here(*going(), conditions=conditions).when(ASK, at=0).asks("sam")
    assert asked(scene, 5, YES) == ["olaf"]


def test_a_yes_before_the_rest_stops_the_phones_that_ask_for_it() -> None:
    scene = here(*going()).when(ASK, at=0).asks("sam")
    facts = given(scene=scene).when(YES, at=5).facts()
    assert [f.event.type for f in facts] == ["police.approved", "offer.withdrawn"]


# --- officers


def test_the_zones_nearest_then_the_others_and_mutual_aid() -> None:
    scene = here(*gate_open()).when(TEND, at=1).asks("olaf")
    second = given(scene=scene).when(TICK, at=31).asks("olaf", "otto")
    assert waits(second) == at(61)


def test_without_mutual_aid_no_other_zone_is_asked() -> None:
    scene = here(*gate_open(), mutual_aid=False).when(TEND, at=1).asks("olaf")
    given(scene=scene).when(TICK, at=31).asks("olaf")


def test_an_officer_who_cannot_come_is_replaced_at_once() -> None:
    no = do.Decline(by=by("olaf"), call=CALL, offer=build.offer(2), reason=DeclineReason.other)
    assert asked(here(*gate_open(), reached(1, 31, EscalationCause.raised, Purpose.patrol), patrolled()).scene, 2, no) == ["otto"]


def test_where_no_officer_is_on_duty_it_is_said_and_asked_again() -> None:
    scene = given(*gate_open(), scene=police.scene(off={"olaf", "otto"})).when(TEND, at=1).asks()
    assert waits(scene) == at(31)
    assert scene.calls[CALL].alarm() == at(31)
    assert asked(scene, 31) == []


RINGING = (*gate_open(), reached(1, 31, EscalationCause.raised, Purpose.patrol), patrolled())
ACCEPT = do.Accept(by=by("olaf"), call=CALL, offer=build.offer(2))


def test_one_officer_is_enough() -> None:
    both = (*RINGING, patrolled("otto", 3))
    scene = (
        here(*both)
        .when(ACCEPT, at=3)
        .then(happened(ev.OfferAccepted, "olaf", 2), happened(ev.OfferWithdrawn, "otto", 3, why=WithdrawReason.filled))
    )
    late = do.Accept(by=by("otto"), call=CALL, offer=build.offer(3))
    given(scene=scene).when(late, at=4).refused(Refusal.not_found)
    assert scene.commitment(build.OLAF.id) == scene.calls[CALL]


def test_a_second_officers_yes_at_the_same_moment_is_told_who_comes() -> None:
    both = (*RINGING, patrolled("otto", 3), happened(ev.OfferAccepted, "olaf", 2))
    second = do.Accept(by=by("otto"), call=CALL, offer=build.offer(3))
    here(*both).when(second, at=3).refused(Refusal.already_filled, taken_by="Olaf")


def test_an_officer_fills_no_call_and_leaves_it_to_the_coach() -> None:
    gone = happened(ev.ResponderGivenUp, reason=DeclineReason.other)
    call = here(*RINGING, happened(ev.OfferAccepted, "olaf", 2), gone).scene.calls[CALL]
    assert (call.is_filled(), [a.responder for a in call.committed()]) == (False, ["olaf"])


def test_an_officer_who_gives_up_is_replaced() -> None:
    yes = happened(ev.OfferAccepted, "olaf", 2)
    up = do.Progress(by=by("olaf"), call=CALL, offer=build.offer(2), step=do.Step.give_up)
    assert asked(here(*RINGING, yes).scene, 5, up) == ["otto"]


def test_an_officer_who_is_done_is_free_and_nobody_else_is_asked() -> None:
    yes = happened(ev.OfferAccepted, "olaf", 2)
    done = do.Progress(by=by("olaf"), call=CALL, offer=build.offer(2), step=do.Step.clear)
    facts = here(*RINGING, yes).when(done, at=9).facts()
    assert [f.event.type for f in facts] == ["responder.clear"]


def test_an_old_offer_behind_a_closed_gate_is_over() -> None:
    scene = here(*RINGING, happened(ev.OfferExpired, "olaf", 2), fact_of(ev.PoliceWithdrawn)).scene
    given(scene=scene).when(ACCEPT, at=3).refused(Refusal.not_found)


def test_a_yes_that_overtakes_the_taking_back_finds_the_gate_closed() -> None:
    given(*RINGING, fact_of(ev.PoliceWithdrawn), scene=police.scene()).when(ACCEPT, at=3).refused(Refusal.gate_closed)


def test_an_officer_asked_in_two_calls_comes_to_one() -> None:
    scene = here(*RINGING).scene
    other = [replace(e, call=build.CallId("other")) for e in gate_open()[4:] if isinstance(e, ev.PoliceEvent)]
    rings = patrolled("olaf", 1, call="other")
    scene = given(raised("other"), *other, rings, scene=scene).scene
    facts = given(scene=scene).when(ACCEPT, at=3).facts()
    assert happened(ev.OfferWithdrawn, "olaf", 1, call="other", why=WithdrawReason.committed_elsewhere) in [
        f.event for f in facts
    ]


def test_the_end_of_the_call_quiets_and_clears_everybody() -> None:
    yes = happened(ev.OfferAccepted, "olaf", 2)
    end = do.Close(by=by("cora"), call=CALL, disposition=Disposition.resolved)
    scene = (
        here(*RINGING, yes)
        .when(end, at=9)
        .then(
            happened(ev.ResponderClear),
            happened(ev.ResponderClear, "olaf", 2),
            ev.CallClosed(call=CALL, disposition=Disposition.resolved),
        )
    )
    assert scene.calls[CALL].alarm() is None


# --- time


def test_after_a_long_gap_nobody_is_rung_and_the_request_lapses() -> None:
    scene = here(*going()).when(ASK, at=0).asks("sam")
    facts = given(scene=scene).when(TICK, at=2000).facts()
    assert [f.event.type for f in facts if f.event.type != "responder.stalled"] == ["offer.expired", "police.withdrawn"]


@pytest.mark.parametrize("past", [(), going(), (*going(), MEETING), (*gate_open(), ev.CallCancelled(call=CALL))])
def test_where_nothing_waits_nothing_happens(past: tuple[Event, ...]) -> None:
    scene = here(*past).scene
    assert (decide(scene, TEND, at(1)), tick(scene, do.TickPolice(by=TIME, call=CALL), at(99))) == ([], [])


def test_a_request_whose_alarm_lies_ahead_is_left_alone() -> None:
    scene = here(*going()).when(ASK, at=0).asks("sam")
    assert tick(scene, do.TickPolice(by=TIME, call=CALL), at(3)) == []


def test_an_officers_offer_says_how_old_the_position_was_by_which_they_were_judged() -> None:
    near = LastPosition(point=Point(latitude=45.0, longitude=-93.31), age=121.4)
    scene = replace(here(*gate_open()).scene, positions={build.OLAF.id: near})
    facts = given(scene=scene).when(TEND, at=9).facts()
    offers = [f.event for f in facts if isinstance(f.event, ev.OfferMade)]
    assert [(e.responder, e.metres, e.position_age) for e in offers] == [("olaf", 786, 121)]
