"""The whole desk: guards outside, then the app's own files, routes inside."""

import re
from functools import cache
from typing import Any

from fastapi import APIRouter, FastAPI
from starlette.routing import BaseRoute

from app.api import errors, health, static
from app.api.call import calls, messages, offers, police, receipts, timeline
from app.api.district import faults, forecast, places, plans, policy, policy_texts, room_codes, rooms, schools
from app.api.door import auth, devices, me
from app.api.door import demo as doors
from app.api.ending import figures, follow_ups, references, reports
from app.api.errors import Problem
from app.api.guards import BodyGuard, HostGuard, OriginGuard
from app.api.headers import AccessLog, SecurityHeaders
from app.api.people import credentials, duty, person, position, posts, roster
from app.api.site import Site

PRESSES = re.compile(r"/api/(calls|rooms/[^/]+/calls|calls/[^/]+/close|offers/[^/]+/(accept|progress))")
"""Where a press comes in, a yes, a step, or a plain end: nothing odd beside it loses it."""
ROUTERS: tuple[APIRouter, ...] = tuple(
    module.router
    for module in (
        auth,
        me,
        calls,
        rooms,
        timeline,
        messages,
        offers,
        police,
        receipts,
        duty,
        position,
        places,
        room_codes,
        devices,
        roster,
        person,
        posts,
        credentials,
        schools,
        faults,
        plans,
        figures,
        follow_ups,
        policy,
        policy_texts,
        references,
        reports,
        forecast,
        health,
    )
)


def create_app(site: Site, *, demo: bool = False) -> FastAPI:
    """What serves. Lifespan is the composition root's affair; so are routers of other rooms, such as the socket's. Each guard
    stands outside of those added before it: the log sees every request first."""
    app = _described(demo=demo)
    app.state.site = site
    errors.install(app)
    if site.settings.dist is not None:
        app.add_middleware(static.Pages, dist=site.settings.dist)
    app.add_middleware(BodyGuard, presses=PRESSES)
    app.add_middleware(OriginGuard, allowed=site.settings.allowed_origins)
    app.add_middleware(HostGuard, names=site.settings.hosts)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(AccessLog, new_id=site.ids.new)
    return app


def document() -> dict[str, Any]:
    """The OpenAPI document, the demo's doors included: the app's client is generated from it."""
    return _described(demo=True).openapi()


def lay_out(*, demo: bool) -> list[BaseRoute]:
    """Every route, ready to be asked."""
    return [*_asked_once(of_the_demo=False), *(_asked_once(of_the_demo=True) if demo else ())]


@cache
def _asked_once(*, of_the_demo: bool) -> tuple[BaseRoute, ...]:
    """FastAPI makes of a route what it needs when first asked: a second for all of them, that no press shall wait for, and that
    all desks of a process share."""
    app = FastAPI(openapi_url=None)
    for router in (doors.router,) if of_the_demo else ROUTERS:
        app.include_router(router)
    for route in app.routes:
        route.matches({"type": "http", "method": "GET", "path": "/nowhere", "root_path": "", "headers": []})
    return tuple(app.routes)


def _described(*, demo: bool) -> FastAPI:
    return Described(
        title="Nearhand",
        version="1",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False},
        routes=lay_out(demo=demo),
    )


class Described(FastAPI):
    """FastAPI, with the one shape of every "no" among its schemas."""

    def openapi(self) -> dict[str, Any]:
        """The same for every server of this version; made once, for it costs more than a press."""
        if self.openapi_schema:
            return self.openapi_schema
        made = super().openapi()
        shape = Problem.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
        made["components"]["schemas"] = shape.pop("$defs", {}) | made["components"]["schemas"] | {"Problem": shape}
        return made
