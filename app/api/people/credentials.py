"""Credentials: what somebody has shown, and what is missing for duty; read by themselves, kept by who looks after them."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import Field, model_validator

from app.api.bodies import Body, Id, Nothing
from app.api.call.calls import Responder
from app.api.deps import PersonPath, SiteDep
from app.api.errors import problems
from app.api.people.roster import ABOUT_A_PERSON, Changer, Reader, setup_of, within_reach
from app.api.site import Site
from app.core.credentials import Held, Missing, SchoolDay, contact_days, posts_of
from app.core.events import RosterChanged
from app.core.ids import PersonId, SchoolId
from app.core.policy import Credential, CredentialForm
from app.core.refusals import Refusal, Refused
from app.core.roster import Person
from app.core.scene import Scene, Setup
from app.identity.granting import may_change, may_see
from app.identity.sessions import SignedIn
from app.store.people import credentials
from app.store.session import Tx

router = APIRouter(prefix="/api", tags=["people"])
HeldPath = Annotated[str, Path(alias="held", max_length=128)]
KindPath = Annotated[str, Path(alias="credential", max_length=128)]
Short = Annotated[str, Field(max_length=40)]
Note = Annotated[str, Field(max_length=200)]
KEEPING = problems(*ABOUT_A_PERSON, Refusal.unknown_credential)


class HeldBody(Body):
    """One that was shown. Hours of training count in the school year of `begins`; a contract is for a school, or for all."""

    credential: Id
    begins: dt.date
    ends: dt.date | None = None
    topic: Short = ""
    hours: int = Field(default=0, ge=0, le=2000)
    edition: Short = ""
    school: Id | None = None
    notice: Note = ""
    document: Note = ""

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> "HeldBody":
        if self.ends is not None and self.ends < self.begins:
            raise ValueError("it ends before it begins")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDays:
    """How many school days of this year a substitute has been on duty, today's counted; fewer than `most` are allowed."""

    days: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What somebody has shown, what their posts lack today at their own school; and `kinds`, all that the policy knows;
    `needed` are those that their posts need. `today` is the district's."""

    held: list[Held]
    missing: list[Missing]
    kinds: list[Credential]
    needed: list[str]
    today: SchoolDay | None
    contact_days: ContactDays | None
    changeable: bool


@router.get("/me/credentials", operation_id="readMyCredentials", responses=problems())
async def read_my_credentials(site: SiteDep, who: Responder) -> Credentials:
    """Mine."""
    return _told(who, who.person, (await site.lookout.scene(who.district)).scene)


@router.post(
    "/me/credentials/{credential}/attest", operation_id="attestCredential", responses=problems(Refusal.unknown_credential)
)
async def attest_credential(credential: KindPath, _: Nothing, site: SiteDep, who: Responder) -> Credentials:
    """I have read the edition in force. Only what is attested can be said by oneself; the rest is shown to somebody."""
    scene = (await site.lookout.scene(who.district)).scene
    kind = _kind(scene.setup, credential)
    needed = {need.credential for post in posts_of(who.person, scene.setup.policy) for need in post.requires}
    if kind.form is not CredentialForm.attestation or kind.id not in needed or scene.today is None:
        raise Refused(Refusal.unknown_credential)
    key = f"{who.person.id}.{kind.id}.{kind.edition}"
    held = Held(id=key, person=who.person.id, credential=kind.id, begins=scene.today.day, edition=kind.edition)
    await _keep(site, who, held)
    return _told(who, who.person, (await site.lookout.scene(who.district)).scene)


@router.get("/people/{person}/credentials", operation_id="readCredentials", responses=problems(*ABOUT_A_PERSON))
async def read_credentials(person: PersonPath, site: SiteDep, who: Reader) -> Credentials:
    """Somebody's."""
    scene = (await site.lookout.scene(who.district)).scene
    subject = scene.setup.people.get(person)
    if subject is None or not may_see(who.person, subject, scene.setup.schools):
        raise Refused(Refusal.not_found)
    return _told(who, subject, scene)


@router.post("/people/{person}/credentials", operation_id="addCredential", responses=KEEPING)
async def add_credential(person: PersonPath, body: HeldBody, site: SiteDep, who: Changer) -> Credentials:
    """One more was shown."""
    setup = await setup_of(site, who)
    subject = within_reach(who, setup, person)
    await _keep(site, who, _held(site.ids.new(), subject.id, body, setup))
    return await read_credentials(person, site, who)


@router.put("/people/{person}/credentials/{held}", operation_id="renewCredential", responses=KEEPING)
async def renew_credential(person: PersonPath, held: HeldPath, body: HeldBody, site: SiteDep, who: Changer) -> Credentials:
    """It was shown anew, or written down wrongly."""
    setup = await setup_of(site, who)
    subject = within_reach(who, setup, person)
    if held not in {each.id for each in setup.held.get(subject.id, ())}:
        raise Refused(Refusal.not_found)
    await _keep(site, who, _held(held, subject.id, body, setup))
    return await read_credentials(person, site, who)


@router.delete("/people/{person}/credentials/{held}", operation_id="removeCredential", responses=KEEPING)
async def remove_credential(person: PersonPath, held: HeldPath, site: SiteDep, who: Changer) -> Credentials:
    """It never was so. Whoever is on duty without it, and may not be, goes off duty; a call that they are on stays theirs."""
    subject = within_reach(who, await setup_of(site, who), person)

    def write(tx: Tx) -> RosterChanged:
        if not credentials.remove(tx, who.district, subject.id, held):
            raise Refused(Refusal.not_found)
        return RosterChanged(ids=(subject.id,))

    await site.record(who.district, who.actor, write)
    return await read_credentials(person, site, who)


async def _keep(site: Site, who: SignedIn, held: Held) -> None:
    def write(tx: Tx) -> RosterChanged:
        credentials.put(tx, who.district, held)
        return RosterChanged(ids=(held.person,))

    await site.record(who.district, who.actor, write)


def _kind(setup: Setup, code: str) -> Credential:
    found = next((each for each in setup.policy.credentials if each.id == code), None)
    if found is None:
        raise Refused(Refusal.unknown_credential)
    return found


def _held(key: str, person: PersonId, body: HeldBody, setup: Setup) -> Held:
    kind = _kind(setup, body.credential)
    if body.school is not None and SchoolId(body.school) not in setup.schools:
        raise Refused(Refusal.unknown_place)
    told = body.model_dump() | {"edition": body.edition or kind.edition}
    return Held(id=key, person=person, **told)


def _told(who: SignedIn, subject: Person, scene: Scene) -> Credentials:
    policy, shown = scene.setup.policy, scene.shown(subject.id, subject.school)
    counted = contact_days(subject, policy, shown) if shown else None
    return Credentials(
        held=list(scene.setup.held.get(subject.id, ())),
        missing=list(scene.missing(subject.id, subject.school)),
        kinds=list(policy.credentials),
        needed=list(dict.fromkeys(need.credential for post in posts_of(subject, policy) for need in post.requires)),
        today=scene.today,
        contact_days=ContactDays(days=counted[0], most=counted[1]) if counted else None,
        changeable=may_change(who.person, subject, scene.setup.schools),
    )
