"""A report, and what must be done after a call, as those who may answer for it see them."""

from dataclasses import dataclass
from datetime import datetime

from app.core.cards.people import PersonCard
from app.core.ids import CallId, ParticularId, SchoolId
from app.core.outcomes import FollowUpReason, FollowUpState
from app.core.policy import AnswerKind, Choice, Question
from app.core.words import Disposition, Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What an edition asks at the end of a call, and the contacts that it counts."""

    edition: int
    questions: tuple[Question, ...]
    positive: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticularCard:
    """What lies apart. A student's is closed until somebody opens it, on the record; so is what was forgotten."""

    id: ParticularId
    question: str
    kind: AnswerKind
    text: str | None
    by: PersonCard
    at: datetime
    forget_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCard:
    """What must be done after a call; `takers` are those into whose hands it may be given. Whose it was is one thing, `ended_by`
    and `ended_at` who said that it is done, or will not be, another."""

    call: CallId
    code: str
    name: str
    group: Group
    owner: PersonCard | None
    due: datetime
    overdue: bool
    closes: bool
    state: FollowUpState
    ended_by: PersonCard | None
    ended_at: datetime | None
    reason: FollowUpReason | None
    call_type: str
    place_name: str
    school_name: str
    raised_at: datetime
    takers: tuple[PersonCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard:
    """What was answered to one question, and by whom last; no codes: taken back."""

    question: str
    codes: tuple[str, ...]
    by: PersonCard | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """The whole report, for whoever may answer for the call. `rev` is the line of the log up to which it is told."""

    call: CallId
    rev: int
    edition: int
    call_type: str
    school: SchoolId
    school_name: str
    place_name: str
    raised_at: datetime
    closed_at: datetime | None
    disposition: Disposition | None
    owner: PersonCard | None
    finished: bool
    missing: tuple[str, ...]
    questions: tuple[Question, ...]
    answers: tuple[AnswerCard, ...]
    particulars: tuple[ParticularCard, ...]
    dues: tuple[DueCard, ...]
    owes_reason: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A call that is over and not yet answered for."""

    call: CallId
    call_type: str
    place_name: str
    school_name: str
    raised_at: datetime
    closed_at: datetime
    owner: PersonCard | None
    mine: bool
    missing: int
