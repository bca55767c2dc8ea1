"""The whole desk: guards outside, routes inside, the app's own files last."""

from typing import Any

from fastapi import APIRouter, FastAPI

from app.api import (
    auth,
    calls,
    credentials,
    devices,
    duty,
    errors,
    faults,
    figures,
    follow_ups,
    forecast,
    health,
    me,
    messages,
    offers,
    person,
    places,
    plans,
    police,
    policy,
    position,
    posts,
    receipts,
    references,
    reports,
    room_codes,
    rooms,
    roster,
    schools,
    static,
    timeline,
)
from app.api import demo as doors
from app.api.errors import Problem
from app.api.guards import BodyGuard, HostGuard, OriginGuard
from app.api.headers import AccessLog, SecurityHeaders
from app.api.site import Site

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
        references,
        reports,
        forecast,
        health,
    )
)


def create_app(site: Site, *, demo: bool = False) -> FastAPI:
    """What serves. Lifespan is the composition root's affair; so are routers of other rooms, such as the socket's."""
    app = _described(demo=demo)
    app.state.site = site
    errors.install(app)
    if site.settings.dist is not None:
        app.router.default = static.Fallback(site.settings.dist, app.router.default)
    app.add_middleware(BodyGuard)
    app.add_middleware(OriginGuard, allowed=site.settings.allowed_origins)
    app.add_middleware(HostGuard, names=site.settings.hosts)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(AccessLog, new_id=site.ids.new)
    return app


def document() -> dict[str, Any]:
    """The OpenAPI document, the demo's doors included: the app's client is generated from it."""
    return _described(demo=True).openapi()


def _described(*, demo: bool) -> FastAPI:
    app = Described(
        title="Nearhand",
        version="1",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        telemetry={"tracing": False},
    )
    for router in (*ROUTERS, *([doors.router] if demo else [])):
        app.include_router(router)
    return app


class Described(FastAPI):
    """FastAPI, with the one shape of every "no" among its schemas."""

    def openapi(self) -> dict[str, Any]:
        """The same for every server of this version; made once, for it costs more than a press."""
        if self.openapi_schema:
            return self.openapi_schema
        made = super().openapi()
        shape = Problem.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
        made["components"]["schemas"] |= shape.pop("$defs", {}) | {"Problem": shape}
        return made
