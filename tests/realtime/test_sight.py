"""What must be looked at again, and who is to hear of it."""

import pytest

from app.core import events as ev
from app.core.events import Event
from app.core.ids import CallId, MessageId, PersonId
from app.core.words import DutyEnd, WithdrawReason
from app.realtime.sight import Moment, Stir, draw
from tests import build, police
from tests.given import given

HELP = CallId("help")
OTHER = CallId("other")


def stirred(*events: Event) -> Stir:
    stir = Stir()
    stir.add(build.fact(event, seq=seq) for seq, event in enumerate(events, start=1))
    return stir


def moment(*events: Event, seq: int = 9, heard_to: int = 5) -> Moment:
    call = build.call(*events)
    return Moment(epoch="e", seq=seq, heard_to=heard_to, stirred=2, at=build.at(1), scene=build.scene(calls={call.id: call}))


def test_a_fact_of_a_call_asks_for_that_call_only() -> None:
    stir = stirred(build.offered())
    assert (stir.calls, stir.whole, stir.duty) == ({HELP}, False, False)


@pytest.mark.parametrize(
    "event",
    [
        ev.RosterChanged(),
        ev.RightsChanged(person=PersonId("cora")),
        ev.PlanChanged(),
        ev.DutyPaused(person=PersonId("cora")),
        ev.DutyEnded(person=PersonId("cora"), why=DutyEnd.by_hand),
        Event(),
    ],
)
def test_any_other_fact_asks_for_everything(event: Event) -> None:
    stir = stirred(event)
    assert (stir.whole, stir.duty) == (True, True)


@pytest.mark.parametrize(
    "event",
    [
        build.accepted(),
        build.happened(ev.ResponderClear),
        build.happened(ev.ResponderReleased, why=WithdrawReason.revoked),
        ev.CallCancelled(call=HELP),
    ],
)
def test_who_is_committed_or_free_again_is_told_to_who_watches_duty(event: Event) -> None:
    assert stirred(event).duty


def test_who_is_asked_is_known() -> None:
    stir = stirred(*build.ringing())
    assert (stir.asked(), stir.is_urgent()) == ({PersonId("cora")}, True)


def test_a_look_that_failed_is_owed_with_what_came_since() -> None:
    now, before = stirred(build.accepted()), stirred(build.raised(OTHER), ev.RosterChanged())
    now.merge(before)
    assert (now.calls, now.whole, now.duty, [event.type for event in now.heard]) == (
        {HELP, OTHER},
        True,
        True,
        ["call.raised", "offer.accepted"],
    )


def test_a_partial_sight_names_what_was_stirred_and_vouches_for_what_was_heard() -> None:
    sight = draw(build.CORA, moment(), stirred(build.offered()), None)
    assert (list(sight.calls), sight.whole, sight.seq, sight.duty) == ([HELP], False, 5, None)


def test_a_whole_sight_names_all_open_calls_and_what_is_held() -> None:
    sight = draw(build.CORA, moment(), Stir(), frozenset({OTHER}))
    assert (sorted(sight.calls), sight.calls[OTHER], sight.whole, sight.seq, sight.stirred) == (
        [HELP, OTHER],
        None,
        True,
        9,
        2,
    )


def test_who_may_not_see_a_call_is_told_of_none() -> None:
    sight = draw(build.SUE, moment(), stirred(build.offered()), None)
    assert (sight.calls, sight.cues) == ({HELP: None}, ())


def test_who_is_not_in_the_district_any_more_sees_nothing() -> None:
    sight = draw(None, moment(), stirred(build.offered()), frozenset())
    assert (sight.calls, sight.duty, sight.cues) == ({HELP: None}, (), ())


def test_a_responder_sees_their_own_duty_and_a_manager_everybodys() -> None:
    own, board = (draw(who, moment(), Stir(), frozenset()).duty for who in (build.CORA, build.MAX))
    assert ([each.person.id for each in own or ()], len(board or ())) == (["cora"], len(build.scene().duty))


CUES = {
    "offer.made": (build.offered(), "cora"),
    "offer.withdrawn": (build.happened(ev.OfferWithdrawn, why=WithdrawReason.filled), "cora"),
    "offer.accepted": (build.accepted(), "tess"),
    "responder.en_route": (build.happened(ev.ResponderEnRoute), "tess"),
    "responder.released": (build.happened(ev.ResponderReleased, why=WithdrawReason.committed_elsewhere), "cora"),
    "responder.on_scene": (build.happened(ev.ResponderOnScene), "tess"),
    "call.raised": (build.raised(), "ada max mia sam"),
    "call.ladder_exhausted": (ev.CallLadderExhausted(call=HELP, asked=3), "ada max mia sam"),
}


@pytest.mark.parametrize("cue", CUES)
def test_each_cue_is_for_those_whom_it_concerns_and_nobody_else(cue: str) -> None:
    event, people = CUES[cue]
    hear = [who.id for who in build.EVERYBODY if draw(who, moment(), stirred(event), None).cues]
    assert sorted(hear) == people.split()


def test_what_nobody_needs_to_hear_is_no_cue() -> None:
    quiet = stirred(ev.CallPressedAgain(call=HELP), build.dispatched())
    assert [draw(who, moment(), quiet, None).cues for who in build.EVERYBODY] == [()] * len(build.EVERYBODY)


def test_the_adult_who_is_to_meet_the_officer_hears_of_it_and_of_each_message_and_nobody_else() -> None:
    said = ev.CallMessaged(call=HELP, message=MessageId("m"), digest="d")
    scene = given(*police.gate_open(), build.fact(said, by=build.by("sam")), scene=police.scene()).scene
    now = Moment(epoch="e", seq=9, heard_to=9, stirred=0, at=build.at(1), scene=scene)
    hear = [[who.id for who in build.EVERYBODY if draw(who, now, stirred(e), None).cues] for e in (police.MEETING, said)]
    assert hear == [["cole"], ["tess", "cora", "cole"]]


@pytest.mark.parametrize("past", [(*police.gate_open(), police.patrolled()), build.ringing(caller="olaf")])
def test_an_officer_hears_of_no_message_that_they_may_not_read(past: tuple[Event, ...]) -> None:
    said = ev.CallMessaged(call=HELP, message=MessageId("m"), digest="d")
    scene = given(*past, build.fact(said, by=build.by("sam")), scene=police.scene()).scene
    now = Moment(epoch="e", seq=9, heard_to=9, stirred=0, at=build.at(1), scene=scene)
    assert draw(build.OLAF, now, stirred(said), None).cues == ()
