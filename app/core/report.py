"""The report of a call: what was answered, and what must be done after it. The fold of its events; what it asks: `closing.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.core.events import reports as ev
from app.core.ids import PersonId, SchoolId
from app.core.outcomes import FollowUpReason, FollowUpState
from app.core.words import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One follow-up of one call; `code` is its name in the call's policy."""

    code: str
    group: Group
    owner: PersonId | None
    due: datetime
    closes: bool
    opened_at: datetime
    post: str = ""
    state: FollowUpState = FollowUpState.open
    ended_at: datetime | None = None
    reason: FollowUpReason | None = None

    def is_open(self) -> bool:
        """Neither done nor declined."""
        return self.state is FollowUpState.open


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Answers by question, the ids of what lies apart, and the follow-ups in the order in which they opened."""

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    dues: tuple[Due, ...] = ()

    def due(self, code: str) -> Due | None:
        """The follow-up of that code, if it ever opened."""
        return next((due for due in self.dues if due.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Where a follow-up belongs: the school of its call, the group (and post) that owes it, and of them its owner."""

    school: SchoolId
    group: Group
    owner: PersonId | None
    post: str = ""


def evolve(report: Report, event: ev.ReportEvent, at: datetime) -> Report:
    """The report after one more event; total: what nobody here knows changes nothing."""
    if isinstance(event, ev.CallReported):
        told = {answer.question: answer.codes for answer in event.answers}
        answers = {name: codes for name, codes in {**report.answers, **told}.items() if codes}
        return replace(report, answers=answers, kept=report.kept | {each.id for each in event.kept})
    if isinstance(event, ev.FollowUpOpened):
        opened = Due(
            code=event.follow_up,
            group=event.group,
            owner=event.owner,
            due=event.due,
            closes=event.closes,
            opened_at=at,
            post=event.post,
        )
        return replace(report, dues=(*report.dues, opened))
    if isinstance(event, ev.FollowUpEvent):
        return replace(report, dues=tuple(_changed(due, event, at) for due in report.dues))
    return report


def _changed(due: Due, event: ev.FollowUpEvent, at: datetime) -> Due:
    if due.code != event.follow_up:
        return due
    match event:
        case ev.FollowUpTaken():
            return replace(due, owner=event.owner)
        case ev.FollowUpDone():
            return replace(due, state=FollowUpState.done, ended_at=at)
        case ev.FollowUpDeclined():
            return replace(due, state=FollowUpState.declined, ended_at=at, reason=event.reason)
        case _:
            return due
