"""On duty, paused, off; and what a shift's end means. The fold of a person's duty events."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.core.events import duty as ev
from app.core.events.fact import Fact
from app.core.ids import PersonId, PlaceId, SchoolId, Seq
from app.core.words import DutyStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One person's duty. `moved_at` is when they last said where they are; `until` is the shift's end."""

    person: PersonId
    status: DutyStatus
    school: SchoolId | None
    place: PlaceId | None
    since: datetime
    moved_at: datetime
    until: datetime | None
    rev: Seq = Seq(0)

    def is_available(self) -> bool:
        """Whether the person may be asked, as far as duty goes."""
        return self.status is DutyStatus.on_duty

    def alarm(self) -> datetime | None:
        """When the shift ends."""
        return None if self.status is DutyStatus.off_duty else self.until


def evolve(duty: Duty | None, fact: Fact) -> Duty | None:
    """The duty after one more fact; total."""
    event = fact.event
    if isinstance(event, ev.DutyStarted):
        return Duty(
            person=event.person,
            status=DutyStatus.on_duty,
            school=event.school,
            place=event.place,
            since=fact.at,
            moved_at=fact.at,
            until=event.until,
            rev=fact.seq,
        )
    if duty is None:
        return None
    duty = replace(duty, rev=max(duty.rev, fact.seq))
    match event:
        case ev.DutyMoved():
            return replace(duty, school=event.school, place=event.place, moved_at=fact.at)
        case ev.DutyExtended():
            return replace(duty, until=event.until)
        case ev.DutyPaused():
            return replace(duty, status=DutyStatus.paused)
        case ev.DutyResumed():
            return replace(duty, status=DutyStatus.on_duty)
        case ev.DutyEnded():
            return replace(duty, status=DutyStatus.off_duty)
        case _:
            return duty
