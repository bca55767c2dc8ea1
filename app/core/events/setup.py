"""That the setup changed: ids only, so that sockets, scenes and ladders in every process learn of it."""

from dataclasses import dataclass
from typing import ClassVar

from app.core.events.fact import Event
from app.core.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupEvent(Event):
    """A plain row changed; `ids` are the rows."""

    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChanged(SetupEvent):
    """People, schools, zones, places or shifts; or whether a person's phone is proven to ring."""

    type: ClassVar[str] = "roster.changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChanged(SetupEvent):
    """Response plans."""

    type: ClassVar[str] = "plan.changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsChanged(SetupEvent):
    """A person's sessions, roles or account; `person` must be looked at again by every socket."""

    type: ClassVar[str] = "rights.changed"
    person: PersonId


KINDS: tuple[type[Event], ...] = (
    RosterChanged,
    PlanChanged,
    RightsChanged,
)
"""All of this noun."""
