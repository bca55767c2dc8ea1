"""The envelope of an event: what happened, when by the district's clock, by whom, on which device."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.core.ids import DeviceId, PersonId, Seq


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened. `type` is its name on the wire and in the log, for ever."""

    type: ClassVar[str]
    v: ClassVar[int] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who did it; `person` is None when time itself did (a Tick)."""

    person: PersonId | None = None
    device: DeviceId | None = None


TIME = Actor()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of the log. `seq` is 0 until the store has given it one."""

    event: Event
    at: datetime
    by: Actor
    seq: Seq = Seq(0)
