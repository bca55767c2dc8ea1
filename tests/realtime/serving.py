"""A real server on a free port, and clients of it: what the tests of the socket stand on."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import uvicorn
import websockets
from fastapi import FastAPI
from starlette.datastructures import Headers
from websockets.asyncio.client import ClientConnection, connect

from app.core import commands as do
from app.core.events import RightsChanged
from app.core.ids import CallId, DeviceId, PersonId, PlaceId
from app.engine.handle import Handle
from app.engine.looking.lookout import Lookout
from app.engine.movers.tail import Tail
from app.engine.record import Record
from app.engine.scenes import Scenes
from app.realtime.hub import Viewer
from app.realtime.socket import Live, Pace, router
from app.realtime.transport import LiveProtocol
from app.store import log
from app.store.session import Memory
from app.telemetry import Numbers
from tests.patience import PATIENCE_S
from tests.town import RESPONDERS, TOWN, by, settle_town


class WallClock:
    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - the shell's clock


def viewer(name: str) -> Viewer:
    """On the one device that they have."""
    return Viewer(district=TOWN, person=PersonId(name), device=DeviceId(f"{name}-phone"))


@dataclass
class Doors:
    """Who is signed in: the cookie is the name."""

    out: set[str] = field(default_factory=set)
    asked: int = 0
    failing: int = 0

    async def __call__(self, headers: Headers) -> Viewer | None:
        self.asked += 1
        if self.failing:
            self.failing -= 1
            raise OSError("no database")
        name = headers.get("cookie", "").removeprefix("nearhand=")
        return viewer(name) if name and name not in self.out else None


@dataclass
class Process:
    """One process of Nearhand: memory, engine and server."""

    memory: Memory
    handle: Handle
    record: Record
    tail: Tail
    server: uvicorn.Server
    port: int
    numbers: Numbers
    calls: int = 0

    async def press(self, name: str = "Tea", place: str = "n204") -> CallId:
        self.calls += 1
        raised = do.Raise(by=by(name), call=CallId(f"c{self.port}-{self.calls}"), place=PlaceId(place))
        answer = await self.handle(TOWN, raised)
        assert answer.call is not None
        return answer.call

    async def told(self) -> int:
        """The hub has heard all that is in the log; where the log ends."""
        end = (await self.memory.read(lambda read: log.head(read, TOWN))).seq
        async with asyncio.timeout(PATIENCE_S):
            await self.tail.settled(TOWN, end)
        return end

    async def revoke(self, name: str) -> None:
        await self.record(TOWN, by("Max"), lambda tx: RightsChanged(person=PersonId(name)))

    async def small_ear(self) -> socket.socket:
        """A connection that holds little, so that it is soon seen that nobody reads."""
        ear = socket.socket()
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        ear.setblocking(False)
        await asyncio.get_running_loop().sock_connect(ear, ("127.0.0.1", self.port))
        return ear

    @asynccontextmanager
    async def client(self, name: str, **more: Any) -> AsyncIterator["Client"]:
        origin = more.pop("origin", f"http://127.0.0.1:{self.port}")
        headers = {"Cookie": f"nearhand={name}"} if name else {}
        url = f"ws://127.0.0.1:{self.port}/api/live"
        given = {"proxy": None, "compression": None} | more
        async with connect(url, origin=origin, additional_headers=headers, **given) as ws:
            yield Client(ws)


@dataclass
class Client:
    """What a phone says and hears."""

    ws: ClientConnection
    heard: list[dict[str, Any]] = field(default_factory=list)

    async def say(self, message: dict[str, Any]) -> None:
        await self.ws.send(json.dumps(message))

    async def hello(self, seq: int = 0, holding: tuple[str, ...] = (), epoch: str | None = None) -> dict[str, Any]:
        await self.say({"kind": "hello", "v": 1, "epoch": epoch, "seq": seq, "holding": list(holding)})
        return await self.frame()

    async def hear(self) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE_S):
            message: dict[str, Any] = json.loads(await self.ws.recv())
        self.heard.append(message)
        return message

    async def frame(self) -> dict[str, Any]:
        while (message := await self.hear())["kind"] != "frame":
            pass
        return message

    async def until_cue(self, cue: str) -> dict[str, Any]:
        while True:
            message = await self.frame()
            if any(each["type"] == cue for each in message["cue"]):
                return message

    async def close_code(self) -> int | None:
        with suppress(websockets.ConnectionClosed):
            async with asyncio.timeout(PATIENCE_S):
                while True:
                    await self.ws.recv()
        return self.ws.close_code


async def settled_town(memory: Memory, handle: Handle) -> None:
    await memory.write(settle_town)
    for name in RESPONDERS:
        await handle(TOWN, do.StartDuty(by=by(name), person=PersonId(name)))


@asynccontextmanager
async def process(url: str, doors: Doors, pace: Pace | None = None, *, fresh: bool = True) -> AsyncIterator[Process]:
    memory, scenes, numbers = await Memory.open(url), Scenes(), Numbers()
    handle, tail = Handle(memory, scenes, numbers), Tail(memory, numbers)
    if fresh:
        await settled_town(memory, handle)
    live = Live(
        lookout=Lookout(memory, scenes),
        tail=tail,
        authenticate=doors,
        clock=WallClock(),
        meter=numbers,
        origins=frozenset({"https://allowed.example.org"}),
        pace=pace or Pace(),
    )
    app = FastAPI()
    app.include_router(router(live))
    reading = asyncio.create_task(tail.run())
    try:
        async with asyncio.timeout(PATIENCE_S):
            await tail.settled(TOWN, 0)
        async with serving(app) as (server, port):
            yield Process(memory, handle, Record(memory, scenes), tail, server, port, numbers)
    finally:
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        await memory.close()


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[tuple[uvicorn.Server, int]]:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)  # what is not read is seen soon
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                ws=LiveProtocol,
                ws_per_message_deflate=False,
                ws_max_size=64 * 1024,
                lifespan="off",
                log_level="warning",
                timeout_graceful_shutdown=5,
            )
        )
        serve = asyncio.create_task(server._serve([listener]))
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
                    await asyncio.sleep(0.01)
            yield server, port
        finally:
            server.should_exit = True
            await serve
