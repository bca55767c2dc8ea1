"""A request for police as a card."""

from dataclasses import dataclass
from datetime import datetime

from app.core.cards.parts import AssignmentCard
from app.core.cards.people import PersonCard, PlaceCard
from app.core.policy import Before, ConditionKind
from app.core.words import ConditionState, Group, Involved, NoticeResult, PoliceMark, RequestState


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionCard:
    """One thing that must come first. `tried` is how often a party was told or tried; `enough` tries count as told (0: never)."""

    id: str
    name: str
    kind: ConditionKind
    before: Before
    state: ConditionState
    tried: int
    enough: int
    last_at: datetime | None
    last_result: NoticeResult | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCard:
    """Which adult meets the officer, and where; `keep_away` when rooms on the way are asked to stay shut."""

    adult: PersonCard
    place: PlaceCard
    keep_away: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceCard:
    """A request for police. `asks` are those asked to decide and the officers; `due` is when the next of them are asked, and
    `next_asked` who that is among those who decide (none: they ring again); a request ends where the call `is_school_matter`;
    `marks` is what the log knows of officers in the call, of earlier requests too."""

    request: int
    state: RequestState
    reason: str
    reason_name: str
    danger: bool
    guarded: bool
    students: Involved
    by: PersonCard | None
    asked_at: datetime
    decided_at: datetime | None
    decided_by: PersonCard | None
    opened_at: datetime | None
    conditions: tuple[ConditionCard, ...]
    meeting: MeetingCard | None
    asks: tuple[AssignmentCard, ...]
    due: datetime | None
    student_met_at: datetime | None
    owes_reason: bool
    next_asked: tuple[Group, ...] = ()
    is_school_matter: bool = False
    marks: tuple[PoliceMark, ...] = ()
