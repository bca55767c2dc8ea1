"""What can happen to a call as a whole. No student name and no free text: ids, codes, times, digests."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.core.events.fact import Event
from app.core.ids import CallId, MessageId, NoteId, PersonId, PlaceId, SchoolId
from app.core.policy import ResponsePlan
from app.core.words import Alerting, Disposition, EscalationCause, GapReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Somebody (or, with no person, a whole group) who stands on a rung and was not asked, and why."""

    reason: GapReason
    person: PersonId | None = None
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEvent(Event):
    """Anything on a call's timeline."""

    call: CallId


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRaised(CallEvent):
    """A press became a call. `plan` and `edition` are the response plan and the policy in force."""

    type: ClassVar[str] = "call.raised"
    school: SchoolId
    place: PlaceId
    caller: PersonId
    call_type: str
    plan: ResponsePlan
    alerting: Alerting
    drill: bool = False
    said_at: datetime | None = None
    edition: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAmended(CallEvent):
    """The type of help was named or changed; `plan` is the one in force from now on."""

    type: ClassVar[str] = "call.amended"
    call_type: str
    plan: ResponsePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPressedAgain(CallEvent):
    """The caller pressed again while the call was open; `place` when they have moved."""

    type: ClassVar[str] = "call.pressed_again"
    place: PlaceId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNoted(CallEvent):
    """A note was written. The words lie apart; the digest is salted and the salt lies with the words."""

    type: ClassVar[str] = "call.noted"
    note: NoteId
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMessaged(CallEvent):
    """Somebody who looks after the call wrote to the people on it. The words lie apart, as a note's do."""

    type: ClassVar[str] = "call.messaged"
    message: MessageId
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMessagesRead(CallEvent):
    """Somebody on the call read its messages; `count` is how many there were."""

    type: ClassVar[str] = "call.messages_read"
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDispatched(CallEvent):
    """The first rung was reached; `due` is when silence must be answered."""

    type: ClassVar[str] = "call.dispatched"
    rung: int
    due: datetime
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEscalated(CallEvent):
    """A further rung was reached (or the top repeated, or a round began anew) and why."""

    type: ClassVar[str] = "call.escalated"
    rung: int
    due: datetime
    cause: EscalationCause
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLadderExhausted(CallEvent):
    """The top of the ladder was reached with no yes: managers ring until somebody answers."""

    type: ClassVar[str] = "call.ladder_exhausted"
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallReviewNeeded(CallEvent):
    """The service slept too long over a rung to ring anybody now without being told to."""

    type: ClassVar[str] = "call.review_needed"
    overdue_since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackupAsked(CallEvent):
    """One more responder is needed; `needed` is the new count."""

    type: ClassVar[str] = "call.backup_asked"
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStandDownAsked(CallEvent):
    """The caller says that help is no longer needed; a responder or manager confirms by closing."""

    type: ClassVar[str] = "call.stand_down_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCancelled(CallEvent):
    """The caller withdrew within the cancel window. The press stays on record."""

    type: ClassVar[str] = "call.cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallClosed(CallEvent):
    """The end of the call, and how it ended."""

    type: ClassVar[str] = "call.closed"
    disposition: Disposition


KINDS: tuple[type[Event], ...] = (
    CallRaised,
    CallAmended,
    CallPressedAgain,
    CallNoted,
    CallMessaged,
    CallMessagesRead,
    CallDispatched,
    CallEscalated,
    CallLadderExhausted,
    CallReviewNeeded,
    CallBackupAsked,
    CallStandDownAsked,
    CallCancelled,
    CallClosed,
)
"""All of this noun."""
