"""`GET /api/live`: the glue between one WebSocket, its link and the hub.

Each connection has a writer of its own, with a limit in bytes and in seconds, so that a phone that stops reading is
dropped and disturbs nobody. Who is not signed in, or comes from elsewhere, is refused before the socket is accepted.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import structlog
from fastapi import APIRouter, WebSocket
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.websockets import WebSocketDisconnect

from app.engine.looking.lookout import Lookout
from app.engine.movers.tail import Tail
from app.engine.ports import Clock, Meter
from app.identity.limits import house
from app.identity.origin import is_from_here
from app.realtime import wire
from app.realtime.hub import Hub, Line, Viewer, until
from app.realtime.link import Link, Patience
from app.realtime.transport import transport_of
from app.realtime.wire import CloseCode

LETTING_GO_S = 2.0
CHECK_AGAIN_S = 1.0
LONGEST_WAIT_S = 60.0
TITLES = {
    401: "Sign in first.",
    403: "The live channel opens only from the app's own address.",
    503: "Try again in a moment.",
}

_log = structlog.stdlib.get_logger("nearhand.live")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long, in seconds: for the link, for one message to leave, between two looks at the session."""

    link: Patience = field(default_factory=Patience)
    send_s: float = 5.0
    recheck_s: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """What the socket needs. `origins` may open it besides the host's own, as `https://host`."""

    lookout: Lookout
    tail: Tail
    authenticate: Callable[[Headers], Awaitable[Viewer | None]]
    clock: Clock
    meter: Meter
    origins: frozenset[str] = frozenset()
    pace: Pace = field(default_factory=Pace)


def router(live: Live) -> APIRouter:
    """The route. The hub behind it listens to the tail from now on."""
    hub = Hub(live.lookout, live.meter)
    live.tail.subscribe(hub.heard)
    routes = APIRouter()

    @routes.websocket("/api/live")
    async def serve(ws: WebSocket) -> None:
        if not is_from_here(ws.headers, live.origins, secure=ws.url.scheme == "wss"):
            await _refuse(ws, 403, "not_allowed")
            return
        try:
            viewer = await live.authenticate(ws.headers)
        except Exception:  # noqa: BLE001 - said loudly, and the phone tries again
            _log.exception("live_session_not_checked")
            await _refuse(ws, 503, "unavailable")
            return
        if viewer is None:
            await _refuse(ws, 401, "not_signed_in")
            return
        await ws.accept()
        await _Connection(ws, live, hub, viewer).run()

    return routes


async def _refuse(ws: WebSocket, status: int, code: str) -> None:
    problem = {"type": "about:blank", "title": TITLES[status], "status": status, "code": code, "detail": "", "facts": {}}
    await ws.send_denial_response(JSONResponse(problem, status_code=status, media_type="application/problem+json"))


class _GoneError(Exception):
    """There is nobody to tell."""


class _StoppedReadingError(_GoneError):
    """The client takes nothing more."""


class _Connection:
    def __init__(self, ws: WebSocket, live: Live, hub: Hub, viewer: Viewer) -> None:
        self._ws = ws
        self._live = live
        self._hub = hub
        self._now = asyncio.get_running_loop().time
        came_from = house(ws.client.host) if ws.client else ""
        self._line = Line(viewer=viewer, link=Link(self._now(), live.pace.link), house=came_from)
        self._transport = transport_of(ws.scope)

    async def run(self) -> None:
        """Until either side has had enough."""
        self._hub.join(self._line)
        tasks = [asyncio.create_task(each) for each in (self._write(), self._read(), self._check())]
        try:
            await asyncio.wait(tasks[:2], return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._hub.leave(self._line)
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
            self._let_go(stopped=any(isinstance(result, _StoppedReadingError) for result in results))
        for result in results:
            if isinstance(result, Exception) and not isinstance(result, _GoneError):
                _log.error("live_connection_failed", exc_info=result)

    def _let_go(self, *, stopped: bool) -> None:
        if stopped:
            self._live.meter.count("live_dropped", code=str(CloseCode.stopped_reading.value))
            _log.warning("live_client_stopped_reading", person=self._line.viewer.person)
        if self._transport is None:
            return
        if stopped:
            self._transport.abort()
        else:
            asyncio.get_running_loop().call_later(LETTING_GO_S, self._transport.abort)

    async def _read(self) -> None:
        while True:
            message = await self._ws.receive()
            if message["type"] == "websocket.disconnect":
                return
            self._line.link.hear(wire.read(message.get("text")), self._now())
            if self._line.link.unanswered():
                self._hub.greet(self._line)
            self._line.wake.set()

    async def _write(self) -> None:
        link, wake = self._line.link, self._line.wake
        while True:
            wake.clear()
            for message in link.take(self._now(), self._live.clock.now()):
                if isinstance(message, CloseCode):
                    self._live.meter.count("live_closed", code=str(message.value))
                    await self._in_time(self._ws.close(message.value, wire.close_reason(message)))
                    return
                await self._in_time(self._ws.send_text(wire.write(message)))
            await until(wake, min(link.due() - self._now(), LONGEST_WAIT_S))

    async def _in_time(self, sending: Coroutine[Any, Any, None]) -> None:
        """A message leaves only when the one before it has; so no more than one is ever unread here."""
        try:
            async with asyncio.timeout(self._live.pace.send_s):
                await sending
        except TimeoutError:
            raise _StoppedReadingError from None
        except (WebSocketDisconnect, RuntimeError) as gone:  # the server closed it between two messages
            raise _GoneError from gone

    async def _check(self) -> None:
        """Is the session still good? Asked from time to time, and at once when somebody changed the person's rights."""
        doubt, wait = self._line.doubt, self._live.pace.recheck_s
        while True:
            await until(doubt, wait)
            doubt.clear()
            try:
                viewer = await self._live.authenticate(self._ws.headers)
            except Exception:  # noqa: BLE001 - said loudly and asked again: a database at rest ends nobody's session
                _log.exception("live_session_not_checked")
                wait = CHECK_AGAIN_S
                continue
            wait = self._live.pace.recheck_s
            if viewer != self._line.viewer:
                self._line.link.end(CloseCode.session_over)
                self._line.wake.set()
