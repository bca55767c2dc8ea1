"""Asking for police, deciding, and a life in danger."""

from dataclasses import replace
from typing import Any

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core import gate
from app.core.cards import Action
from app.core.dispatch.policing import decide
from app.core.events import Event
from app.core.refusals import Refusal, Refused
from app.core.roster import Person
from app.core.scene import Scene
from app.core.visitors import visitor_id
from app.core.words import Disposition, EscalationCause, Involved, Priority, Purpose, WithdrawReason
from tests import build, police
from tests.build import CALL, CORA, accepted, by, going, happened, offered, raised, ringing
from tests.given import Given, given
from tests.police import MEETING, asked_police, fact_of, gate_open, patrolled

CLEAR = happened(ev.ResponderClear)
OVER = ev.CallClosed(call=CALL, disposition=Disposition.resolved)
NEEDED = ("approval", "meeting", "caregiver")


def ask(who: str = "cora", **changes: Any) -> do.AskPolice:
    return replace(do.AskPolice(by=by(who), call=CALL, reason="trespass", students=Involved.yes), **changes)


def answer(who: str, *, yes: bool, request: int = 1) -> do.DecidePolice:
    return do.DecidePolice(by=by(who), call=CALL, request=request, yes=yes)


def here(*past: Event, **rules: Any) -> Given:
    return given(*(past or going()), scene=police.scene(**rules))


def kinds(scene: Scene, command: do.PoliceCommand) -> list[Event]:
    return list(decide(scene, command))


def test_a_coach_asks_and_the_right_holder_rings() -> None:
    scene = here().when(ask()).asks("sam")
    request = scene.calls[CALL].police
    assert request is not None
    assert (request.reason, request.conditions, request.by, request.due) == ("trespass", NEEDED, "cora", build.at(25))


def test_a_drill_brings_no_officer() -> None:
    here(*going(drill=True)).when(ask()).refused(Refusal.only_a_drill)
    here(*going(drill=True)).when(ask(danger=True)).refused(Refusal.only_a_drill)


def test_who_may_decide_need_not_be_asked() -> None:
    scene = here().when(ask("sam")).asks()
    request = scene.calls[CALL].police
    assert request is not None
    assert (request.decided_by, request.state.value) == ("sam", "asked")


def test_a_guarded_type_asks_the_managers() -> None:
    here(*going(call_type="mental_health")).when(ask()).asks("max", "mia")


def test_asking_again_while_it_is_asked_changes_nothing() -> None:
    here(*going(), asked_police()).when(ask("sam")).then()


def test_who_asks_again_and_knows_of_a_student_makes_what_protects_one_come_first() -> None:
    none = asked_police(students=Involved.no, conditions=("approval", "meeting"))
    more = fact_of(ev.PoliceTightened, students=Involved.yes, conditions=NEEDED, guarded=False)
    asked = here(*going(), none).when(ask("max"))
    assert asked.facts()[0].event == more
    given(scene=asked.asks("sam")).when(ask(students=Involved.no)).then()
    open_to = (none, fact_of(ev.PoliceApproved), MEETING, fact_of(ev.PoliceGateOpened), patrolled())
    here(*going(), *open_to).when(ask("sam")).then(replace(more, conditions=("approval", "meeting")))


def test_after_a_no_it_can_be_asked_anew() -> None:
    scene = here(*going(), asked_police(), fact_of(ev.PoliceRefused)).when(ask()).asks("sam")
    request = scene.calls[CALL].police
    assert request is not None
    assert request.number == 2


@pytest.mark.parametrize(
    ("past", "rules", "command", "code", "told"),
    [
        (going(), {"askers": ()}, ask(), Refusal.no_police_here, {}),
        (going(call_type="discipline"), {}, ask(), Refusal.school_matter, {"instead": "Ask the principal."}),
        (going(), {"askers": (build.Group.managers,)}, ask(), Refusal.not_allowed, {}),
        (going(), {}, ask("tess"), Refusal.not_allowed, {}),
        (going(), {}, ask("olaf"), Refusal.not_found, {}),
        (going(), {}, ask(reason="noise"), Refusal.unknown_reason, {}),
        ((*going(), ev.CallClosed(call=CALL, disposition=Disposition.resolved)), {}, ask(), Refusal.call_over, {}),
    ],
)
def test_what_may_not_be_asked_is_refused(
    past: tuple[Event, ...], rules: dict[str, Any], command: do.AskPolice, code: Refusal, told: dict[str, str]
) -> None:
    here(*past, **rules).when(command).refused(code, **told)


