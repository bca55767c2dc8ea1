"""The two cookies: the session's token, and the device's name for itself. `__Host-` wherever the browser allows it."""

import re
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from app.identity.sessions import COOKIE, LASTS
from app.identity.visits import LONGEST

SESSION = COOKIE
DEVICE = "nearhand-device"
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
DEVICE_LASTS = timedelta(days=400)  # the longest that browsers keep


def session_cookie(request: Request) -> str | None:
    """The token, if one was sent."""
    return request.cookies.get(_name(request, SESSION))


def device_cookie(request: Request) -> str | None:
    """The id that this device had before; what was never an id of ours is none."""
    said = request.cookies.get(_name(request, DEVICE), "")
    return said if ID.fullmatch(said) else None


def keep_session(request: Request, response: Response, token: str, device: str) -> None:
    """Signed in from now on."""
    _keep(request, response, (SESSION, token), LASTS)
    _keep(request, response, (DEVICE, device), DEVICE_LASTS)


def keep_visit(request: Request, response: Response, token: str) -> None:
    """A visitor's, for as long as it can last at most. The device's own name is left alone: it is not theirs to take."""
    _keep(request, response, (SESSION, token), LONGEST)


def forget_session(request: Request, response: Response) -> None:
    """Signed out. The device keeps its name; what the browser had cached goes."""
    secure = _is_https(request)
    response.delete_cookie(_name(request, SESSION), secure=secure, httponly=True, samesite="lax")
    response.headers["Clear-Site-Data"] = '"cache"'


def _keep(request: Request, response: Response, pair: tuple[str, str], lasts: timedelta) -> None:
    name, value = pair
    response.set_cookie(
        _name(request, name),
        value,
        max_age=int(lasts.total_seconds()),
        path="/",
        secure=_is_https(request),
        httponly=True,
        samesite="lax",
    )


def _name(request: Request, name: str) -> str:
    return f"__Host-{name}" if _is_https(request) else name


def _is_https(request: Request) -> bool:
    return request.url.scheme == "https"
