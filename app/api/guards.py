"""What stands before every route: how large, how slow, what characters, and from where.

Pure ASGI; knows of routes only what it is told, and a balancer's probes.
"""

import asyncio
import json
import re
from collections.abc import Iterable
from http import HTTPStatus

from pydantic_core import from_json
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.errors import EdgeCode, problem
from app.api.mending import is_clean, mended
from app.identity.origin import is_from_here, is_known

LARGEST = 64 * 1024
MOST_BRACKETS = LARGEST // 16  # no list and no object that anybody asks for is said in less
PATIENCE = 10.0  # seconds for a whole body
PROBES = frozenset({"/health", "/ready"})  # asked by a balancer, at whatever address it knows
NOWHERE = re.compile(r"(?!)")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class TooLarge(Exception):
    """More than a request may carry."""


class Unsound(Exception):
    """What nothing could keep, or no JSON."""


class BodyGuard:
    """Reads the whole body before the app does; the app is then handed what was read. An odd address is refused too, whatever
    it asks for. What comes to `presses` is mended rather than refused: no press is lost to what stands beside it."""

    def __init__(
        self, app: ASGIApp, *, presses: re.Pattern[str] = NOWHERE, largest: int = LARGEST, patience: float = PATIENCE
    ) -> None:
        self._app = app
        self._presses = presses
        self._largest = largest
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        code: EdgeCode | None = None
        body = b""
        try:
            async with asyncio.timeout(self._patience):
                body = await self._read(scope, receive)
            body = self._sound(scope, body)
        except Unsound:
            code = EdgeCode.invalid
        except TooLarge:
            code = EdgeCode.too_large
        except TimeoutError:
            code = EdgeCode.too_slow
        if code is None:
            return await self._app(scope, _replay(body, receive), send)
        answer = problem(code, STATUS[code])
        answer.headers["Connection"] = "close"  # what is left of the body is not waited for
        return await answer(scope, receive, send)

    def _sound(self, scope: Scope, body: bytes) -> bytes:
        if _is_odd_address(scope):
            raise Unsound
        if _is_sound(body):
            return body
        whole = mended(body) if scope["method"] == "POST" and self._presses.fullmatch(scope["path"]) else None
        if whole is None:
            raise Unsound
        return whole

    async def _read(self, scope: Scope, receive: Receive) -> bytes:
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or int(declared[:20]) > self._largest:
            raise TooLarge
        parts = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return bytes(parts)
            parts += message.get("body", b"")
            if len(parts) > self._largest:
                raise TooLarge
            if not message.get("more_body", False):
                return bytes(parts)


STATUS = {
    EdgeCode.too_large: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    EdgeCode.too_slow: HTTPStatus.REQUEST_TIMEOUT,
    EdgeCode.invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
}


class OriginGuard:
    """What changes something must come from the app's own pages: browsers say where a request was made (`identity/origin.py`)."""

    def __init__(self, app: ASGIApp, *, allowed: Iterable[str] = ()) -> None:
        self._app = app
        self._allowed = frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE and not self._ours(scope):
            answer = problem(EdgeCode.not_same_origin, HTTPStatus.FORBIDDEN)
            return await answer(scope, receive, send)
        return await self._app(scope, receive, send)

    def _ours(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        if headers.get("origin") in {None, "null"}:  # a service worker's request may have no origin of its own
            return headers.get("sec-fetch-site") == "same-origin"
        return is_from_here(headers, self._allowed, secure=scope["scheme"] == "https")


class HostGuard:
    """Who asks for another name than ours is not answered: a name that somebody else points here would be their page's own.

    Without names of its own (no public address, or the demo) every name is good."""

    def __init__(self, app: ASGIApp, *, names: Iterable[str] = ()) -> None:
        self._app = app
        self._names = frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._names or scope["type"] == "lifespan" or self._is_ours(scope):
            return await self._app(scope, receive, send)
        if scope["type"] == "websocket":
            return await send({"type": "websocket.close", "code": 1008})
        return await problem(EdgeCode.not_same_origin, HTTPStatus.MISDIRECTED_REQUEST)(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        return scope["path"] in PROBES or is_known(Headers(scope=scope).get("host", ""), self._names)


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting = True

    async def again() -> Message:
        nonlocal waiting
        if waiting:
            waiting = False
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return again


def _is_odd_address(scope: Scope) -> bool:
    query = scope.get("query_string", b"")
    return "\0" in scope["path"] or "\ufffd" in scope["path"] or b"%00" in query or b"\0" in query


def _is_sound(body: bytes) -> bool:
    """NUL and lone surrogates can be neither stored nor encoded; they are refused wherever they stand, but beside a press.

    Every body is JSON, whatever its header calls it: a check that trusted the header would be left out by spelling it oddly."""
    if body.count(b"[") + body.count(b"{") > MOST_BRACKETS:
        return False
    try:
        return not body or is_clean(from_json(body.decode(json.detect_encoding(body)), allow_inf_nan=False))
    except ValueError:
        return False
