"""What may be wanted of a responder's duty. Saying the same again is not an error: phones repeat themselves."""

from collections.abc import Sequence
from datetime import datetime

from app.core import commands as do
from app.core import events as ev
from app.core.access import supervises
from app.core.credentials import Missing
from app.core.dispatch.asking import asker, is_overdue
from app.core.duty import Duty
from app.core.ids import PersonId, PlaceId, SchoolId
from app.core.policy import Lapse
from app.core.refusals import Refusal, Refused
from app.core.roster import RESPONDERS, Person
from app.core.scene import Scene
from app.core.words import DutyEnd, DutyStatus


def decide(scene: Scene, command: do.DutyCommand, at: datetime) -> Sequence[ev.DutyEvent]:
    """One case for each command."""
    duty = scene.duty.get(command.person)
    on = duty if duty is not None and duty.status is not DutyStatus.off_duty else None
    if isinstance(command, do.TickDuty):
        over = on is not None and is_overdue(on.until, at)
        return [ev.DutyEnded(person=command.person, why=DutyEnd.shift_ended)] if over else []
    if isinstance(command, do.EndDuty):
        _check(scene, command)
        took = command.why is not DutyEnd.by_hand and scene.commitment(command.person)  # a supervisor may, off duty
        return [ev.DutyEnded(person=command.person, why=command.why)] if on or took else []
    _check(scene, command)
    if isinstance(command, do.StartDuty):
        return _start(scene, command, on)
    if on is None:
        raise Refused(Refusal.not_on_duty)
    return _change(scene, command, on)


def _check(scene: Scene, command: do.DutyCommand) -> None:
    """One's own duty, or that of somebody whom the asker supervises."""
    if command.by.person is None:
        return
    person = asker(scene, command.by)
    subject = scene.setup.people.get(command.person)
    if subject is None:
        raise Refused(Refusal.not_found)
    if person.id != subject.id and not supervises(person, subject, scene.setup.schools):
        raise Refused(Refusal.not_found)
    if not subject.is_responder() and not isinstance(command, do.EndDuty):
        raise Refused(Refusal.not_a_responder)


def _start(scene: Scene, command: do.StartDuty, on: Duty | None) -> Sequence[ev.DutyEvent]:
    person = scene.setup.people.get(command.person)
    if person is None or not person.active:
        raise Refused(Refusal.not_a_responder)
    school, place = _where(scene, person, (command.school or person.school, command.place))
    if on is None:
        _demand(scene.missing(person.id, school))
        return [ev.DutyStarted(person=person.id, school=school, place=place, until=command.until)]
    resumed = [ev.DutyResumed(person=person.id)] if on.status is DutyStatus.paused else []
    extended = [ev.DutyExtended(person=person.id, until=command.until)] if command.until != on.until else []
    return [*resumed, *extended, *_moved(on, person.id, school, place)]


def _demand(missing: Sequence[Missing]) -> None:
    """What the policy refuses is named with where to mend it; what it only warns of is shown on the duty (`board.py`)."""
    refused = [each for each in missing if each.lapse is Lapse.refuse]
    if refused:
        first = refused[0]
        told = {"credential": first.credential, "name": first.name, "lack": first.lack.value, "mend": first.mend}
        raise Refused(Refusal.credential_missing, **told, count=str(len(refused)))


def _change(scene: Scene, command: do.DutyCommand, on: Duty) -> Sequence[ev.DutyEvent]:
    match command:
        case do.MoveDuty():
            person = scene.setup.people[command.person]
            school, place = _where(scene, person, (command.school or on.school, command.place))
            return [ev.DutyMoved(person=command.person, school=school, place=place)]
        case do.PauseDuty():
            paused = on.status is DutyStatus.paused
            return [] if paused else [ev.DutyPaused(person=command.person)]
        case do.ResumeDuty():
            paused = on.status is DutyStatus.paused
            return [ev.DutyResumed(person=command.person)] if paused else []
        case _:
            raise TypeError(f"nobody decides {type(command).__name__}")


def _moved(on: Duty, person: PersonId, school: SchoolId | None, place: PlaceId | None) -> Sequence[ev.DutyEvent]:
    if (school, place) == (on.school, on.place) or (place is None and school == on.school):
        return []
    return [ev.DutyMoved(person=person, school=school, place=place)]


Whereabouts = tuple[SchoolId | None, PlaceId | None]


def _where(scene: Scene, person: Person, said: Whereabouts) -> Whereabouts:
    """A place decides the school; both must exist, and be where this person may stand."""
    school, place = said
    if place is not None:
        found = scene.setup.places.get(place)
        school = found.school if found else SchoolId("")
    if school is not None and not _may_stand(scene, person, school):
        raise Refused(Refusal.unknown_place)
    return school, place


def _may_stand(scene: Scene, person: Person, school: SchoolId) -> bool:
    """In the schools of their scope, in their own, and in that of the call to which they are going."""
    found, going = scene.setup.schools.get(school), scene.commitment(person.id)
    if found is None:
        return False
    return person.holds(RESPONDERS, found) or school == person.school or (going is not None and going.school == school)
