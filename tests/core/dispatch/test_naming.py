"""Asked by name: an offer that says who asks. Until it is taken, whoever is going keeps the call."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.events import Event
from app.core.ids import PersonId
from app.core.refusals import Refusal
from app.core.words import DeclineReason, Disposition, DutyEnd, GapReason, Group, PickReason, Role, WithdrawReason
from tests import build, police
from tests.build import CALL, accepted, at, by, dispatched, fact, going, happened, offered, raised, ringing
from tests.given import given

COLE = PersonId("cole")
CORA = PersonId("cora")
TICK = do.TickCall(by=build.TIME, call=CALL)


def ask(who: str = "cole", instead_of: str | None = None, by_whom: str = "max") -> do.AskByName:
    old = PersonId(instead_of) if instead_of else None
    return do.AskByName(by=by(by_whom), call=CALL, person=PersonId(who), instead_of=old)


def named(who: str = "cole", number: int = 2, **changes: object) -> ev.OfferMade:
    usual = offered(who, number, until=at(31), reason=PickReason.by_name, asked_by=PersonId("max"), metres=65, seconds=46)
    return replace(usual, **changes)  # type: ignore[arg-type]


INSTEAD = (*going(), named(instead_of=CORA))
BESIDE = (*going(), named(beside=True))


def yes(who: str = "cole", number: int = 2) -> do.Accept:
    return do.Accept(by=by(who), call=CALL, offer=build.offer(number))


def test_somebody_is_asked_by_name_while_the_ladder_rings_on() -> None:
    scene = given(*ringing()).when(ask()).then(named())
    assert [a.responder for a in scene.calls[CALL].live()] == ["cora", "cole"]


def test_somebody_is_asked_to_come_beside_those_who_are_enough() -> None:
    given(*going()).when(ask()).then(named(beside=True))


def test_somebody_is_asked_in_the_place_of_another_who_keeps_the_call_meanwhile() -> None:
    scene = given(*going()).when(ask(instead_of="cora")).then(named(instead_of=CORA))
    assert [a.responder for a in scene.calls[CALL].going()] == ["cora"]


def test_a_float_is_asked_with_the_road_that_they_have() -> None:
    made = given(*going()).when(ask("fay")).facts()[0].event
    assert isinstance(made, ev.OfferMade)
    assert (made.reason, (made.seconds or 0) > 100) == (PickReason.by_name, True)


def test_how_far_somebody_is_of_whom_nobody_knows_the_school_is_not_told() -> None:
    nowhere = build.person("nora", Role.float_, school=None)
    scene = build.scene(*build.EVERYBODY, nowhere)
    made = given(*going(), scene=scene).when(ask("nora")).facts()[0].event
    assert isinstance(made, ev.OfferMade)
    assert (made.metres, made.seconds) == (None, None)


def test_who_rings_already_is_not_asked_twice() -> None:
    given(*ringing()).when(ask("cora")).then()


def test_who_rings_already_is_not_asked_to_take_a_place_that_nothing_would_free() -> None:
    already = {"why": str(GapReason.already_ringing)}
    given(*BESIDE).when(ask("cole", instead_of="cora")).refused(Refusal.cannot_be_asked, **already)
    given(*INSTEAD).when(ask("cole")).refused(Refusal.cannot_be_asked, **already)
    given(*INSTEAD).when(ask("cole", instead_of="cora")).then()


def test_with_their_yes_the_other_is_released() -> None:
    released = happened(ev.ResponderReleased, why=WithdrawReason.reassigned)
    scene = given(*INSTEAD).when(yes()).then(released, accepted("cole", 2))
    assert [a.responder for a in scene.calls[CALL].going()] == ["cole"]


def test_with_their_yes_beside_the_other_both_go() -> None:
    scene = given(*BESIDE).when(yes()).then(ev.CallBackupAsked(call=CALL, needed=2), accepted("cole", 2))
    assert [a.responder for a in scene.calls[CALL].going()] == ["cora", "cole"]


def test_with_their_no_nothing_has_changed() -> None:
    no = do.Decline(by=by("cole"), call=CALL, offer=build.offer(2), reason=DeclineReason.other)
    scene = given(*INSTEAD).when(no).then(happened(ev.OfferDeclined, "cole", 2, reason=DeclineReason.other))
    assert [a.responder for a in scene.calls[CALL].going()] == ["cora"]


@pytest.mark.parametrize("past", [INSTEAD, BESIDE])
def test_with_their_silence_nothing_has_changed_and_a_late_yes_is_refused(past: tuple[Event, ...]) -> None:
    scene = given(*past).when(TICK, at=31).then(happened(ev.OfferExpired, "cole", 2))
    assert [a.responder for a in scene.calls[CALL].going()] == ["cora"]
    given(scene=scene).when(yes(), at=40).refused(Refusal.already_filled, taken_by="Cora")


@pytest.mark.parametrize(
    "over",
    [
        do.Progress(by=by("cora"), call=CALL, offer=build.offer(), step=do.Step.on_scene),
        do.Progress(by=by("cora"), call=CALL, offer=build.offer(), step=do.Step.clear),
    ],
)
def test_who_arrives_or_is_done_meanwhile_is_not_replaced(over: do.Progress) -> None:
    facts = [line.event for line in given(*INSTEAD).when(over).facts()]
    assert happened(ev.OfferWithdrawn, "cole", 2, why=WithdrawReason.filled) in facts


def test_an_officer_on_the_way_is_nobodys_place() -> None:
    coming = (*police.gate_open(), police.patrolled(), accepted("olaf", 2))
    given(*coming, scene=police.scene()).when(ask(instead_of="olaf")).refused(Refusal.not_replaceable)


def test_a_yes_in_the_place_of_an_officer_that_was_asked_for_before_releases_no_officer() -> None:
    old = named(number=3, instead_of=PersonId("olaf"))
    coming = (*police.gate_open(), police.patrolled(), accepted("olaf", 2), old)
    given(*coming, scene=police.scene()).when(yes(number=3)).refused(Refusal.already_filled, taken_by="Cora")


def test_of_two_who_are_asked_for_one_place_the_first_yes_has_it() -> None:
    past = (*INSTEAD, named("fay", 3, instead_of=CORA))
    facts = [line.event for line in given(*past).when(yes()).facts()]
    assert happened(ev.OfferWithdrawn, "fay", 3, why=WithdrawReason.filled) in facts


def test_when_the_other_gives_up_meanwhile_the_named_one_rings_on() -> None:
    up = do.Progress(by=by("cora"), call=CALL, offer=build.offer(), step=do.Step.give_up)
    facts = given(*INSTEAD).when(up).facts()
    scene = given(*INSTEAD, *facts).scene
    assert [a.responder for a in scene.calls[CALL].live()] == ["cole"]
    assert [line.event for line in given(scene=scene).when(yes()).facts()] == [accepted("cole", 2)]


def test_a_call_that_waits_for_review_may_be_given_to_somebody_by_name() -> None:
    past = (*ringing(), fact(happened(ev.OfferExpired), 15), ev.CallReviewNeeded(call=CALL, overdue_since=at(15)))
    scene = given(*past).when(ask()).then(named())
    assert scene.calls[CALL].alarm() == at(31)
    given(scene=scene).when(TICK, at=31).then(happened(ev.OfferExpired, "cole", 2))
    taken = given(scene=scene).when(yes()).then(accepted("cole", 2))
    assert not taken.calls[CALL].review_needed


def test_a_cannot_of_this_round_does_not_bind_who_asks_by_name() -> None:
    no = happened(ev.OfferDeclined, reason=DeclineReason.other)
    given(*ringing(), no, dispatched(2), offered("fay", 2)).when(ask("cora")).asks("cora")


SOUTH = (raised("south", caller="sue", room="s101"), offered("cole", 1, "south"), accepted("cole", 1, "south"))


@pytest.mark.parametrize(
    ("who", "past", "why"),
    [
        ("cora", going(), "on_this_call"),
        ("cora", (*going(), happened(ev.ResponderClear)), "on_this_call"),
        ("cole", (*going(), *SOUTH), "committed"),
        ("cole", (*going(), ev.DutyPaused(person=COLE)), "paused"),
        ("cole", (*going(), ev.DutyEnded(person=COLE, why=DutyEnd.by_hand)), "off_duty"),
        ("olaf", going(), "not_in_plan"),
        ("cole", (raised(caller="cole"), dispatched(), offered(), accepted()), "is_caller"),
    ],
)
def test_who_may_not_be_asked_is_refused_with_the_reason(who: str, past: tuple[Event, ...], why: str) -> None:
    given(*past).when(ask(who)).refused(Refusal.cannot_be_asked, why=why)


def test_no_name_opens_the_gate_to_an_officer_whatever_the_plan_says() -> None:
    officers = build.plan(rungs=(*build.LADDER, build.rung(30, Group.zone_officers, Group.managers)))
    given(*going(plan=officers)).when(ask("olaf")).refused(Refusal.cannot_be_asked, why="not_in_plan")


def test_an_officer_who_rings_through_the_gate_is_not_asked_by_name_too() -> None:
    past = (*police.gate_open(), police.patrolled())
    given(*past, scene=police.scene()).when(ask("olaf")).refused(Refusal.cannot_be_asked, why="already_ringing")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (ask("ghost"), Refusal.not_found),
        (ask("tess"), Refusal.not_a_responder),
        (ask(by_whom="cora"), Refusal.not_allowed),
        (ask(by_whom="tess"), Refusal.not_allowed),
        (ask(instead_of="fay"), Refusal.not_replaceable),
    ],
)
def test_it_is_refused_for_who_asks_and_who_is_meant(command: do.AskByName, code: Refusal) -> None:
    given(*going()).when(command).refused(code)


def test_whoever_has_arrived_is_not_replaced_from_afar() -> None:
    given(*going(), happened(ev.ResponderOnScene)).when(ask(instead_of="cora")).refused(Refusal.not_replaceable)


def test_a_call_that_is_over_asks_nobody() -> None:
    over = ev.CallClosed(call=CALL, disposition=Disposition.resolved)
    given(*going(), over).when(ask()).refused(Refusal.call_over)


def test_who_is_paused_after_they_were_asked_rings_no_more() -> None:
    facts = [line.event for line in given(*BESIDE).when(do.PauseDuty(by=by("cole"), person=COLE)).facts()]
    assert happened(ev.OfferWithdrawn, "cole", 2, why=WithdrawReason.paused) in facts


def test_an_officer_who_is_a_coach_too_is_neither_rung_nor_asked_by_name() -> None:
    mixed = build.person("cole", Role.coach, Role.officer)
    scene = build.scene(*(p for p in build.EVERYBODY if p.id != COLE), mixed)
    given(*ringing(), scene=scene).when(ask()).refused(Refusal.cannot_be_asked, why="not_in_plan")
    given(*ringing(), scene=scene).when(TICK, at=16).asks("cora", "fay")
