"""Whoever answers, joined to the parts: the desk and the socket. Half of all there is to import, and so imported last."""

from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp

from app.api import site as desk
from app.api.app import create_app, document, lay_out
from app.api.site import Site
from app.demo.district import door_people
from app.engine.movers.knocker import Knocker
from app.engine.naming import RandomIds
from app.engine.proof import Proof
from app.engine.readiness import Readiness
from app.identity.invites import Invites
from app.identity.limits import SignInLimits
from app.identity.origin import names_of
from app.identity.passwords import Passwords
from app.identity.room_codes import RoomCodes
from app.identity.sessions import token_in
from app.identity.sign_in import SignIn
from app.identity.visits import Visits
from app.parts import Parts
from app.push.guard import Guard
from app.push.vapid import Vapid
from app.realtime.hub import Viewer
from app.realtime.socket import Live, router
from app.settings import Settings


def make_ready(*, demo: bool) -> None:
    """What is made only once in a process, so that no request waits for it."""
    lay_out(demo=demo)


def answering(parts: Parts, guard: Guard, vapid: Vapid, knocker: Knocker, ready: Readiness) -> ASGIApp:
    """What is served from now on."""
    app = create_app(_site(parts, guard, vapid, knocker, ready), demo=parts.settings.demo)
    app.include_router(router(_live(parts)))
    return app


def _live(parts: Parts) -> Live:
    async def authenticate(headers: Headers) -> Viewer | None:
        who = await parts.sessions.find(token_in(headers.get("cookie", "")))
        return Viewer(district=who.district, person=who.person.id, device=who.session.device) if who else None

    return Live(
        lookout=parts.lookout,
        tail=parts.tail,
        authenticate=authenticate,
        clock=parts.clock,
        meter=parts.meter,
        origins=frozenset(_origins(parts.settings)),
    )


def _origins(settings: Settings) -> tuple[str, ...]:
    return (*settings.allowed_origins, *((settings.public_url,) if settings.public_url else ()))


def _hosts(settings: Settings) -> frozenset[str]:
    """Only who was told its name can know a wrong one."""
    return names_of(_origins(settings)) if settings.public_url and not settings.demo else frozenset()


def _site(parts: Parts, guard: Guard, vapid: Vapid, knocker: Knocker, ready: Readiness) -> Site:
    settings, passwords = parts.settings, Passwords()
    token = settings.metrics_token
    return Site(
        memory=parts.memory,
        handle=parts.handle,
        record=parts.record,
        lookout=parts.lookout,
        clock=parts.clock,
        ids=RandomIds(),
        sessions=parts.sessions,
        sign_in=SignIn(parts.memory, passwords, parts.sessions, SignInLimits()),
        invites=Invites(parts.memory, parts.record, parts.clock, passwords),
        room_codes=RoomCodes(parts.memory, parts.record, parts.clock),
        visits=Visits(parts.memory, parts.clock),
        settings=desk.Settings(
            public_url=settings.address,
            allowed_origins=_origins(settings),
            hosts=_hosts(settings),
            metrics_token=token.get_secret_value() if token else None,
            push_key=vapid.public_key,
            dist=settings.app_dir,
        ),
        endpoint_allowed=guard.admits,
        doors=door_people if settings.demo else desk.nobody,
        test_device=Proof(parts.memory, knocker, parts.clock, RandomIds()).ask,
        not_ready=ready.troubles,
        metrics=parts.meter.text,
    )


def describe() -> dict[str, Any]:
    """The OpenAPI document, without a memory."""
    return document()
