"""Whether it lives, whether it is ready, and numbers for whoever watches."""

import hmac
from ipaddress import ip_address

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from app.api.deps import SiteDep, address_of, public
from app.core.refusals import Refusal, Refused

router = APIRouter(tags=["health"])
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@router.get("/health", operation_id="readHealth", dependencies=[public("a load balancer asks")])
async def read_health() -> dict[str, str]:
    """The process answers; nothing else is said."""
    return {"status": "alive"}


@router.get("/ready", operation_id="readReady", dependencies=[public("a load balancer asks")])
async def read_ready(site: SiteDep) -> Response:
    """The engine turns, every mover lives, the database takes writes."""
    wrong = await site.not_ready()
    return JSONResponse({"ready": not wrong, "wrong": list(wrong)}, 503 if wrong else 200)


@router.get(
    "/metrics",
    operation_id="readMetrics",
    include_in_schema=False,
    dependencies=[public("the token, or this machine itself, is the proof")],
)
async def read_metrics(request: Request, site: SiteDep) -> Response:
    """No particulars: counts and times."""
    token = site.settings.metrics_token
    said = request.headers.get("authorization", "").removeprefix("Bearer ")
    allowed = hmac.compare_digest(said.encode(), token.encode()) if token else _is_loopback(request)
    if not allowed:
        raise Refused(Refusal.not_found)
    return Response(site.metrics(), media_type=PROMETHEUS)


def _is_loopback(request: Request) -> bool:
    """This machine, and not through a proxy on it."""
    try:
        return ip_address(address_of(request)).is_loopback and "x-forwarded-for" not in request.headers
    except ValueError:
        return False
