"""What may be wanted of police: asking, deciding, fulfilling conditions, taking it back."""

from dataclasses import dataclass
from datetime import datetime

from app.core.commands.calls import CallCommand
from app.core.ids import PersonId, PlaceId
from app.core.words import Involved, NoticeResult, NoticeWay


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceCommand(CallCommand):
    """About the police in a call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPolice(PoliceCommand):
    """Ask for police, for one of the district's reasons. `danger`: a life is in danger, and nothing is asked first."""

    reason: str = ""
    students: Involved = Involved.unknown
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidePolice(PoliceCommand):
    """Say yes or no to the request of that number."""

    request: int
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeNotice(PoliceCommand):
    """Say that a party was told, or tried."""

    request: int
    condition: str
    result: NoticeResult
    way: NoticeWay
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMeeting(PoliceCommand):
    """Say who meets the officer, and where."""

    request: int
    adult: PersonId
    place: PlaceId
    keep_away: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetStudent(PoliceCommand):
    """Say that police deal with a student from now on. `danger`: at hand, and nothing can come first."""

    request: int
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveReason(PoliceCommand):
    """Give the reason that a threat to life left owing."""

    request: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPolice(PoliceCommand):
    """Take the question back, or send the officer back."""

    request: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Say911(PoliceCommand):
    """I called 911."""

    said_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TendPolice(PoliceCommand):
    """Followed from another event: see whether the gate opens, or somebody must be asked now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TickPolice(PoliceCommand):
    """The request's alarm fell due."""
