"""The type of help gets its name."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.board import view
from app.core.dispatch.saying import MOST_SAID
from app.core.ids import CallId
from app.core.policy import Policy
from app.core.refusals import Refusal
from app.core.visitors import visitor_id
from app.core.words import EscalationCause, Priority, Purpose, RequestState, WithdrawReason
from tests import build, police
from tests.build import CALL, at, by, fact, going, happened, ringing
from tests.given import Given, given

SLEPT = ev.CallReviewNeeded(call=CALL, overdue_since=at(15))
CLEAR = happened(ev.ResponderClear)
AGAIN = ev.CallPressedAgain(call=CALL)
LATER = CallId("later")


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
    assert (after.calls[CALL].needed, after.calls[CALL].silence()) == (2, at(1215))


def test_a_type_that_needs_more_people_while_the_first_is_sought_goes_on() -> None:
    scene = with_plans(build.plan("riot", needed=2))
    after = given(*ringing(), scene=scene).when(amend("riot")).asks()
    assert (after.calls[CALL].needed, after.calls[CALL].rung) == (2, 1)


NAMED = [
    fact(ev.CallAmended(call=CALL, call_type=name, plan=build.plan(name)), by=by("tess"))
    for name in ["fight", "visitor"] * (MOST_SAID // 2)
]


def test_a_name_too_many_is_refused() -> None:
    given(*ringing(), *NAMED).when(amend("fight")).refused(Refusal.said_enough)


def test_a_threat_to_life_is_named_however_much_was_said_before() -> None:
    assert given(*ringing(), *NAMED).when(amend("weapon")).facts()


# --- a stranger's word

VERA, VITO = (ev.Actor(person=visitor_id(build.ROOM, name)) for name in ("vera", "vito"))
STRANGERS = ringing(caller=VERA.person)
FIGHT = ev.CallAmended(call=CALL, call_type="fight", plan=build.plan("fight"))


def strangers_press(who: ev.Actor, call_type: str) -> do.Raise:
    return do.Raise(by=who, call=LATER, place=build.ROOM, call_type=call_type, scanned=True)


def test_a_stranger_gives_what_they_alone_pressed_for_its_first_name() -> None:
    mild = ev.CallAmended(call=CALL, call_type="visitor", plan=build.plan("visitor", priority=Priority.everyday))
    given(*STRANGERS).when(do.Amend(by=VERA, call=CALL, call_type="visitor")).then(mild)
    given(*STRANGERS).when(strangers_press(VERA, "visitor")).then(AGAIN, mild)


@pytest.mark.parametrize("past", [(fact(AGAIN, by=VITO),), (FIGHT,)])
@pytest.mark.parametrize("who", [VERA, VITO])
def test_a_stranger_makes_nothing_milder_that_has_a_name_or_is_anothers_too(past: tuple[ev.Event, ...], who: ev.Actor) -> None:
    scene = given(*STRANGERS, fact(AGAIN, by=VITO), *past).scene
    given(scene=scene).when(do.Amend(by=who, call=CALL, call_type="visitor")).refused(Refusal.not_allowed)
    given(scene=scene).when(strangers_press(who, "visitor")).then(AGAIN)


def test_a_stranger_sends_nobody_of_the_police_home() -> None:
    ringing_for = replace(police.asked_police(), call=CALL)
    matters(*STRANGERS, ringing_for).when(do.Amend(by=VERA, call=CALL, call_type="discipline")).refused(Refusal.not_allowed)


def test_a_stranger_who_names_more_people_for_less_is_not_followed() -> None:
    scene = with_plans(build.plan("crowd", needed=3, priority=Priority.everyday))
    past = (*STRANGERS, FIGHT)
    given(*past, scene=scene).when(do.Amend(by=VERA, call=CALL, call_type="crowd")).refused(Refusal.not_allowed)


def test_a_strangers_worse_word_counts_whoever_named_the_call() -> None:
    press = strangers_press(VITO, "weapon")
    assert (
        Priority.life
        is given(*STRANGERS, FIGHT).when(press).asks("cole", "fay", "finn", "sam", "max", "mia").calls[CALL].plan.priority
    )


# --- a school matter

MATTER = build.plan("discipline")
YES = happened(ev.OfferAccepted, "olaf", 2)
OFFICER_COMES = (*police.gate_open(), police.patrolled(), YES)


def matters(*past: ev.Event) -> Given:
    scene = police.scene()
    policy = replace(scene.setup.policy, plans=(*scene.setup.policy.plans, MATTER))
    return given(*past, scene=replace(scene, setup=replace(scene.setup, policy=policy)))


def test_a_question_about_police_ends_when_the_call_turns_out_to_be_the_schools() -> None:
    past = (*going(), police.asked_police(), build.offered("sam", 2, purpose=Purpose.approve))
    told = [f.event for f in matters(*past).when(amend("discipline")).facts()]
    quiet = happened(ev.OfferWithdrawn, "sam", 2, why=WithdrawReason.school_matter)
    assert told[1:] == [police.fact_of(ev.PoliceWithdrawn), quiet]


def test_who_asked_is_told_that_the_call_is_the_schools_to_settle() -> None:
    past = (*going(), police.asked_police(), ev.CallAmended(call=CALL, call_type="discipline", plan=MATTER))
    scene = matters(*past, police.fact_of(ev.PoliceWithdrawn)).scene
    seen = view(scene.calls[CALL], build.CORA, scene, at(9))
    assert seen is not None
    assert seen.police is not None
    assert (seen.police.state, seen.police.is_school_matter) == (RequestState.withdrawn, True)


@pytest.mark.parametrize(("past", "kind"), [(OFFICER_COMES, ev.ResponderReleased), (OFFICER_COMES[:-1], ev.OfferWithdrawn)])
def test_an_officer_who_rings_or_comes_is_let_go(past: tuple[ev.Event, ...], kind: type[ev.OfferEvent]) -> None:
    told = [f.event for f in matters(*past).when(amend("discipline")).facts()]
    freed = happened(kind, "olaf", 2, why=WithdrawReason.school_matter)
    assert told[1:] == [police.fact_of(ev.PoliceWithdrawn), freed]


def test_while_an_officer_is_asked_in_a_danger_the_call_becomes_no_school_matter() -> None:
    threat = (*going(), police.asked_police(reason="threat", conditions=()), police.fact_of(ev.PoliceGateOpened))
    owed = (*going(), police.asked_police(danger=True, reason=""), police.fact_of(ev.PoliceGateOpened))
    named = (*going(plan=build.life_plan()), police.asked_police())
    for past in (threat, owed, named):
        matters(*past).when(amend("discipline")).refused(Refusal.danger_stands)
    back = police.fact_of(ev.PoliceWithdrawn)
    assert matters(*owed, back).when(amend("discipline")).facts()[0].event.type == "call.amended"


def test_a_press_that_names_a_school_matter_in_a_danger_is_a_press_all_the_same() -> None:
    past = (*ringing(), police.asked_police(danger=True, reason=""), police.fact_of(ev.PoliceGateOpened))
    press = do.Raise(by=by("tess"), call=LATER, place=build.ROOM, call_type="discipline")
    told = {f.event.type for f in matters(*past).when(press).facts()}
    assert "call.pressed_again" in told
    assert "call.amended" not in told
