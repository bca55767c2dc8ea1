"""What a responder may say to an offer and to their part."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.events import Event
from app.core.refusals import Refusal
from app.core.words import DeclineReason, Disposition, PickReason, WithdrawReason
from app.packs import shipped
from tests import build
from tests.build import CALL, accepted, at, by, dispatched, going, happened, offer, offered, raised, ringing
from tests.given import given

EXPIRED = happened(ev.OfferExpired)
DECLINED = happened(ev.OfferDeclined, reason=DeclineReason.other)
CLEAR = happened(ev.ResponderClear)
ON_SCENE = happened(ev.ResponderOnScene)
TAKEN = (offered("cole", 2), accepted("cole", 2))
ELSEWHERE = (raised("other"), offered("cora", 1, "other"), accepted("cora", 1, "other"))


def accept(who: str = "cora", number: int = 1, **changes: object) -> do.Accept:
    return do.Accept(by=by(who), call=CALL, offer=offer(number), **changes)  # type: ignore[arg-type]


def test_the_first_yes_wins() -> None:
    given(*ringing()).when(accept(said_at=at(-3))).then(replace(accepted(), said_at=at(-3)))


def test_a_yes_said_twice_is_one() -> None:
    given(*going()).when(accept()).then()


def test_the_second_yes_is_told_who_is_going() -> None:
    given(*ringing(), *TAKEN).when(accept()).refused(Refusal.already_filled, taken_by="Cole")


def test_one_who_is_going_and_gone_from_the_roster_has_no_name() -> None:
    people = [build.TESS, build.CORA]
    given(*ringing(), *TAKEN, scene=build.scene(*people)).when(accept()).refused(Refusal.already_filled, taken_by="")


@pytest.mark.parametrize(("past", "seconds"), [((EXPIRED,), 20), ((DECLINED,), 3), ((), 16)])
def test_a_late_yes_is_welcome_while_nobody_else_has_said_it(past: tuple[Event, ...], seconds: float) -> None:
    given(*ringing(), *past).when(accept(), at=seconds).then(replace(accepted(), late=True))


def test_a_yes_in_the_last_moment_is_in_time() -> None:
    given(*ringing()).when(accept(), at=15).then(accepted())


def test_an_old_notification_answers_for_the_newest_offer() -> None:
    given(*ringing(), EXPIRED, offered("cora", 2)).when(accept()).then(accepted("cora", 2))


@pytest.mark.parametrize(
    ("past", "command", "code"),
    [
        (ringing(), accept("ghost"), Refusal.not_allowed),
        (ringing(), accept("cole"), Refusal.not_found),
        (ringing(), accept(number=7), Refusal.not_found),
        ((*ringing(), offered("cole", 2)), accept("cole"), Refusal.not_found),
        (ringing(), accept("max"), Refusal.not_found),
        ((*ringing(), ev.CallCancelled(call=CALL)), accept(), Refusal.call_over),
        ((*ringing(), *ELSEWHERE), accept(), Refusal.committed_elsewhere),
        ((*ringing(), happened(ev.OfferWithdrawn, why=WithdrawReason.paused)), accept(), Refusal.offer_over),
    ],
)
def test_a_yes_that_cannot_be_is_refused(past: tuple[Event, ...], command: do.Accept, code: Refusal) -> None:
    given(*past).when(command).refused(code)


def test_a_yes_to_a_call_that_is_over_is_refused() -> None:
    over = ev.CallClosed(call=CALL, disposition=Disposition.resolved)
    given(*ringing(), over).when(accept()).refused(Refusal.call_over)


@pytest.mark.parametrize("scene", [build.alone(), build.scene(duty={build.CORA.id: build.duty(build.CORA, status="paused")})])
def test_who_is_off_duty_cannot_say_yes(scene: build.Scene) -> None:
    given(*ringing(), EXPIRED, scene=scene).when(accept()).refused(Refusal.not_on_duty)


# --- no


DECLINE = do.Decline(by=by("cora"), call=CALL, offer=offer(), reason=DeclineReason.with_student)


def test_when_the_last_one_ringing_cannot_go_the_next_rung_rings_at_once() -> None:
    scene = given(*ringing()).when(DECLINE, at=3).asks("cole", "fay")
    assert (scene.calls[CALL].rung, scene.calls[CALL].due) == (2, at(18))


def test_while_somebody_else_rings_a_no_moves_nothing() -> None:
    no = replace(DECLINED, reason=DeclineReason.with_student)
    given(*ringing(), offered("cole", 2)).when(DECLINE).then(no)


def test_a_no_that_comes_too_late_is_nothing() -> None:
    given(*ringing(), EXPIRED).when(DECLINE).then()


WHY = happened(ev.OfferExplained, reason=DeclineReason.with_student)


def test_a_no_that_is_said_again_with_a_reason_only_says_why_and_once() -> None:
    scene = given(*ringing(), DECLINED).when(DECLINE).then(WHY)
    given(scene=scene).when(DECLINE).then()


def test_a_no_that_is_said_again_without_a_reason_is_nothing() -> None:
    given(*ringing(), DECLINED).when(replace(DECLINE, reason=DeclineReason.other)).then()


def test_why_not_is_no_answer_to_an_offer_that_came_after_it() -> None:
    given(*ringing(), DECLINED, offered("cora", 2)).when(DECLINE).then(WHY)


@pytest.mark.parametrize("over", [ev.CallCancelled(call=CALL), ev.CallClosed(call=CALL, disposition=Disposition.resolved)])
def test_why_not_may_be_said_of_a_call_that_is_over(over: Event) -> None:
    given(*ringing(), DECLINED, over).when(DECLINE).then(WHY)


def test_nobody_says_why_another_one_could_not() -> None:
    given(*ringing(), DECLINED).when(replace(DECLINE, by=by("cole"))).refused(Refusal.not_found)


def test_who_is_going_gives_up_but_does_not_decline() -> None:
    given(*going()).when(DECLINE).refused(Refusal.offer_over)


# --- progress


def progress(step: do.Step, **changes: object) -> do.Progress:
    return do.Progress(by=by("cora"), call=CALL, offer=offer(), step=step, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("step", "event"),
    [
        (do.Step.en_route, happened(ev.ResponderEnRoute, said_at=at(1))),
        (do.Step.on_scene, happened(ev.ResponderOnScene, said_at=at(1))),
        (do.Step.clear, happened(ev.ResponderClear, said_at=at(1))),
    ],
)
def test_each_step_is_said_once(step: do.Step, event: Event) -> None:
    scene = given(*going()).when(progress(step, said_at=at(1))).then(event)
    given(scene=scene).when(progress(step, said_at=at(1))).then()


def test_no_step_on_scene_waits_for_a_form_however_much_the_policy_will_ask() -> None:
    scene = build.scene(setup=build.setup(policy=shipped.policy("west-st-paul")))
    past = (*going(), happened(ev.ResponderEnRoute))
    arrived = given(*past, scene=scene).when(progress(do.Step.on_scene)).then(ON_SCENE)
    given(scene=arrived).when(progress(do.Step.clear)).then(CLEAR)


def test_who_gives_up_is_replaced_at_once_by_somebody_else() -> None:
    scene = given(*going()).when(progress(do.Step.give_up, reason=DeclineReason.not_safe_to_leave)).asks("cole")
    assert (scene.calls[CALL].cause, scene.calls[CALL].rung) == ("given_up", 1)


@pytest.mark.parametrize(
    ("past", "step", "code", "told"),
    [
        (ringing(), do.Step.en_route, Refusal.not_on_this_call, {}),
        ((*going(), CLEAR), do.Step.en_route, Refusal.not_on_this_call, {}),
        ((*going(), ON_SCENE), do.Step.en_route, Refusal.step_out_of_order, {"now": "on_scene"}),
    ],
)
def test_a_step_out_of_order_is_refused(past: tuple[Event, ...], step: do.Step, code: Refusal, told: dict[str, str]) -> None:
    given(*past).when(progress(step)).refused(code, **told)


def test_who_is_clear_is_not_asked_back_to_the_same_call_but_to_the_next() -> None:
    other = (raised("other"), dispatched(call="other"))
    past = (*going(plan=build.life_plan()), *other)
    scene = given(*past, scene=build.alone("cora")).when(progress(do.Step.clear)).asks("cora")
    assert scene.calls[build.CallId("other")].live()[0].responder == "cora"


# --- milestones


def receive(*, seen: bool, who: str = "cora", **changes: object) -> do.Receive:
    usual = do.Receive(by=by(who), call=CALL, offer=offer(), seen=seen, observed_at=at(2))
    return replace(usual, **changes)


PHONE = {"device": by("cora").device, "observed_at": at(2)}


@pytest.mark.parametrize(("seen", "kind"), [(False, ev.OfferDelivered), (True, ev.OfferSeen)])
@pytest.mark.parametrize("outcome", [(), (EXPIRED,), (accepted(),)])
def test_a_milestone_is_taken_once_and_after_any_outcome(
    seen: bool, kind: type[ev.OfferEvent], outcome: tuple[Event, ...]
) -> None:
    scene = given(*ringing(), *outcome).when(receive(seen=seen)).then(happened(kind, **PHONE))
    given(scene=scene).when(receive(seen=seen)).then()


@pytest.mark.parametrize(
    "command",
    [
        receive(seen=True, call=build.CallId("nothing")),
        receive(seen=True, offer=offer(9)),
        receive(seen=True, who="cole"),
        receive(seen=True, by=ev.Actor(person=build.CORA.id)),
    ],
)
def test_a_milestone_of_somebody_else_is_nothing(command: do.Receive) -> None:
    given(*ringing()).when(command).then()


# --- taking


def take(who: str = "max") -> do.Take:
    return do.Take(by=by(who), call=CALL)


TOOK = offered("max", 2, until=at(1), reason=PickReason.took_it, metres=None, seconds=None)


def test_a_supervisor_goes_without_having_been_asked() -> None:
    given(*ringing()).when(take()).then(TOOK, accepted("max", 2), happened(ev.OfferWithdrawn, why=WithdrawReason.filled))


def test_a_supervisor_who_is_ringing_says_yes_by_taking() -> None:
    given(raised(), dispatched(4), offered("max")).when(take()).then(accepted("max"))


def test_a_supervisor_who_once_was_asked_takes_it_anew() -> None:
    given(raised(), dispatched(4), offered("max"), happened(ev.OfferExpired, "max")).when(take()).then(
        replace(TOOK, rung=4), accepted("max", 2)
    )


def test_taking_twice_is_taking_once() -> None:
    given(raised(), offered("max"), accepted("max")).when(take()).then()


@pytest.mark.parametrize(
    ("past", "who", "code", "told"),
    [
        (going(), "max", Refusal.already_filled, {"taken_by": "Cora"}),
        (ringing(caller="max"), "max", Refusal.not_allowed, {}),
        (ringing(), "cora", Refusal.not_allowed, {}),
        (
            (*ringing(), raised("other"), offered("max", 1, "other"), accepted("max", 1, "other")),
            "max",
            Refusal.committed_elsewhere,
            {},
        ),
    ],
)
def test_not_everybody_may_take_it(past: tuple[Event, ...], who: str, code: Refusal, told: dict[str, str]) -> None:
    given(*past).when(take(who)).refused(code, **told)
