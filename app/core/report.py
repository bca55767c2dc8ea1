"""The report of a call: what was answered, and what must be done after it. The fold of its events; what it asks: `closing.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.core.events import reports as ev
from app.core.events.fact import Fact
from app.core.ids import PersonId, SchoolId, Seq
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
    ended_by: PersonId | None = None
    reason: FollowUpReason | None = None

    def is_open(self) -> bool:
        """Neither done nor declined."""
        return self.state is FollowUpState.open


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """That somebody answered a question or took its answer back: who, when, and as which line of the log."""

    by: PersonId | None
    at: datetime
    seq: Seq


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Answers by question, the ids of what lies apart, and the follow-ups in the order in which they opened. `said`: by question,
    the last time that each one wrote it, the latest last."""

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    dues: tuple[Due, ...] = ()

    def unseen(self, question: str, by: PersonId | None, seen: int) -> bool:
        """Whether somebody else wrote that answer after `seen`, a line of the log. One's own words are known to oneself."""
        return any(each.by != by and each.seq > seen for each in self.said.get(question, ()))

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


def evolve(report: Report, event: ev.ReportEvent, fact: Fact) -> Report:
    """The report after one more event, as the fact tells it; total: what nobody here knows changes nothing."""
    at = fact.at
    if isinstance(event, ev.CallReported):
        told = {answer.question: answer.codes for answer in event.answers}
        answers = {name: codes for name, codes in {**report.answers, **told}.items() if codes}
        said = {**report.said, **{name: _said(report.said.get(name, ()), fact) for name in told}}
        return replace(report, answers=answers, said=said, kept=report.kept | {each.id for each in event.kept})
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
        return replace(report, dues=tuple(_changed(due, event, fact) for due in report.dues))
    return report


def _said(before: tuple[Said, ...], fact: Fact) -> tuple[Said, ...]:
    others = (each for each in before if each.by != fact.by.person)
    return (*others, Said(by=fact.by.person, at=fact.at, seq=fact.seq))


def _changed(due: Due, event: ev.FollowUpEvent, fact: Fact) -> Due:
    if due.code != event.follow_up:
        return due
    match event:
        case ev.FollowUpTaken():
            return replace(due, owner=event.owner)
        case ev.FollowUpDone():
            return replace(due, state=FollowUpState.done, ended_at=fact.at, ended_by=fact.by.person)
        case ev.FollowUpDeclined():
            return replace(due, state=FollowUpState.declined, ended_at=fact.at, ended_by=fact.by.person, reason=event.reason)
        case _:
            return due
