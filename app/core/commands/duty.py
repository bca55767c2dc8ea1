"""What may be wanted of a responder's duty."""

from dataclasses import dataclass
from datetime import datetime

from app.core.commands.command import Command
from app.core.ids import PersonId, PlaceId, SchoolId
from app.core.words import DutyEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyCommand(Command):
    """About one person's duty."""

    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class StartDuty(DutyCommand):
    """Go on duty, at a school and place; `until` is the shift's end."""

    school: SchoolId | None = None
    place: PlaceId | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDuty(DutyCommand):
    """Say where I am."""

    school: SchoolId | None = None
    place: PlaceId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseDuty(DutyCommand):
    """Do not ask me for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeDuty(DutyCommand):
    """Ask me again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndDuty(DutyCommand):
    """Go off duty."""

    why: DutyEnd = DutyEnd.by_hand


@dataclass(frozen=True, slots=True, kw_only=True)
class TickDuty(DutyCommand):
    """The shift's end fell due."""
