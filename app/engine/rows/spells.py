"""What a fact of somebody's duty says of the time that they were on duty: the row of it."""

from app.core.duty import Duty
from app.core.events import DutyEnded, DutyStarted, Fact
from app.core.words import DutyStatus
from app.store.people.spells import SpellRow


def spell(before: Duty | None, fact: Fact) -> SpellRow | None:
    """One begins, or the one that lasted `before` ends; who was not on duty ends none."""
    match fact.event:
        case DutyStarted(person=person):
            return SpellRow(person=person, starts=fact.at, ends=None)
        case DutyEnded(person=person) if before is not None and before.status is not DutyStatus.off_duty:
            return SpellRow(person=person, starts=before.since, ends=fact.at)
        case _:
            return None
