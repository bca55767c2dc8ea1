"""Which rung now, and what it costs to find nobody on it."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core.call import Call
from app.core.ids import PersonId
from app.core.ladder import Ascent, again, climb, join, next_picks, offers, reach, seats
from app.core.scene import Scene
from app.core.words import DeclineReason, EscalationCause, Group
from tests import build
from tests.build import CALL, accepted, at, dispatched, happened, offered, raised, ringing
from tests.given import given

Cause = EscalationCause
LIFE = build.life_plan()


def of(scene: Scene) -> Call:
    return scene.calls[CALL]


def told(events: list[ev.CallEvent]) -> list[str]:
    """A ladder's events in short: where it stands and why, and whom it rings until when."""
    return [_told(event) for event in events]


def _told(event: ev.CallEvent) -> str:
    match event:
        case ev.CallDispatched(rung=rung, due=due):
            return f"rung {rung} until {(due - build.NINE).seconds}: raised"
        case ev.CallEscalated(rung=rung, due=due, cause=cause):
            return f"rung {rung} until {(due - build.NINE).seconds}: {cause}"
        case ev.OfferMade(responder=who, rung=rung, until=until):
            return f"{who} on {rung} until {(until - build.NINE).seconds}"
        case ev.CallLadderExhausted(asked=asked):
            return f"exhausted, {asked} asked"
        case _:
            return event.type


def test_a_rung_rings_whom_the_plan_seats_on_it() -> None:
    scene = given(raised()).scene
    assert told(reach(of(scene), scene, Ascent(rung=1, cause=Cause.raised), at(0))) == [
        "rung 1 until 15: raised",
        "cora on 1 until 15",
    ]


def test_an_empty_rung_is_skipped_at_once_and_said_so() -> None:
    scene = given(raised(), scene=build.alone("finn")).scene
    assert told(reach(of(scene), scene, Ascent(rung=1, cause=Cause.raised), at(0))) == [
        "rung 1 until 0: raised",
        "rung 2 until 15: nobody_eligible",
        "finn on 2 until 15",
    ]


def test_every_gap_of_a_skipped_rung_is_on_record() -> None:
    scene = given(raised(), scene=build.alone("finn")).scene
    first = reach(of(scene), scene, Ascent(rung=1, cause=Cause.raised), at(0))[0]
    assert isinstance(first, ev.CallDispatched)
    assert [(gap.person, gap.reason.value) for gap in first.gaps] == [("cole", "off_duty"), ("cora", "off_duty")]


def test_with_nobody_eligible_the_top_is_reached_at_once_and_holds() -> None:
    scene = given(raised(), scene=build.alone()).scene
    assert told(reach(of(scene), scene, Ascent(rung=1, cause=Cause.raised), at(0))) == [
        "rung 1 until 0: raised",
        "rung 2 until 0: nobody_eligible",
        "rung 3 until 0: nobody_eligible",
        "rung 4 until 30: nobody_eligible",
        "exhausted, 0 asked",
    ]


def test_the_end_of_the_ladder_is_said_once() -> None:
    scene = given(raised(), ev.CallLadderExhausted(call=CALL, asked=0)).scene
    assert told(reach(of(scene), scene, Ascent(rung=4, cause=Cause.repeat), at(60))) == [
        "rung 4 until 90: repeat",
        "max on 4 until 90",
        "mia on 4 until 90",
    ]


def test_a_rung_with_nobody_new_holds_while_somebody_rings() -> None:
    scene = given(*ringing(), scene=build.alone("cora", "max")).scene
    assert told(climb(of(scene), scene, Cause.by_hand, at(5))) == ["rung 2 until 20: by_hand"]


def test_above_the_top_is_the_top() -> None:
    scene = given(raised(), dispatched(9), scene=build.alone("max")).scene
    assert told(climb(of(scene), scene, Cause.silence, at(20))) == [
        "rung 4 until 50: repeat",
        "max on 4 until 50",
        "exhausted, 1 asked",
    ]


def test_a_threat_to_life_rings_everybody_at_once() -> None:
    scene = given(raised(plan=LIFE)).scene
    rung = [
        event.responder
        for event in reach(of(scene), scene, Ascent(rung=1, cause=Cause.raised), at(0))
        if isinstance(event, ev.OfferMade)
    ]
    assert sorted(rung) == ["cole", "cora", "fay", "finn", "max", "mia", "sam"]


@pytest.mark.parametrize(
    ("on_duty", "cause", "exhausted"),
    [
        (["cora"], Cause.raised, False),
        (["cora"], Cause.repeat, True),
        ([], Cause.raised, True),
    ],
)
def test_everybody_at_once_is_the_end_of_the_ladder_only_in_silence(
    on_duty: list[str], cause: EscalationCause, exhausted: bool
) -> None:
    scene = given(raised(plan=LIFE), scene=build.alone(*on_duty)).scene
    events = reach(of(scene), scene, Ascent(rung=4, cause=cause), at(0))
    assert any(isinstance(event, ev.CallLadderExhausted) for event in events) is exhausted


