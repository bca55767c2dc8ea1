"""Duty: starting, saying where one is, pausing, ending. One's own; a supervisor reads that of their schools."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends

from app.api.bodies import Body, Id, Nothing
from app.api.call.calls import Responder
from app.api.deps import Keyed, Requires, SiteDep
from app.api.errors import problems
from app.api.site import Site
from app.core import board, shown
from app.core import commands as do
from app.core.access import Right
from app.core.cards import DutyView, PersonCard
from app.core.ids import PlaceId, SchoolId
from app.core.places import School
from app.core.refusals import Refusal
from app.core.words import DutyStatus
from app.engine import shifts
from app.engine.handle import Key
from app.engine.shifts import Missing
from app.identity.sessions import SignedIn

router = APIRouter(prefix="/api/duty", tags=["duty"])
DutyReader = Annotated[SignedIn, Depends(Requires(Right.read_duty))]
REFUSALS = problems(Refusal.credential_missing, Refusal.not_on_duty, Refusal.unknown_place, Refusal.same_key_other_body)


class WhereBody(Body):
    """Where one is; without either, at one's own school."""

    school: Id | None = None
    place: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyAnswer:
    """One's duty now; None is off duty."""

    duty: DutyView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Somebody whose shift began at `since`, and who has not gone on duty."""

    person: PersonCard
    school_name: str | None
    since: datetime
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftCard:
    """One shift of one's own."""

    school_name: str | None
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftAnswer:
    """The shift that has begun without me; None when none has."""

    shift: ShiftCard | None


@router.post("/start", operation_id="startDuty", responses=REFUSALS)
async def start_duty(body: WhereBody, site: SiteDep, who: Responder, key: Keyed) -> DutyAnswer:
    """I may be asked, until my shift ends where I have one."""
    school, place = _where(body)
    now = site.clock.now()
    until = await site.memory.read(lambda read: shifts.ends_at(read, who.district, who.person.id, now))
    wanted = do.StartDuty(by=who.actor, person=who.person.id, school=school, place=place, until=until)
    return await _ask(site, who, wanted, key)


@router.post("/move", operation_id="moveDuty", responses=REFUSALS)
async def move_duty(body: WhereBody, site: SiteDep, who: Responder, key: Keyed) -> DutyAnswer:
    """I am here."""
    school, place = _where(body)
    wanted = do.MoveDuty(by=who.actor, person=who.person.id, school=school, place=place)
    return await _ask(site, who, wanted, key)


@router.post("/pause", operation_id="pauseDuty", responses=REFUSALS)
async def pause_duty(_: Nothing, site: SiteDep, who: Responder, key: Keyed) -> DutyAnswer:
    """Not for a while."""
    return await _ask(site, who, do.PauseDuty(by=who.actor, person=who.person.id), key)


@router.post("/resume", operation_id="resumeDuty", responses=REFUSALS)
async def resume_duty(_: Nothing, site: SiteDep, who: Responder, key: Keyed) -> DutyAnswer:
    """Again."""
    return await _ask(site, who, do.ResumeDuty(by=who.actor, person=who.person.id), key)


@router.post("/end", operation_id="endDuty", responses=REFUSALS)
async def end_duty(_: Nothing, site: SiteDep, who: Responder, key: Keyed) -> DutyAnswer:
    """Off duty."""
    return await _ask(site, who, do.EndDuty(by=who.actor, person=who.person.id), key)


@router.get("", operation_id="listDuty", responses=problems())
async def list_duty(site: SiteDep, who: DutyReader) -> list[DutyView]:
    """Who is on duty in the asker's schools."""
    scene = (await site.lookout.scene(who.district)).scene
    return list(board.duty_views(who.person, scene))


@router.get("/expected", operation_id="listExpected", responses=problems())
async def list_expected(site: SiteDep, who: DutyReader) -> list[Expected]:
    """Whose shift is under way by the timetable, and who is not on duty: nobody is put on duty by a clock."""
    scene = (await site.lookout.scene(who.district)).scene
    found: list[Expected] = []
    for one in await site.lookout.missing(who.district):
        school = scene.setup.schools.get(one.school or SchoolId(""))
        person = scene.setup.people.get(one.person)
        if person is not None and board.may_watch(who.person, person, one.school, scene):
            name, card = school.name if school else None, shown.person_card(one.person, scene.setup)
            found.append(Expected(person=card, school_name=name, since=one.starts, proven=one.person in scene.proven))
    return sorted(found, key=lambda one: (one.since, one.person.name))


@router.get("/shift", operation_id="readShift", responses=problems())
async def read_shift(site: SiteDep, who: Responder) -> ShiftAnswer:
    """My own shift that is under way, while I am not on duty."""
    mine = [one for one in await site.lookout.missing(who.district) if one.person == who.person.id]
    schools = (await site.lookout.scene(who.district)).scene.setup.schools if mine else {}
    cards = [_shift_card(one, schools.get(one.school or SchoolId(""))) for one in mine]
    return ShiftAnswer(shift=cards[0] if cards else None)


async def _ask(site: Site, who: SignedIn, wanted: do.DutyCommand, key: Key) -> DutyAnswer:
    await site.handle(who.district, wanted, key)
    scene = (await site.lookout.scene(who.district)).scene
    duty = scene.duty.get(who.person.id)
    on = duty if duty and duty.status is not DutyStatus.off_duty else None
    return DutyAnswer(duty=board.duty_view(on, scene) if on else None)


def _where(body: WhereBody) -> tuple[SchoolId | None, PlaceId | None]:
    return (
        SchoolId(body.school) if body.school else None,
        PlaceId(body.place) if body.place else None,
    )


def _shift_card(one: Missing, school: School | None) -> ShiftCard:
    return ShiftCard(school_name=school.name if school else None, starts=one.starts, ends=one.ends)
