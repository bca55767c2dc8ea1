"""The composition root: builds the parts, hands them to one another, closes them. The only file that knows everybody."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api import site as desk
from app.api.app import create_app, document
from app.api.site import Site
from app.core import notices
from app.core.ids import CallId, DeviceId, DistrictId, OfferId, PersonId
from app.core.notices import Notice, NoticeKind
from app.demo.answer import Answering
from app.demo.district import door_people
from app.demo.phones import DemoPhones
from app.engine.clock import SystemClock
from app.engine.handle import Handle
from app.engine.knocker import Knocker
from app.engine.lookout import Lookout
from app.engine.naming import RandomIds
from app.engine.ports import Sink
from app.engine.readiness import Readiness
from app.engine.record import Record
from app.engine.retention import Retention
from app.engine.scenes import Scenes
from app.engine.tail import Tail
from app.engine.ticker import Ticker
from app.engine.travelling import Travelling
from app.identity.invites import Invites
from app.identity.limits import SignInLimits
from app.identity.passwords import Passwords
from app.identity.sessions import Sessions, token_in
from app.identity.sign_in import SignIn
from app.push.guard import Guard
from app.push.sink import PushSink
from app.push.vapid import Vapid
from app.push.webpush import WebPush, open_session
from app.realtime.hub import Viewer
from app.realtime.socket import Live, router
from app.settings import Settings
from app.store import devices, knocks
from app.store.knocks import KnockRow
from app.store.session import Lane, Memory, Tx
from app.telemetry import Numbers
from app.travel import Travel, from_url

logger = structlog.stdlib.get_logger("nearhand.main")

DIST = Path(__file__).parents[1] / "pwa" / "dist"
TEST_LIVES = timedelta(seconds=30)
Life = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything that lives as long as the process serves."""

    settings: Settings
    memory: Memory
    scenes: Scenes
    clock: SystemClock
    meter: Numbers
    handle: Handle
    record: Record
    lookout: Lookout
    tail: Tail
    ticker: Ticker
    sessions: Sessions

    @classmethod
    def of(cls, settings: Settings, memory: Memory) -> "Parts":
        """Built around an open memory."""
        scenes, clock, meter = Scenes(), SystemClock(), Numbers()
        handle, record = Handle(memory, scenes, meter), Record(memory, scenes)
        ticker = Ticker(memory, scenes, clock, meter)
        ticker.on_time(clock.follow)
        return cls(
            settings=settings,
            memory=memory,
            scenes=scenes,
            clock=clock,
            meter=meter,
            handle=handle,
            record=record,
            lookout=Lookout(memory, scenes),
            tail=Tail(memory, meter),
            ticker=ticker,
            sessions=Sessions(memory, record, handle, clock, RandomIds()),
        )