def test_everybody_on_the_ladder_is_each_group_once() -> None:
    call = build.call(raised(plan=LIFE))
    expected = [Group.coaches, Group.floats, Group.safety_administrators, Group.managers]
    assert [(seat.group, seat.count) for seat in seats(call, 1)] == [(group, None) for group in expected]


def test_a_new_round_asks_again_who_could_not_come_in_the_one_before() -> None:
    no = happened(ev.OfferDeclined, reason=DeclineReason.other)
    scene = given(*ringing(), no, scene=build.alone("cora")).scene
    assert told(reach(of(scene), scene, Ascent(rung=1, cause=Cause.backup), at(5))) == [
        "rung 1 until 20: backup",
        "cora on 1 until 20",
    ]


def test_a_new_ladder_may_end_again_and_says_so_again() -> None:
    scene = given(raised(), ev.CallLadderExhausted(call=CALL, asked=0), scene=build.alone()).scene
    assert told(reach(of(scene), scene, Ascent(rung=1, cause=Cause.given_up), at(0)))[-1] == "exhausted, 0 asked"


def test_offers_are_numbered_on() -> None:
    scene = given(*ringing()).scene
    made = reach(of(scene), scene, Ascent(rung=2, cause=Cause.silence), at(15))
    assert [event.offer for event in made if isinstance(event, ev.OfferMade)] == ["help.2", "help.3"]


def test_how_far_somebody_is_is_not_said_when_nobody_can_tell() -> None:
    nowhere = build.setup(schools={school.id: replace(school, point=None) for school in build.SCHOOLS})
    scene = given(raised(), scene=build.scene(setup=nowhere)).scene
    made = [e for e in reach(of(scene), scene, Ascent(rung=2, cause=Cause.silence), at(15)) if isinstance(e, ev.OfferMade)]
    assert {(e.metres is None, e.seconds is None) for e in made if e.reason.value == "float_by_travel"} == {(True, True)}


def test_no_picks_are_no_offers() -> None:
    assert offers(build.call(), 1, at(15), []) == []


@pytest.mark.parametrize(
    ("who", "rung", "asked"),
    [
        ("cole", 1, []),
        ("cole", 2, ["cole on 2 until 15"]),
        ("cole", 3, ["cole on 3 until 15"]),
        ("sam", 2, []),
        ("sam", 3, ["sam on 3 until 15"]),
        ("sam", 9, ["sam on 9 until 15"]),
    ],
)
def test_who_comes_free_is_asked_when_they_stand_on_a_rung_already_reached(who: str, rung: int, asked: list[str]) -> None:
    scene = given(raised(), dispatched(rung), offered()).scene
    assert told(join(of(scene), scene, PersonId(who), at(5))) == asked


def test_who_comes_free_when_the_rung_is_over_is_the_next_rungs_business() -> None:
    scene = given(*ringing()).scene
    assert join(of(scene), scene, PersonId("cole"), at(15)) == []


def test_nobody_joins_a_call_that_waits_for_nothing() -> None:
    scene = given(raised()).scene
    assert join(of(scene), scene, PersonId("cole"), at(5)) == []


def test_an_offer_that_ends_within_its_rungs_time_is_made_again() -> None:
    scene = given(raised(), offered("max"), dispatched(4, 35), happened(ev.OfferExpired, "max")).scene
    assert told(again(of(scene), scene, {PersonId("max"), PersonId("cora")})) == ["max on 4 until 35"]


def test_without_a_time_nothing_is_made_again() -> None:
    scene = given(raised(), offered("cora"), happened(ev.OfferExpired), scene=build.alone("max")).scene
    call = replace(of(scene), rung=4)
    assert again(call, scene, {PersonId("max")}) == []


def test_the_forecast_names_the_next_rung() -> None:
    scene = given(*ringing()).scene
    assert next_picks(of(scene), scene) == ("cole", "fay")


def test_the_forecast_at_the_top_is_the_next_round() -> None:
    no = happened(ev.OfferDeclined, "max", reason=DeclineReason.other)
    scene = given(raised(), dispatched(4), offered("max"), no, scene=build.alone("max")).scene
    assert next_picks(of(scene), scene) == ("max",)


def test_who_is_going_is_in_no_forecast() -> None:
    scene = given(raised(plan=LIFE), dispatched(4), offered(), accepted(), scene=build.alone("cora")).scene
    assert next_picks(of(scene), scene) == ()
