"""One person whole: their devices, their shifts, their duty by another's hand, and their way back."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from pydantic import Field, model_validator

from app.api.bodies import Body, Id, Nothing, WallTime
from app.api.deps import Keyed, PersonPath, Requires, SiteDep
from app.api.errors import problems
from app.api.people.duty import DutyAnswer
from app.api.people.roster import ABOUT_A_PERSON, Changer, PersonEntry, Reader, entry, setup_of, within_reach
from app.api.site import Site
from app.core import board
from app.core import commands as do
from app.core.access import Right, supervises
from app.core.cards import DutyView
from app.core.events import RosterChanged
from app.core.ids import DeviceId, PersonId, SchoolId
from app.core.refusals import Refusal, Refused
from app.core.roster import Person
from app.core.scene import Scene
from app.core.words import DutyStatus
from app.engine import shifts as timetable
from app.identity.granting import may_change, may_see
from app.identity.sessions import SignedIn
from app.store.people import accounts, devices, invites, shifts
from app.store.people.devices import DeviceRow
from app.store.people.sessions import SessionRow
from app.store.people.shifts import ShiftRow
from app.store.session import Read, Tx

router = APIRouter(prefix="/api/people", tags=["people"])
Supervisor = Annotated[SignedIn, Depends(Requires(Right.supervise_calls))]
DevicePath = Annotated[DeviceId, Path(alias="device", max_length=128)]
ON_DUTY = problems(
    Refusal.credential_missing, Refusal.not_found, Refusal.not_a_responder, Refusal.not_on_duty, Refusal.same_key_other_body
)


class ShiftBody(Body):
    """Every week on `weekday` (0 is Monday), or once on `date`; `ends` before `starts` is the next morning."""

    weekday: int | None = Field(default=None, ge=0, le=6)
    date: dt.date | None = None
    starts: WallTime
    ends: WallTime
    school: Id | None = None

    @model_validator(mode="after")
    def _is_some_day(self) -> "ShiftBody":
        if (self.weekday is None) == (self.date is None):
            raise ValueError("a weekday or a date, and not both")
        return self


class ShiftsBody(Body):
    """All of the person's shifts, instead of those before."""

    shifts: list[ShiftBody] = Field(max_length=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftEntry:
    """One line of the timetable, in the district's time of day."""

    weekday: int | None
    date: dt.date | None
    starts: dt.time
    ends: dt.time
    school: SchoolId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceEntry:
    """A device on which the person is signed in. `rings`: it can be knocked on; `proven`: it was, and answered."""

    id: DeviceId
    name: str
    signed_in_at: dt.datetime
    last_seen_at: dt.datetime
    rings: bool
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWhole:
    """Everything that is kept of somebody for the one who looks after them. `changeable`: the asker may change who they are;
    `supervised`: put them on duty and take them off, which for whoever is sent to several schools is another matter."""

    person: PersonEntry
    login: str | None
    invited_until: dt.datetime | None
    duty: DutyView | None
    devices: list[DeviceEntry]
    shifts: list[ShiftEntry]
    changeable: bool
    supervised: bool


@router.get("/{person}", operation_id="readPerson", responses=problems(*ABOUT_A_PERSON))
async def read_person(person: PersonPath, site: SiteDep, who: Reader) -> PersonWhole:
    """Who they are, where they are signed in, when they are on duty."""
    scene = (await site.lookout.scene(who.district)).scene
    subject = scene.setup.people.get(person)
    if subject is None or not may_see(who.person, subject, scene.setup.schools):
        raise Refused(Refusal.not_found)
    return await _whole(site, who, subject, scene)


@router.put("/{person}/shifts", operation_id="putShifts", responses=problems(*ABOUT_A_PERSON))
async def put_shifts(person: PersonPath, body: ShiftsBody, site: SiteDep, who: Changer) -> list[ShiftEntry]:
    """From now on. A duty that is under way keeps the end that it began with."""
    setup = await setup_of(site, who)
    subject = within_reach(who, setup, person)
    if any(shift.school is not None and SchoolId(shift.school) not in setup.schools for shift in body.shifts):
        raise Refused(Refusal.unknown_place)
    rows = [_row(subject.id, shift) for shift in body.shifts]

    def write(tx: Tx) -> RosterChanged:
        shifts.put(tx, who.district, subject.id, rows)
        return RosterChanged(ids=(subject.id,))

    await site.record(who.district, who.actor, write)
    return [_shift(row) for row in rows]


@router.delete("/{person}/sessions/{device}", status_code=204, operation_id="endSessionOf", responses=problems(*ABOUT_A_PERSON))
async def end_session_of(person: PersonPath, device: DevicePath, site: SiteDep, who: Changer) -> None:
    """Somebody's lost phone: shut out at once. They stay, and on duty if they are."""
    subject = within_reach(who, await setup_of(site, who), person)
    found = [row for row in await site.sessions.of_person(who.district, subject.id) if row.device == device]
    if not found:
        raise Refused(Refusal.not_found)
    for row in found:
        await site.sessions.end(who.actor, row)


@router.post("/{person}/restore", status_code=204, operation_id="restorePerson", responses=problems(*ABOUT_A_PERSON))
async def restore_person(person: PersonPath, site: SiteDep, who: Changer) -> None:
    """Back on the roster; an invitation lets them sign in again."""
    subject = within_reach(who, await setup_of(site, who), person)
    await site.sessions.restore_person(who.actor, who.district, subject)


@router.post("/{person}/duty/start", operation_id="startDutyOf", responses=ON_DUTY)
async def start_duty_of(person: PersonPath, _: Nothing, site: SiteDep, who: Supervisor, key: Keyed) -> DutyAnswer:
    """By another's hand, where they usually are: they said so by voice."""
    now = site.clock.now()
    until = await site.memory.read(lambda read: timetable.ends_at(read, who.district, person, now))
    scene = (await site.lookout.scene(who.district)).scene
    subject = scene.setup.people.get(person)
    place = subject.room if subject else None
    wanted = do.StartDuty(by=who.actor, person=person, place=place, until=until)
    return await _duty(site, who, wanted, key)


@router.post("/{person}/duty/end", operation_id="endDutyOf", responses=ON_DUTY)
async def end_duty_of(person: PersonPath, _: Nothing, site: SiteDep, who: Supervisor, key: Keyed) -> DutyAnswer:
    """By another's hand: they went home and forgot."""
    return await _duty(site, who, do.EndDuty(by=who.actor, person=person), key)


async def _duty(site: Site, who: SignedIn, wanted: do.DutyCommand, key: Keyed) -> DutyAnswer:
    await site.handle(who.district, wanted, key)
    return DutyAnswer(duty=_duty_view(wanted.person, (await site.lookout.scene(who.district)).scene))


def _duty_view(person: PersonId, scene: Scene) -> DutyView | None:
    duty = scene.duty.get(person)
    return board.duty_view(duty, scene) if duty and duty.status is not DutyStatus.off_duty else None


async def _whole(site: Site, who: SignedIn, subject: Person, scene: Scene) -> PersonWhole:
    at, sessions = site.clock.now(), await site.sessions.of_person(who.district, subject.id)

    def look(read: Read) -> PersonWhole:
        account = accounts.find(read, subject.id)
        known = {row.id: row for row in devices.of_person(read, who.district, subject.id)}
        signed_in = {row.device: row for row in reversed(sessions)}
        return PersonWhole(
            person=entry(subject),
            login=account.login if account else None,
            invited_until=invites.open_until(read, who.district, at).get(subject.id),
            duty=_duty_view(subject.id, scene),
            devices=[_device(row, known.get(row.device)) for row in signed_in.values()],
            shifts=[_shift(row) for row in shifts.of_person(read, who.district, subject.id)],
            changeable=may_change(who.person, subject, scene.setup.schools),
            supervised=supervises(who.person, subject, scene.setup.schools),
        )

    return await site.memory.read(look)


def _device(session: SessionRow, row: DeviceRow | None) -> DeviceEntry:
    rings = row is not None and row.endpoint is not None
    return DeviceEntry(
        id=session.device,
        name=row.name if row else "",
        signed_in_at=session.created_at,
        last_seen_at=session.last_seen_at,
        rings=rings,
        proven=rings and row is not None and row.proven_at is not None,
    )


def _row(person: PersonId, body: ShiftBody) -> ShiftRow:
    return ShiftRow(
        person=person,
        weekday=body.weekday,
        date=body.date,
        starts=body.starts,
        ends=body.ends,
        school=SchoolId(body.school) if body.school else None,
    )


def _shift(row: ShiftRow) -> ShiftEntry:
    return ShiftEntry(weekday=row.weekday, date=row.date, starts=row.starts, ends=row.ends, school=row.school)
