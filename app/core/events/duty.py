"""What can happen to a responder's duty."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.core.events.fact import Event
from app.core.ids import PersonId, PlaceId, SchoolId
from app.core.words import DutyEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyEvent(Event):
    """Anything about one person's duty."""

    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyStarted(DutyEvent):
    """On duty; `until` is the shift's end where one is known."""

    type: ClassVar[str] = "duty.started"
    school: SchoolId | None
    place: PlaceId | None
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyMoved(DutyEvent):
    """Said where they are now."""

    type: ClassVar[str] = "duty.moved"
    school: SchoolId | None
    place: PlaceId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyExtended(DutyEvent):
    """The shift's end was set anew, later or sooner; None is no end known."""

    type: ClassVar[str] = "duty.extended"
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPaused(DutyEvent):
    """Not to be asked for a while."""

    type: ClassVar[str] = "duty.paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyResumed(DutyEvent):
    """May be asked again."""

    type: ClassVar[str] = "duty.resumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyEnded(DutyEvent):
    """Off duty."""

    type: ClassVar[str] = "duty.ended"
    why: DutyEnd


KINDS: tuple[type[Event], ...] = (
    DutyStarted,
    DutyMoved,
    DutyExtended,
    DutyPaused,
    DutyResumed,
    DutyEnded,
)
"""All of this noun."""
