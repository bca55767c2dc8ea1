"""The shapes of reports and of what must be done after calls, as those who may answer for them see them."""

from dataclasses import dataclass
from datetime import datetime

from app.core import shown
from app.core.call import Call
from app.core.cards import PersonCard
from app.core.finishing import takers
from app.core.ids import CallId, ParticularId, SchoolId
from app.core.outcomes import FollowUpReason, FollowUpState
from app.core.policy import AnswerKind, Choice, Question
from app.core.report import Due, Whose
from app.core.roster import Person
from app.core.scene import Scene
from app.core.words import Disposition, Group
from app.store.ending.particulars import ParticularRow


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
    """What must be done after a call; `takers` are those into whose hands it may be given."""

    call: CallId
    code: str
    name: str
    group: Group
    owner: PersonCard | None
    due: datetime
    overdue: bool
    closes: bool
    state: FollowUpState
    reason: FollowUpReason | None
    call_type: str
    school_name: str
    raised_at: datetime
    takers: tuple[PersonCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard:
    """What was answered to one question."""

    question: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """The whole report, for whoever may answer for the call."""

    call: CallId
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
    school_name: str
    closed_at: datetime
    owner: PersonCard | None
    mine: bool
    missing: int


def due_card(call: Call, due: Due, scene: Scene, now: datetime) -> DueCard:
    """A follow-up in the words of the call's own policy."""
    rules = scene.setup.policy_of(call).follow_ups
    return DueCard(
        call=call.id,
        code=due.code,
        name=next((rule.name for rule in rules if rule.id == due.code), due.code),
        group=due.group,
        owner=shown.person_card(due.owner, scene.setup) if due.owner else None,
        due=due.due,
        overdue=due.is_open() and due.due < now,
        closes=due.closes,
        state=due.state,
        reason=due.reason,
        call_type=call.call_type,
        school_name=school_name(call.school, scene),
        raised_at=call.raised_at,
        takers=tuple(shown.person_card(each.id, scene.setup) for each in _takers(call, due, scene)),
    )


def _takers(call: Call, due: Due, scene: Scene) -> tuple[Person, ...]:
    whose = Whose(school=call.school, group=due.group, owner=due.owner, post=due.post)
    return takers(whose, scene) if due.is_open() else ()


def particular_card(row: ParticularRow, scene: Scene) -> ParticularCard:
    """As a report shows it."""
    return ParticularCard(
        id=row.id,
        question=row.question,
        kind=row.kind,
        text=None if row.kind is AnswerKind.student else row.text,
        by=shown.person_card(row.by, scene.setup),
        at=row.at,
        forget_at=row.forget_at,
    )


def school_name(school: SchoolId, scene: Scene) -> str:
    """By which the district knows it; one that is gone keeps its id."""
    found = scene.setup.schools.get(school)
    return found.name if found else school
