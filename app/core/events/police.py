"""What can happen to a request for police. Codes and ids only: the reasons and conditions are those of the call's edition."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.core.events.calls import CallEvent, Gap
from app.core.ids import PersonId, PlaceId
from app.core.words import EscalationCause, Involved, NoticeResult, NoticeWay, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceEvent(CallEvent):
    """Anything about one request for police; requests of a call are numbered from 1."""

    request: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceAsked(PoliceEvent):
    """Somebody asks for police. `conditions` must come first; none with `danger`: a threat to life passes, its reason is owed.
    `guarded` when only a manager may decide (rule A16)."""

    type: ClassVar[str] = "police.asked"
    reason: str
    students: Involved
    conditions: tuple[str, ...]
    danger: bool = False
    guarded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceRungReached(PoliceEvent):
    """The next were asked, to decide or to come; `due` is when silence must be answered."""

    type: ClassVar[str] = "police.rung_reached"
    purpose: Purpose
    rung: int
    due: datetime
    cause: EscalationCause
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceTightened(PoliceEvent):
    """What became known since asks for more: a student is involved after all (rule D1), or the type is one that only a manager
    decides, now `guarded` (rule A16): what was decided or open is so no more. `conditions` must come first from now on."""

    type: ClassVar[str] = "police.tightened"
    students: Involved
    conditions: tuple[str, ...]
    guarded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceApproved(PoliceEvent):
    """Who may decide said yes."""

    type: ClassVar[str] = "police.approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceRefused(PoliceEvent):
    """Who may decide said no: the school handles it."""

    type: ClassVar[str] = "police.refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceNoticeMade(PoliceEvent):
    """Somebody says that they told a party, or tried to."""

    type: ClassVar[str] = "police.notice_made"
    condition: str
    result: NoticeResult
    way: NoticeWay
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceMeetingSet(PoliceEvent):
    """Which adult meets the officer, and where; `keep_away` when rooms on the way are asked to stay shut."""

    type: ClassVar[str] = "police.meeting_set"
    adult: PersonId
    place: PlaceId
    keep_away: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceGateOpened(PoliceEvent):
    """Officers are asked from now on; `skipped` are the conditions that a threat to life went past."""

    type: ClassVar[str] = "police.gate_opened"
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceStudentMet(PoliceEvent):
    """Police deal with a student from now on; `skipped` are the conditions that a danger at hand went past."""

    type: ClassVar[str] = "police.student_met"
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceReasonGiven(PoliceEvent):
    """The reason that a threat to life left owing."""

    type: ClassVar[str] = "police.reason_given"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceWithdrawn(PoliceEvent):
    """The question was taken back, or the officer sent back."""

    type: ClassVar[str] = "police.withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Police911Said(CallEvent):
    """A person says that they called 911. Nearhand calls nobody."""

    type: ClassVar[str] = "police.911_said"
    said_at: datetime | None = None


KINDS: tuple[type[CallEvent], ...] = (
    PoliceAsked,
    PoliceRungReached,
    PoliceApproved,
    PoliceRefused,
    PoliceNoticeMade,
    PoliceMeetingSet,
    PoliceGateOpened,
    PoliceStudentMet,
    PoliceTightened,
    PoliceReasonGiven,
    PoliceWithdrawn,
    Police911Said,
)
"""All of this noun."""
