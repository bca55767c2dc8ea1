"""The type of help gets its name."""

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch.saying import MOST_SAID
from app.core.ids import CallId
from app.core.policy import Policy
from app.core.refusals import Refusal
from app.core.words import EscalationCause, Priority
from tests import build
from tests.build import CALL, at, by, fact, going, happened, ringing
from tests.given import given

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
