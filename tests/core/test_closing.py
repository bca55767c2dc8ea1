"""What is asked at the end of a call, what is missing, and whose the rest is."""

from dataclasses import replace

import pytest

from app.core import closing
from app.core import events as ev
from app.core.history import fold
from app.core.ids import ParticularId, PersonId
from app.core.outcomes import Phase
from app.core.policy import FollowUp, Given
from app.core.words import AssignmentState, Disposition, Group
from tests import build
from tests.build import CALL, at
from tests.ending import DEBRIEF, FORMS, OFFICER_ASKED, OFFICER_HERE, PARENTS, closed, formed, helped, over, raised, reported

ALWAYS = ("outcome", "hold", "police", "injury")


def test_only_what_follows_from_the_answers_is_asked() -> None:
    assert ALWAYS == tuple(q.id for q in closing.questions(over(), FORMS))
    held = over(reported(hold="yes"))
    assert ("outcome", "hold", "hold_staff", "hold_student", "hold_why", "police", "injury") == tuple(
        q.id for q in closing.questions(held, FORMS)
    )


def test_an_answer_to_what_is_no_longer_asked_does_not_count() -> None:
    call = over(reported(hold="yes", hold_why="n1"), reported(hold="no"))
    assert {"hold": ("no",), "disposition": ("resolved",)} == closing.told(call, FORMS)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), ("outcome", "hold")),
        ((reported(hold="unknown", outcome="calm"),), ()),
        ((reported(hold="yes", outcome="calm"),), ("hold_staff",)),
    ],
)
def test_what_is_required_and_not_answered_is_missing(events: tuple[ev.Event, ...], expected: tuple[str, ...]) -> None:
    assert expected == closing.missing(over(*events), FORMS)


@pytest.mark.parametrize(
    ("after", "how", "expected"),
    [
        ((), Disposition.resolved, {"n1"}),
        ((reported(hold_why=()),), Disposition.resolved, set()),
        ((), Disposition.false_alarm, {"n1"}),
        ((reported(hold=(), hold_why=()),), Disposition.false_alarm, set()),
    ],
)
def test_words_stand_while_an_answer_names_them_and_the_call_has_a_form(
    after: tuple[ev.Event, ...], how: Disposition, expected: set[str]
) -> None:
    kept = (ev.Kept(id=ParticularId("n1"), digest="d"),)
    assert expected == closing.apart(over(replace(reported(hold="yes", hold_why="n1"), kept=kept), *after, how=how))


@pytest.mark.parametrize("how", [Disposition.unfounded, Disposition.false_alarm, Disposition.drill])
def test_after_nothing_there_is_nothing_to_ask(how: Disposition) -> None:
    call = over(how=how)
    assert ((), {}, True) == (closing.questions(call, FORMS), closing.told(call, FORMS), closing.is_finished(call, FORMS))


@pytest.mark.parametrize("how", [Disposition.unfounded, Disposition.false_alarm, Disposition.drill])
def test_no_question_belongs_to_a_call_that_ends_so(how: Disposition) -> None:
    call = build.call(*helped())
    assert (False, frozenset(), set(ALWAYS)) == (
        closing.asks(call, how),
        closing.belonging(call, FORMS, {}, how),
        closing.belonging(call, FORMS, {}, None),
    )


def test_a_call_of_before_the_editions_has_no_form() -> None:
    assert (False, False, True) == (closing.asks(over(edition=0)), closing.asks(over(drill=True)), closing.asks(over()))


def test_a_cancelled_call_has_no_form() -> None:
    assert not closing.asks(build.call(raised(), ev.CallCancelled(call=CALL)))


def test_a_report_is_held_open_by_a_follow_up_that_closes() -> None:
    opened = ev.FollowUpOpened(call=CALL, follow_up="debrief", group=Group.managers, owner=None, due=at(9), closes=True)
    answered = reported(hold="no", outcome="calm")
    assert not closing.is_finished(over(answered, opened), FORMS)
    assert closing.is_finished(over(answered, opened, ev.FollowUpDone(call=CALL, follow_up="debrief")), FORMS)


