"""Two processes of Nearhand on one PostgreSQL database, and people who may speak to either.

Each signs its pushes with a contact of its own, so that the push service can tell which of them has knocked."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from httpx2 import AsyncClient, Response
from websockets.asyncio.client import connect

from app.cli.opening import migrated, opened
from app.core.events import Actor, PlanChanged
from app.core.policy import Policy, ResponsePlan, Rung, Seat
from app.core.words import Group, Priority
from app.demo.district import DISTRICT, place_id
from app.demo.fill import fill
from app.settings import Settings
from app.store import log
from app.store.district import plans
from app.store.session import Tx
from tests.patience import PATIENCE_S
from tests.push_service import PushService, Received
from tests.realtime.serving import Client
from tests.stories.server import ServerProcess

RUNG_S, TOP_S = 4, 30  # a rung is longer than the one process left takes to knock, on a machine that does much else
SMALL = 4096


@dataclass(eq=False)
class Somebody:
    """One person on one device; the cookie is good at both processes."""

    name: str
    cookie: str
    phone: str = ""  # its name at the push service

    async def ask(self, server: ServerProcess, method: str, path: str, body: dict[str, Any] | None = None) -> Response:
        """With a key of its own each time."""
        headers = {"origin": server.origin, "cookie": self.cookie, "Idempotency-Key": secrets.token_hex(8)}
        async with AsyncClient(base_url=server.origin, timeout=PATIENCE_S, trust_env=False) as http:
            return await http.request(method, path, json=body, headers=headers)

    async def says(self, server: ServerProcess, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """What must be taken."""
        answer = await self.ask(server, method, path, body)
        assert answer.is_success, f"{self.name}: {method} {path}: {answer.text}"
        return answer.json() if answer.content else None

    async def press(self, server: ServerProcess, room: str = "M104") -> str:
        """The call's id."""
        answer = await self.says(server, "POST", "/api/calls", {"place": place_id("alder", room)})
        return str(answer["call"])

    @asynccontextmanager
    async def socket(self, server: ServerProcess, **more: Any) -> AsyncIterator[Client]:
        """Open, and greeted."""
        headers = {"Cookie": self.cookie}
        url = server.origin.replace("http", "ws") + "/api/live"
        given = {"proxy": None, "compression": None, "open_timeout": PATIENCE_S} | more
        async with connect(url, origin=server.origin, additional_headers=headers, **given) as ws:  # type: ignore[arg-type]
            client = Client(ws)
            await client.hello()
            yield client


@dataclass(eq=False)
class Pair:
    """Both serve the demo; nobody answers for the absent."""

    here: ServerProcess
    there: ServerProcess
    service: PushService

    async def both(self) -> tuple[ServerProcess, ServerProcess]:
        """Whichever was killed is started again."""
        await asyncio.gather(self.here.start(), self.there.start())
        return self.here, self.there

    async def somebody(self, name: str, *, phone: bool = False) -> Somebody:
        """Signed in through the one; with a phone that can be knocked on."""
        async with AsyncClient(base_url=self.here.origin, timeout=PATIENCE_S, trust_env=False) as http:
            answer = await http.post(f"/api/demo/doors/maple-{name}", headers={"origin": self.here.origin})
            assert answer.status_code == 204, answer.text
            who = Somebody(name, "; ".join(f"{key}={value}" for key, value in answer.cookies.items()))
        if phone:
            who.phone = f"{name}-{secrets.token_hex(4)}"
            made = self.service.phone(who.phone)
            keys = {"p256dh": made.p256dh, "auth": made.auth}
            await who.says(self.here, "PUT", "/api/devices/subscription", {"endpoint": made.endpoint, "keys": keys})
        return who

    def who_sent(self, received: Received) -> ServerProcess:
        """Known by the contact it gave."""
        return self.here if received.claims["sub"] == contact("here") else self.there

    def knocks(self) -> list[tuple[str, str]]:
        """Each phone and offer that was knocked for, as often as it was."""
        sent = ((received.phone, received.message["notification"]["data"]) for received in self.service.received)
        return [(phone, data["offer"]) for phone, data in sent if data["kind"] == "offer"]


def contact(name: str) -> str:
    return f"mailto:{name}@nearhand.example"


@asynccontextmanager
async def pair(url: str, folder: Path) -> AsyncIterator[Pair]:
    """Begun at the same moment, on a database that is filled already."""
    async with PushService() as service:
        more = {"NEARHAND_PUSH_HOSTS_EXTRA": service.origin}
        servers = [ServerProcess(url, folder, NEARHAND_PUSH_CONTACT=contact(name), **more) for name in ("here", "there")]
        two = Pair(*servers, service)
        await prepare(url, folder)
        try:
            await two.both()
            yield two
        finally:
            await asyncio.gather(*(server.close() for server in servers))


async def prepare(url: str, folder: Path) -> None:
    """The demo, with short rungs: the nearest coach; all coaches of the school; the managers."""
    rungs = (
        Rung(seats=(Seat(group=Group.coaches, count=1),), seconds=RUNG_S),
        Rung(seats=(Seat(group=Group.coaches),), seconds=RUNG_S),
        Rung(seats=(Seat(group=Group.managers),), seconds=TOP_S),
    )
    plan = ResponsePlan(call_type="unspecified", priority=Priority.urgent, rungs=rungs)

    def write(tx: Tx) -> PlanChanged:
        plans.put_policy(tx, DISTRICT, Policy(default=plan), None, log.head(tx, DISTRICT).now)
        return PlanChanged()

    chosen = Settings(database_url=url, data_dir=folder, secrets_dir=folder / "secrets", demo=True)
    migrated(chosen)
    async with opened(chosen) as parts:
        assert await fill(parts.memory, parts.handle)
        await parts.record(DISTRICT, Actor(), write)


def small_ear(server: ServerProcess) -> socket.socket:
    """A connection that holds little, so that it is soon seen that nobody reads."""
    ear = socket.socket()
    ear.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL)
    ear.connect(("127.0.0.1", server.port))
    ear.setblocking(False)
    return ear
