"""What the events of a report make of it."""

import pytest

from app.core import events as ev
from app.core.events import Kept
from app.core.events.reports import FollowUpEvent, ReportEvent
from app.core.ids import ParticularId, PersonId
from app.core.outcomes import FollowUpReason, FollowUpState
from app.core.report import Due, Report, evolve
from app.core.words import Group
from tests import build
from tests.build import CALL, at
from tests.ending import reported, said

OPENED = ev.FollowUpOpened(call=CALL, follow_up="debrief", group=Group.managers, owner=PersonId("max"), due=at(60), closes=True)
DUE = Due(code="debrief", group=Group.managers, owner=PersonId("max"), due=at(60), closes=True, opened_at=at(0))
DECLINED = ev.FollowUpDeclined(call=CALL, follow_up="debrief", reason=FollowUpReason.not_wanted)


def told(*events: ReportEvent) -> Report:
    report = Report()
    for seconds, event in enumerate(events):
        report = evolve(report, event, build.fact(event, seconds))
    return report


def test_a_later_answer_replaces_and_none_takes_back() -> None:
    report = told(reported(hold="yes", outcome="calm"), reported(hold="no"), reported(outcome=()))
    assert {"hold": ("no",)} == report.answers


def test_what_lies_apart_is_known_by_its_ids() -> None:
    kept = (Kept(id=ParticularId("n1"), digest="d"),)
    event = ev.CallReported(call=CALL, edition=1, answers=said(hold_why="n1"), kept=kept)
    report = told(event)
    assert ({"hold_why": ("n1",)}, frozenset({"n1"})) == (report.answers, report.kept)


def test_who_wrote_each_answer_last_is_known_and_ones_own_is_no_surprise() -> None:
    told, report = reported(hold="yes"), Report()
    for seq, who in enumerate(("cora", "sam", "cora"), 5):
        report = evolve(report, told, build.fact(told, seq, seq, build.by(who)))
    assert ([("sam", 6), ("cora", 7)]) == [(said.by, said.seq) for said in report.said["hold"]]
    seen = [report.unseen("hold", PersonId(who), seq) for who, seq in (("sam", 6), ("sam", 7), ("cora", 5), ("cora", 6))]
    assert [True, False, True, False] == seen
    assert not report.unseen("outcome", PersonId("sam"), 0)


def test_a_follow_up_opens_and_is_found_by_its_code() -> None:
    report = told(OPENED)
    assert ((DUE,), DUE, None, True) == (report.dues, report.due("debrief"), report.due("other"), DUE.is_open())


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (ev.FollowUpTaken(call=CALL, follow_up="debrief", owner=PersonId("mia")), {"owner": "mia", "state": "open"}),
        (ev.FollowUpDone(call=CALL, follow_up="debrief"), {"state": "done", "ended_at": at(1)}),
        (DECLINED, {"state": "declined", "reason": "not_wanted", "ended_at": at(1)}),
        (ev.FollowUpDone(call=CALL, follow_up="other"), {"state": "open", "ended_at": None}),
        (FollowUpEvent(call=CALL, follow_up="debrief"), {"state": "open"}),
    ],
)
def test_what_becomes_of_it(event: ReportEvent, expected: dict[str, object]) -> None:
    due = told(OPENED, event).dues[0]
    assert expected == {name: getattr(due, name) for name in expected}


def test_what_nobody_knows_changes_nothing() -> None:
    assert Report() == told(ReportEvent(call=CALL))
    assert FollowUpState.done is not DUE.state
