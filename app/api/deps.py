"""What routes ask for by type: the site, who is asking with which right, and the command's key."""

import hashlib
import json
from typing import Annotated

from fastapi import Depends, Header, Path, Request, params

from app.api.cookies import session_cookie
from app.api.site import Site
from app.core.access import STEP_UP, Right, may
from app.core.ids import CallId, CommandId, OfferId, PersonId
from app.core.refusals import Refusal, Refused
from app.engine.handle import Key
from app.identity.limits import house
from app.identity.sessions import SignedIn

KEY = r"^[A-Za-z0-9_-]{8,64}$"


def site_of(request: Request) -> Site:
    """As the composition root made it."""
    site: Site = request.app.state.site
    return site


SiteDep = Annotated[Site, Depends(site_of)]


async def signed_in(request: Request, site: SiteDep) -> SignedIn:
    """Whoever carries a live session."""
    who = await site.sessions.find(session_cookie(request))
    if who is None:
        raise Refused(Refusal.not_signed_in)
    return who


class Requires:
    """A route's right: the one line without which a test refuses the route."""

    def __init__(self, right: Right) -> None:
        self.right = right

    async def __call__(self, site: SiteDep, who: Annotated[SignedIn, Depends(signed_in)]) -> SignedIn:
        """Anywhere at all; over whom it reaches is asked again where the thing is known."""
        if not may(who.person, self.right):
            raise Refused(Refusal.not_allowed)
        if self.right in STEP_UP and not who.is_raised(site.clock.now()):
            raise Refused(Refusal.step_up_needed)
        return who


class Public:
    """A route that strangers may use, and why."""

    def __init__(self, why: str) -> None:
        self.why = why

    async def __call__(self) -> None:
        """Nothing is asked."""


def public(why: str) -> params.Depends:
    """For a route's `dependencies`."""
    return params.Depends(Public(why))


CallFollower = Annotated[SignedIn, Depends(Requires(Right.follow_call))]
AppUser = Annotated[SignedIn, Depends(Requires(Right.use_app))]


async def command_key(request: Request, key: Annotated[str, Header(alias="Idempotency-Key", pattern=KEY)]) -> Key:
    """The phone's own name for this command, and a digest by which the same name with another body is known."""
    body = await request.body()
    canonical = json.dumps(json.loads(body), sort_keys=True, separators=(",", ":")) if body else "{}"
    said = f"{request.method} {request.url.path}\n{canonical}"
    return Key(id=CommandId(key), digest=hashlib.sha256(said.encode()).hexdigest())


Keyed = Annotated[Key, Depends(command_key)]
CallPath = Annotated[CallId, Path(alias="call", max_length=128, examples=["Zk3v0a1bQm2c4d5e6f7g8h"])]
CodePath = Annotated[str, Path(alias="code", max_length=64, examples=["7KQ2MXWT9B"])]
OfferPath = Annotated[OfferId, Path(alias="offer", max_length=140, examples=["Zk3v0a1bQm2c4d5e6f7g8h.1"])]
PersonPath = Annotated[PersonId, Path(alias="person", max_length=128, examples=["Pe3v0a1bQm2c4d5e6f7g8h"])]


def address_of(request: Request) -> str:
    """Where the request came from; the server has put the proxy's word here if it trusts it."""
    return request.client.host if request.client else "unknown"


def house_of(request: Request) -> str:
    """The same, as tries are counted."""
    return house(address_of(request))
