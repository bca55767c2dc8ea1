"""What can happen to the report of a call and to what must be done after it. Codes, numbers, moments and ids: never words."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.core.events.calls import CallEvent
from app.core.ids import ParticularId, PersonId
from app.core.outcomes import FollowUpReason
from app.core.words import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered to one question; no codes take the answer back. For words and people, the ids of particulars."""

    question: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A particular that lies apart; the digest is salted and the salt lies with the words."""

    id: ParticularId
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEvent(CallEvent):
    """Anything about a call's report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallReported(ReportEvent):
    """Questions were answered; `edition` is the policy whose questions they are. What is not named here stays as it was."""

    type: ClassVar[str] = "call.reported"
    edition: int
    answers: tuple[Answer, ...] = ()
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpEvent(ReportEvent):
    """Anything about one follow-up of the call; `follow_up` is its code in the call's policy."""

    follow_up: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpOpened(FollowUpEvent):
    """The call ended so that this must be done, by the group (in that post, where one is named), of it by the owner.
    `closes`: the report stays open until it is done or declined."""

    type: ClassVar[str] = "follow_up.opened"
    group: Group
    owner: PersonId | None
    due: datetime
    closes: bool = False
    post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpTaken(FollowUpEvent):
    """Somebody else does it."""

    type: ClassVar[str] = "follow_up.taken"
    owner: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpDone(FollowUpEvent):
    """It was done."""

    type: ClassVar[str] = "follow_up.done"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpDeclined(FollowUpEvent):
    """It will not be done, and why."""

    type: ClassVar[str] = "follow_up.declined"
    reason: FollowUpReason


KINDS: tuple[type[CallEvent], ...] = (
    CallReported,
    FollowUpOpened,
    FollowUpTaken,
    FollowUpDone,
    FollowUpDeclined,
)
"""All of this noun."""
