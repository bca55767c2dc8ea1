"""The composition root: builds the parts, sets the movers going, opens the desk, and closes it all again.

Time comes first: after a restart a rung may be overdue, and it waits for no route to be described."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from types import ModuleType
from typing import Any

import structlog
from starlette.types import ASGIApp, Receive, Scope, Send

from app.demo.answer import Answering
from app.demo.phones import DemoPhones
from app.engine.movers.knocker import Knocker
from app.engine.movers.lapses import Lapses
from app.engine.movers.retention import Retention
from app.engine.movers.roll_call import RollCall
from app.engine.movers.travelling import Travelling
from app.engine.ports import Sink
from app.engine.readiness import Readiness
from app.engine.wording import Words
from app.parts import Parts
from app.push.guard import Guard
from app.push.sink import PushSink
from app.push.vapid import Vapid
from app.push.webpush import WebPush, open_session
from app.settings import Settings
from app.store.session import Memory
from app.travel import Travel, from_url

logger = structlog.stdlib.get_logger("nearhand.main")

Life = Callable[[], Coroutine[Any, Any, None]]


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
                _keep_all_that_is_made()
                await send({"type": "lifespan.startup.complete"})
                await receive()
                self._app = None
        except Exception as trouble:
            logger.exception("cannot_serve", phase=phase)
            await send({"type": f"lifespan.{phase}.failed", "message": str(trouble)})
            return
        await send({"type": "lifespan.shutdown.complete"})


def _keep_all_that_is_made() -> None:
    """What serves lives as long as the process. Looked through for rubbish again, it holds everybody up for a fifth of a second
    whenever somebody sends some thousand brackets."""
    gc.collect()
    gc.freeze()


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
        for name, life in _movers(parts, knocker, travel).items():
            mover = asyncio.create_task(life())
            ready.watch(name, mover)
            stack.push_async_callback(_stopped, mover)
            if name == "ticker":
                await parts.ticker.looked()
        desk = await asyncio.to_thread(_desk, settings)
        yield desk.answering(parts, guard, vapid, knocker, ready)


def _desk(settings: Settings) -> ModuleType:
    """Beside the movers, which run already; no press that comes afterwards waits for what is made only once."""
    from app import desk  # noqa: PLC0415 - it is half of all there is to import, and no rung waits for it

    desk.make_ready(demo=settings.demo)
    return desk


def _movers(parts: Parts, knocker: Knocker, travel: Travel) -> dict[str, Life]:
    """Everything that runs by itself, by name; each until it is cancelled. What is overdue rings before all else is begun."""
    movers: dict[str, Life] = {
        "ticker": parts.ticker.run,
        "knocker": knocker.run,
        "tail": parts.tail.run,
        "roll call": RollCall(parts.memory, parts.lookout, parts.meter).run,
        "lapses": Lapses(parts.memory, parts.scenes, parts.meter).run,
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


def _knocker(parts: Parts, sink: Sink) -> Knocker:
    return Knocker(
        memory=parts.memory,
        clock=parts.clock,
        sink=sink,
        words=Words(parts.lookout).of,
        meter=parts.meter,
        address=parts.settings.address,
    )