def test_a_yes_stops_the_other_phones() -> None:
    scene = here().when(ask()).asks("sam")
    facts = given(scene=scene).when(answer("max", yes=True), at=3).facts()
    assert [f.event for f in facts] == [
        fact_of(ev.PoliceApproved),
        happened(ev.OfferWithdrawn, "sam", 2, why=WithdrawReason.decided),
    ]


def test_a_no_ends_the_request() -> None:
    scene = here().when(ask()).asks("sam")
    after = given(scene=scene).when(answer("sam", yes=False), at=3)
    assert [f.event.type for f in after.facts()] == ["police.refused", "offer.withdrawn"]


@pytest.mark.parametrize(("first", "second", "refused"), [(True, True, False), (False, False, False), (True, False, True)])
def test_the_first_answer_counts(first: bool, second: bool, refused: bool) -> None:
    past = (*going(), asked_police())
    said = build.fact(fact_of(ev.PoliceApproved if first else ev.PoliceRefused), by=by("sam"))
    again = here(*past).scene.after(said)
    wanted = given(scene=again).when(answer("sam", yes=second))
    wanted.refused(Refusal.already_decided) if refused else wanted.then()


@pytest.mark.parametrize(
    ("who", "number", "code"),
    [("cora", 1, Refusal.not_allowed), ("sam", 2, Refusal.not_found), ("olaf", 1, Refusal.not_found)],
)
def test_only_the_right_holder_decides_on_what_was_asked(who: str, number: int, code: Refusal) -> None:
    here(*going(), asked_police()).when(answer(who, yes=True, request=number)).refused(code)


def test_a_safety_administrator_does_not_decide_for_a_guarded_type() -> None:
    here(*going(), asked_police(guarded=True)).when(answer("sam", yes=True)).refused(Refusal.not_allowed)


def test_a_request_for_what_is_a_school_matter_by_now_opens_for_nobody() -> None:
    past = (*going(call_type="discipline"), asked_police())
    here(*past).when(answer("sam", yes=True)).refused(Refusal.school_matter, instead="Ask the principal.")
    ended = here(*past).when(do.TendPolice(by=build.TIME, call=CALL)).facts()
    assert ended[0].event == fact_of(ev.PoliceWithdrawn)


def test_what_waits_for_no_decision_is_not_decided() -> None:
    here(*going(), asked_police(conditions=("caregiver",))).when(answer("sam", yes=True)).refused(Refusal.already_decided)


# --- a life in danger

LIFE = replace(build.plan(), priority=Priority.life, everyone_at_once=True)


def danger(who: str = "tess") -> do.AskPolice:
    return do.AskPolice(by=by(who), call=CALL, danger=True)


def test_a_life_in_danger_rings_everybody_and_opens_the_gate_with_its_reason_owed() -> None:
    scene = here(*ringing()).when(danger()).asks("cole", "fay", "finn", "sam", "max", "mia", "olaf", "otto")
    call = scene.calls[CALL]
    assert call.police is not None
    assert (call.plan, call.police.skipped, call.police.owes_reason()) == (LIFE, NEEDED, True)


def test_a_life_in_danger_asks_for_one_more_though_enough_are_going() -> None:
    here().when(danger()).asks("cole", "fay", "finn", "sam", "max", "mia", "olaf", "otto")


def test_a_question_that_waits_is_answered_by_the_danger() -> None:
    past = (*going(), asked_police(), police.MEETING)
    first = kinds(here(*past).scene, danger("cora"))
    assert first[-1] == fact_of(ev.PoliceGateOpened, skipped=("approval", "caregiver"))


def test_a_danger_told_twice_changes_nothing() -> None:
    scene = given(scene=here(*ringing()).scene).when(danger()).asks("cole", "fay", "finn", "sam", "max", "mia", "olaf", "otto")
    given(scene=scene).when(danger("cora"), at=2).then()


def test_no_school_matter_ever_reaches_an_officer() -> None:
    plan = build.plan("discipline")
    scene = here(*ringing(call_type="discipline", plan=plan)).scene
    amended = next(e for e in kinds(scene, danger()) if isinstance(e, ev.CallAmended))
    assert (amended.call_type, amended.plan.call_type) == ("unspecified", "unspecified")


