"""Signing in and out, stepping up, and the first time through an invitation."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import Field

from app.api.bodies import Body, Label, Line, Secret, beside
from app.api.cookies import device_cookie, forget_session, keep_session, session_cookie
from app.api.deps import AppUser, SiteDep, house_of, public
from app.api.errors import problems
from app.api.site import Site
from app.core.called import own_words
from app.core.refusals import Refusal
from app.core.words import Role
from app.identity.sessions import Newcomer
from app.identity.sign_in import Attempt
from app.store.district.districts import districts

router = APIRouter(prefix="/api", tags=["session"])


class SignInBody(Body):
    """`device_name` is what the device will be called in one's own list of devices. Who has a name already signs in with it,
    whatever it holds; and nobody is kept out by what their device calls itself: what cannot be read as a name is none."""

    login: str = Field(min_length=1, max_length=200, examples=["rosa.diaz"])
    password: Secret
    device_name: Annotated[Label, beside("")] = Field(default="", examples=["Rosa's phone"])


class AccountBody(SignInBody):
    """The same for somebody who chooses that name."""

    login: Line = Field(examples=["rosa.diaz"])


class StepUpBody(Body):
    """The password, again."""

    password: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationCard:
    """Whom an invitation is for, so that the wrong person can say so. `words` are what the district calls a role."""

    name: str
    roles: list[Role]
    district: str
    words: dict[Role, str]


@router.post(
    "/session",
    status_code=204,
    operation_id="signIn",
    dependencies=[public("nobody is signed in before this")],
    responses=problems(Refusal.wrong_name_or_password, Refusal.too_many_attempts),
)
async def sign_in(body: SignInBody, request: Request, response: Response, site: SiteDep) -> None:
    """A name and a password for a session on this device."""
    newcomer = await site.sign_in(_attempt(request, site, body.login, body.password))
    await welcome(request, response, site, replace(newcomer, device_name=body.device_name))


@router.delete("/session", status_code=204, operation_id="signOut", responses=problems())
async def sign_out(request: Request, response: Response, site: SiteDep, who: AppUser) -> None:
    """This device rings no more, and duty ends."""
    await site.sessions.sign_out(who)
    forget_session(request, response)


@router.post(
    "/session/step-up",
    status_code=204,
    operation_id="stepUp",
    responses=problems(Refusal.wrong_name_or_password, Refusal.too_many_attempts),
)
async def step_up(body: StepUpBody, request: Request, site: SiteDep, who: AppUser) -> None:
    """For a quarter of an hour: people, schools, plans and the calls of the past."""
    await site.sign_in.step_up(who, _attempt(request, site, who.person.id, body.password))


@router.get(
    "/invitations/{token}",
    operation_id="readInvitation",
    dependencies=[public("the link itself is the proof")],
    responses=problems(Refusal.invitation_over, Refusal.too_many_attempts),
)
async def read_invitation(token: str, request: Request, site: SiteDep, language: str = "") -> InvitationCard:
    """For whom the link is. `language`: in which the roles are called, by its two letters."""
    site.strangers.take(house_of(request), site.clock.now())
    guest = await site.invites.look(token)
    rows = await site.memory.read(districts)
    name = next(row.name for row in rows if row.id == guest.district)
    words = own_words((await site.lookout.scene(guest.district)).scene.setup.policy, language)
    return InvitationCard(name=guest.person.name, roles=sorted(guest.person.roles()), district=name, words=words)


@router.post(
    "/invitations/{token}",
    status_code=204,
    operation_id="acceptInvitation",
    dependencies=[public("the link itself is the proof")],
    responses=problems(
        Refusal.invitation_over,
        Refusal.name_taken,
        Refusal.password_too_short,
        Refusal.password_too_common,
        Refusal.too_many_attempts,
    ),
)
async def accept_invitation(token: str, body: AccountBody, request: Request, response: Response, site: SiteDep) -> None:
    """A name and a password of one's own, and signed in."""
    site.strangers.take(house_of(request), site.clock.now())
    newcomer = await site.invites.accept(token, body.login, body.password)
    await welcome(request, response, site, replace(newcomer, device_name=body.device_name))


async def welcome(request: Request, response: Response, site: Site, newcomer: Newcomer) -> None:
    """A session on this device; the one it had is over, and with it the duty of somebody else."""
    before = await site.sessions.find(session_cookie(request))
    if before is not None:
        visits = before.session.call is not None
        leaves = before.person.id != newcomer.person and not newcomer.always_raised and not visits
        await (site.sessions.sign_out(before) if leaves else site.sessions.end(before.actor, before.session))
    opened = await site.sessions.open(replace(newcomer, device=device_cookie(request)))
    keep_session(request, response, opened.token, opened.session.device)


def _attempt(request: Request, site: Site, login: str, password: str) -> Attempt:
    return Attempt(login=login, password=password, address=house_of(request), at=site.clock.now())