class Service:
    """The ASGI application: it serves from the moment its lifespan has opened the memory, and not before."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Everything but the lifespan goes to the desk and the socket."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif self._app is not None:
            await self._app(scope, receive, send)
        else:
            raise RuntimeError("asked before it was open")

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        phase = "startup"
        try:
            async with serving(self.settings) as app:
                self._app, phase = app, "shutdown"
                await send({"type": "lifespan.startup.complete"})
                await receive()
                self._app = None
        except Exception as trouble:
            logger.exception("cannot_serve", phase=phase)
            await send({"type": f"lifespan.{phase}.failed", "message": str(trouble)})
            return
        await send({"type": "lifespan.shutdown.complete"})


def build(settings: Settings) -> Service:
    """What uvicorn serves."""
    return Service(settings)


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[ASGIApp]:
    """The whole service around one memory, with its movers running; all closed again at the end."""
    async with AsyncExitStack() as stack:
        memory = await Memory.open(settings.database_url)
        stack.push_async_callback(memory.close)
        parts = Parts.of(settings, memory)
        vapid = Vapid.from_pem(settings.vapid_file.read_text(), settings.push_contact)
        guard = Guard.of(settings.push_hosts_extra)
        session = await stack.enter_async_context(open_session(guard))
        sink = PushSink(WebPush(session, guard, vapid, parts.clock.now))
        knocker = _knocker(parts, DemoPhones(sink) if settings.demo else sink)
        travel = from_url(settings.travel_url)
        stack.push_async_callback(travel.close)
        ready = Readiness(memory, parts.ticker, parts.clock)
        for listener in (parts.ticker.wake, knocker.wake):
            memory.on_wake(listener)
        app = create_app(_site(parts, guard, vapid, knocker, ready), demo=settings.demo)
        app.include_router(router(_live(parts)))
        for name, life in _movers(parts, knocker, travel).items():
            mover = asyncio.create_task(life())
            ready.watch(name, mover)
            stack.push_async_callback(_stopped, mover)
        yield app


def _movers(parts: Parts, knocker: Knocker, travel: Travel) -> dict[str, Life]:
    """Everything that runs by itself, by name; each until it is cancelled."""
    movers: dict[str, Life] = {
        "tail": parts.tail.run,
        "ticker": parts.ticker.run,
        "knocker": knocker.run,
        "retention": Retention(parts.memory, parts.clock).run,
    }
    if parts.settings.travel_url:
        travelling = Travelling(parts.lookout, parts.scenes, travel, parts.meter)
        parts.tail.subscribe(travelling.heard)
        movers["travelling"] = travelling.run
    if parts.settings.demo and parts.settings.demo_answers:
        absent = Answering(parts.memory, parts.handle, parts.lookout)
        parts.tail.subscribe(absent.heard)
        movers["demo"] = absent.run
    return movers


async def _stopped(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def _live(parts: Parts) -> Live:
    async def authenticate(headers: Headers) -> Viewer | None:
        who = await parts.sessions.find(token_in(headers.get("cookie", "")))
        return Viewer(district=who.district, person=who.person.id) if who else None

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
        settings=desk.Settings(
            public_url=settings.address,
            allowed_origins=_origins(settings),
            metrics_token=token.get_secret_value() if token else None,
            push_key=vapid.public_key,
            dist=DIST,
        ),
        endpoint_allowed=guard.admits,
        doors=door_people if settings.demo else desk.nobody,
        test_device=_Tests(parts, knocker).knock,
        not_ready=ready.troubles,
        metrics=parts.meter.text,
    )


def _knocker(parts: Parts, sink: Sink) -> Knocker:
    return Knocker(
        memory=parts.memory,
        clock=parts.clock,
        sink=sink,
        words=_Words(parts.lookout).of,
        meter=parts.meter,
        address=parts.settings.address,
    )


class _Words:
    """What a knock says, as things stand when it is sent."""

    def __init__(self, lookout: Lookout) -> None:
        self._lookout = lookout

    async def of(self, row: KnockRow) -> Notice | None:
        if row.kind == NoticeKind.test:
            return notices.proof_notice(row.offer)
        seen = await self._lookout.scene(row.district, [row.call])
        call = seen.scene.calls.get(row.call)
        if call is None:
            return None
        say = notices.offer_notice if row.kind == NoticeKind.offer else notices.over_notice
        return say(call, row.offer, seen.scene.setup)


class _Tests:
    """A knock that asks nothing: its receipt proves the phone."""

    def __init__(self, parts: Parts, knocker: Knocker) -> None:
        self._parts = parts
        self._knocker = knocker
        self._ids = RandomIds()

    async def knock(self, district: DistrictId, device: DeviceId) -> str:
        test, at = self._ids.new(), self._parts.clock.now()

        def write(tx: Tx) -> None:
            found = devices.find(tx, device)
            row = KnockRow(
                district=district,
                offer=OfferId(test),
                call=CallId("test"),
                device=device,
                person=found.person if found else PersonId(""),
                n=0,
                next_at=at,
                until=at + TEST_LIVES,
                claimed_until=None,
                kind=NoticeKind.test,
            )
            if found is not None and found.endpoint:
                knocks.put(tx, [row])

        await self._parts.memory.write(write, Lane.desk)
        self._knocker.wake()
        return test


def describe() -> dict[str, Any]:
    """The OpenAPI document, without a memory."""
    return document()
