"""People: who they are, what they may do, the invitation to a first sign-in, and the end of it all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import Field

from app.api.bodies import Body, Code, Id, Line
from app.api.deps import PersonPath, Requires, SiteDep
from app.api.errors import problems
from app.api.site import Site
from app.core.access import Right
from app.core.events import RightsChanged
from app.core.ids import PersonId, PlaceId, SchoolId
from app.core.refusals import Refusal, Refused
from app.core.roster import Holding, Person, is_mixed
from app.core.scene import Setup
from app.core.words import DutyStatus, Role, ScopeKind
from app.identity.granting import may_change, may_grant, may_see
from app.identity.invites import qr_svg
from app.identity.sessions import SignedIn
from app.store.people import accounts, devices, invites, roster
from app.store.session import Tx

router = APIRouter(prefix="/api/people", tags=["people"])
Reader = Annotated[SignedIn, Depends(Requires(Right.read_people))]
Changer = Annotated[SignedIn, Depends(Requires(Right.change_people))]
ABOUT_A_PERSON = (Refusal.not_found, Refusal.unknown_place, Refusal.step_up_needed)


class HoldingBody(Body):
    """A role over one school, zone or the district; `scope` is that thing's id, `post` the district's name for it."""

    role: Role
    kind: ScopeKind
    scope: Id
    post: Code = ""


class PersonBody(Body):
    """Somebody new."""

    name: Line = Field(examples=["Rosa Diaz"])
    roles: list[HoldingBody] = Field(max_length=50)
    school: Id | None = None
    room: Id | None = None


class ChangeBody(Body):
    """What is left out stays as it is."""

    name: Line | None = None
    roles: list[HoldingBody] | None = Field(default=None, max_length=50)
    school: Id | None = None
    room: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """A line of the roster."""

    id: PersonId
    name: str
    roles: list[Holding]
    school: SchoolId | None
    room: PlaceId | None
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """A line of the roster as it stands now. `proven`: a phone of theirs has proved that it rings; `signs_in`: they have been
    here, on a device or to choose a name and a password; `invited_until`: they hold an invitation; `changeable`: the asker may
    change them."""

    person: PersonEntry
    duty: DutyStatus
    proven: bool
    signs_in: bool
    invited_until: datetime | None
    changeable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationAnswer:
    """Shown once: hand over the link, or let their phone look at the code."""

    url: str
    qr_svg: str
    expires_at: datetime


@router.get("", operation_id="listPeople", responses=problems(Refusal.step_up_needed))
async def list_people(site: SiteDep, who: Reader) -> list[RosterEntry]:
    """Everybody who works where the asker looks after things."""
    scene, at = (await site.lookout.scene(who.district)).scene, site.clock.now()
    known = await site.memory.read(lambda read: accounts.people(read, who.district) | devices.owners(read, who.district))
    invited = await site.memory.read(lambda read: invites.open_until(read, who.district, at))
    seen = (p for p in scene.setup.people.values() if may_see(who.person, p, scene.setup.schools))
    return [
        RosterEntry(
            person=entry(person),
            duty=scene.duty[person.id].status if person.id in scene.duty else DutyStatus.off_duty,
            proven=person.id in scene.proven,
            signs_in=person.id in known,
            invited_until=invited.get(person.id),
            changeable=may_change(who.person, person, scene.setup.schools),
        )
        for person in sorted(seen, key=lambda p: (p.name.casefold(), p.id))
    ]


@router.post("", status_code=201, operation_id="addPerson", responses=problems(*ABOUT_A_PERSON, Refusal.officer_alone))
async def add_person(body: PersonBody, site: SiteDep, who: Changer) -> PersonEntry:
    """They can sign in once they have an invitation."""
    setup = await setup_of(site, who)
    person = Person(
        id=PersonId(site.ids.new()),
        name=body.name,
        holdings=_holdings(body.roles),
        school=_school(body.school),
        room=_room(body.room),
    )
    return await _put(site, who, setup, person)


@router.patch("/{person}", operation_id="changePerson", responses=problems(*ABOUT_A_PERSON, Refusal.officer_alone))
async def change_person(person: PersonPath, body: ChangeBody, site: SiteDep, who: Changer) -> PersonEntry:
    """Takes effect everywhere at once: sockets, ladders, screens."""
    setup = await setup_of(site, who)
    before = within_reach(who, setup, person)
    after = replace(
        before,
        name=body.name or before.name,
        holdings=_holdings(body.roles) if body.roles is not None else before.holdings,
        school=_school(body.school) if "school" in body.model_fields_set else before.school,
        room=_room(body.room) if "room" in body.model_fields_set else before.room,
    )
    return await _put(site, who, setup, after)


@router.post("/{person}/revoke", status_code=204, operation_id="revokePerson", responses=problems(*ABOUT_A_PERSON))
async def revoke_person(person: PersonPath, site: SiteDep, who: Changer) -> None:
    """Signed out everywhere within two seconds, off duty, rung no more."""
    setup = await setup_of(site, who)
    subject = within_reach(who, setup, person)
    if subject.id == who.person.id:
        raise Refused(Refusal.not_allowed)
    await site.sessions.revoke_person(who.actor, who.district, subject)


@router.post("/{person}/invitation", status_code=201, operation_id="invitePerson", responses=problems(*ABOUT_A_PERSON))
async def invite_person(person: PersonPath, request: Request, site: SiteDep, who: Changer) -> InvitationAnswer:
    """For a first sign-in, or a new password: whoever uses it is signed out elsewhere."""
    subject = within_reach(who, await setup_of(site, who), person)
    if not subject.active:
        raise Refused(Refusal.not_found)
    made = await site.invites.make(who.district, subject.id, who.person.id)
    here = site.settings.public_url or str(request.base_url).rstrip("/")
    url = f"{here}/i/{made.token}"
    return InvitationAnswer(url=url, qr_svg=qr_svg(url), expires_at=made.expires_at)


async def setup_of(site: Site, who: SignedIn) -> Setup:
    """The district as it is now."""
    return (await site.lookout.scene(who.district)).scene.setup


def within_reach(who: SignedIn, setup: Setup, person: PersonId) -> Person:
    """Whom the asker may not even see does not exist; whom they may only see is not theirs to change."""
    subject = setup.people.get(person)
    if subject is None or not may_see(who.person, subject, setup.schools):
        raise Refused(Refusal.not_found)
    if not may_change(who.person, subject, setup.schools):
        raise Refused(Refusal.not_allowed)
    return subject


async def _put(site: Site, who: SignedIn, setup: Setup, person: Person) -> PersonEntry:
    _check_exists(setup, person)
    if is_mixed(person.holdings):
        raise Refused(Refusal.officer_alone)
    if not may_change(who.person, person, setup.schools) or not may_grant(who.person, person.holdings, setup.schools):
        raise Refused(Refusal.not_allowed)

    def write(tx: Tx) -> RightsChanged:
        roster.put_person(tx, who.district, replace(person, active=_is_active(tx, person)))
        return RightsChanged(person=person.id, ids=(person.id,))

    await site.record(who.district, who.actor, write)
    return entry(person)


def _is_active(tx: Tx, person: Person) -> bool:
    """As it is now: whoever was revoked since the asker looked stays revoked."""
    now = roster.person(tx, person.id)
    return person.active if now is None else now.active


def _check_exists(setup: Setup, person: Person) -> None:
    known = {
        ScopeKind.district: {str(setup.district)},
        ScopeKind.zone: set(setup.zones),
        ScopeKind.school: {str(school) for school in setup.schools},
    }
    room = setup.places.get(person.room) if person.room else None
    scopes = all(holding.scope in known[holding.kind] for holding in person.holdings)
    school = person.school is None or person.school in setup.schools
    if not scopes or not school or (person.room and (room is None or room.school != person.school)):
        raise Refused(Refusal.unknown_place)


def _holdings(bodies: Iterable[HoldingBody]) -> tuple[Holding, ...]:
    unique = dict.fromkeys(Holding(role=b.role, kind=b.kind, scope=b.scope, post=b.post) for b in bodies)
    return tuple(unique)


def _school(said: str | None) -> SchoolId | None:
    return SchoolId(said) if said else None


def _room(said: str | None) -> PlaceId | None:
    return PlaceId(said) if said else None


def entry(person: Person) -> PersonEntry:
    """As the roster keeps them."""
    return PersonEntry(
        id=person.id,
        name=person.name,
        roles=list(person.holdings),
        school=person.school,
        room=person.room,
        active=person.active,
    )