def test_follow_ups_open_once_and_only_when_the_call_is_over() -> None:
    held = reported(hold="yes")
    assert ((), (DEBRIEF, PARENTS)) == (
        closing.opening(build.call(*helped(held)), FORMS),
        closing.opening(over(held), FORMS),
    )
    opened = ev.FollowUpOpened(call=CALL, follow_up="debrief", group=Group.managers, owner=None, due=at(9))
    assert ((PARENTS,), ()) == (closing.opening(over(held, opened), FORMS), closing.opening(over(held, drill=True), FORMS))


def test_a_rule_may_name_how_the_call_ended() -> None:
    rule = FollowUp(id="weapon", name="", owner=Group.managers, hours=1, when=(Given(question="disposition", answer="resolved"),))
    assert (rule,) == closing.opening(over(), replace(FORMS, follow_ups=(rule,)))


@pytest.mark.parametrize(
    ("group", "expected"),
    [(Group.coaches, "cora"), (Group.managers, "max"), (Group.safety_administrators, "sam"), (Group.floats, "fay")],
)
def test_it_is_whoever_helped_then_the_nearest(group: Group, expected: str) -> None:
    rule = replace(PARENTS, owner=group)
    assert expected == closing.owner(over(), rule, formed())


def test_a_group_without_anybody_owns_nothing() -> None:
    assert None is closing.owner(over(), PARENTS, build.scene(build.TESS))


def test_who_was_there_last_is_to_answer_and_else_who_closed() -> None:
    facts = (build.fact(raised()), build.fact(closed()[1], by=build.by("max")))
    assert (PersonId("cora"), fold(facts).closed_by) == (closing.reporter(over()), PersonId("max"))
    assert PersonId("max") == closing.reporter(fold(facts))


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(-1, Phase.before_press), (1, Phase.before_yes), (3, Phase.before_arrival), (5, Phase.after_arrival)],
)
def test_a_moment_stands_among_the_calls_own_marks(seconds: float, expected: Phase) -> None:
    part = replace(over().assignments[0], accepted_at=at(2), on_scene_at=at(4))
    call = replace(over(), assignments=(part,))
    assert expected is closing.phase(call, at(seconds).isoformat())


def test_a_mark_that_waited_for_a_network_stands_where_it_was_said() -> None:
    said = {AssignmentState.accepted: at(2), AssignmentState.on_scene: at(4)}
    part = replace(over().assignments[0], made_at=at(1), accepted_at=at(60), en_route_at=None, on_scene_at=at(90), said=said)
    call = replace(over(), assignments=(part,))
    assert [Phase.before_arrival, Phase.after_arrival] == [closing.phase(call, at(after).isoformat()) for after in (3, 5)]


def test_without_a_yes_everything_is_before_it_and_without_arrival_before_that() -> None:
    ringing = build.call(raised(), build.dispatched(), build.offered())
    gone = replace(over(), assignments=(replace(over().assignments[0], on_scene_at=None),))
    later = at(9).isoformat()
    assert (Phase.before_yes, Phase.before_arrival) == (closing.phase(ringing, later), closing.phase(gone, later))


def test_what_tells_no_moment_has_no_phase() -> None:
    assert (None, None) == (closing.phase(over(), "unknown"), closing.phase(over(), "2027-01-12T09:00:00"))


@pytest.mark.parametrize(
    ("before", "expected"),
    [((), ["no", "asked", "came_911"]), (OFFICER_ASKED, ["asked", "came_911"]), (OFFICER_HERE, ["came_911"])],
)
def test_what_denies_the_calls_own_log_is_not_offered(before: tuple[ev.Event, ...], expected: list[str]) -> None:
    question = next(q for q in FORMS.questions if q.id == "police")
    assert expected == [c.id for c in closing.offered(build.call(*helped(*before)), question).choices]


def test_an_answer_that_denies_what_the_log_came_to_know_counts_no_longer() -> None:
    call = build.call(*helped(reported(police="no", hold="no"), *OFFICER_ASKED, *closed()))
    assert {"hold": ("no",), "disposition": ("resolved",)} == closing.told(call, FORMS)
    asks = replace(FORMS, questions=tuple(replace(q, required=True) for q in FORMS.questions if q.id == "police"))
    assert ("police",) == closing.missing(call, asks)


def test_of_several_answers_those_that_can_be_so_stay() -> None:
    call = build.call(*helped(*OFFICER_HERE))
    given = {"police": ("no", "came_911"), "hold": (), "gone": ("no",)}
    assert {"police": ("came_911",), "hold": (), "gone": ("no",)} == closing.undenied(call, FORMS, given)