def test_where_there_is_no_officer_everybody_else_is_asked_all_the_same() -> None:
    scene = given(*ringing()).when(danger()).asks("cole", "fay", "finn", "sam", "max", "mia")
    assert scene.calls[CALL].police is None


def test_a_type_that_is_a_threat_by_its_name_opens_the_gate_with_the_press() -> None:
    press = do.Raise(by=by("tess"), call=CALL, place=build.ROOM, call_type="weapon")
    asked = [f.event for f in given(scene=police.scene()).when(press).facts() if isinstance(f.event, ev.PoliceAsked)]
    assert asked == [asked_police(reason="", students=Involved.unknown, danger=True)]


def test_a_life_in_danger_moves_the_ladder_once() -> None:
    facts = here().when(danger("cora")).facts()
    moves = [f.event.cause for f in facts if isinstance(f.event, ev.CallEscalated)]
    assert moves == [EscalationCause.backup]


def test_a_life_in_danger_wakes_a_call_that_waits_for_review() -> None:
    slept = (*ringing(plan=LIFE), happened(ev.OfferExpired), ev.CallReviewNeeded(call=CALL, overdue_since=build.at(15)))
    scene = here(*slept).when(danger()).asks("cora", "cole", "fay", "finn", "sam", "max", "mia", "olaf", "otto")
    assert not scene.calls[CALL].review_needed


# --- 911


def test_that_somebody_called_911_is_kept_once() -> None:
    said = do.Say911(by=by("tess"), call=CALL)
    scene = here(*ringing()).when(said).then(ev.Police911Said(call=CALL))
    assert scene.calls[CALL].said_911_at == build.at(1)
    given(scene=scene).when(said, at=9).then()


def test_who_has_no_part_in_the_call_speaks_for_nobody() -> None:
    here(raised(), offered(), accepted()).when(do.Say911(by=by("sue"), call=CALL)).refused(Refusal.not_found)


def test_a_command_that_nobody_decides_is_loud() -> None:
    with pytest.raises(TypeError, match="PoliceCommand"):
        decide(here().scene, do.PoliceCommand(by=by("cora"), call=CALL))


def test_a_stranger_is_refused() -> None:
    with pytest.raises(Refused):
        decide(here().scene, replace(ask(), by=build.TIME))


def test_a_stranger_with_a_rooms_code_asks_for_no_police() -> None:
    visitor = visitor_id(build.ROOM, "vera")
    here(*ringing(caller=visitor)).when(danger(visitor)).refused(Refusal.not_allowed)


def test_the_reason_that_is_owed_can_be_given_after_the_end() -> None:
    past = (*going(), asked_police(danger=True, reason=""), fact_of(ev.PoliceGateOpened), CLEAR, OVER)
    given_after = do.GiveReason(by=by("cora"), call=CALL, request=1, reason="threat")
    here(*past).when(given_after).then(fact_of(ev.PoliceReasonGiven, reason="threat"))


DID = (ev.OfferAccepted, ev.ResponderOnScene, ev.ResponderClear)
DONE = (
    *gate_open(),
    patrolled(),
    *(happened(did, "olaf", 2) for did in DID),
)


def test_a_life_in_danger_asks_an_officer_anew_when_the_one_who_came_is_done() -> None:
    asked = here(*DONE).when(danger())
    officers = [
        f.event.responder for f in asked.facts() if isinstance(f.event, ev.OfferMade) and f.event.purpose is Purpose.patrol
    ]
    assert officers == ["olaf", "otto"]
    scene = asked.asks(*[f.event.responder for f in asked.facts() if isinstance(f.event, ev.OfferMade)])
    request = scene.calls[CALL].police
    assert request is not None
    assert (request.number, request.danger, [a.responder for a in request.before]) == (2, True, ["olaf"])
    given(scene=scene).when(danger()).then()


def test_who_may_ask_can_put_the_question_anew_when_the_officer_is_done_and_not_before() -> None:
    there = DONE[:-1]
    assert [Action.ask_police in possible(CORA, past) for past in (there, DONE)] == [False, True]
    assert [Action.endanger in possible(CORA, past) for past in (there, DONE)] == [True, True]
    here(*there).when(ask()).then()
    request = here(*DONE).when(ask()).asks("sam").calls[CALL].police
    assert request is not None
    assert (request.number, request.state.value) == (2, "asked")


def possible(who: Person, past: tuple[Event, ...]) -> tuple[Action, ...]:
    scene = here(*past).scene
    return tuple(gate.possible(who, scene.calls[CALL], scene))
