"""A desk in front of the small town, on a real database; and a browser that stays signed in."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from argon2 import PasswordHasher
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient, Response

from app.api import create_app
from app.api.site import Settings, Site
from app.core.events import Actor
from app.core.ids import DistrictId, PersonId, PlaceId, SchoolId
from app.core.places import Place, School
from app.core.policy import Policy
from app.core.roster import Holding, Person, district_wide
from app.core.words import Role, ScopeKind
from app.engine.handle import Handle
from app.engine.looking.lookout import Lookout
from app.engine.record import Record
from app.engine.scenes import Scenes
from app.identity.invites import Invites
from app.identity.limits import SignInLimits
from app.identity.passwords import Passwords
from app.identity.room_codes import RoomCodes
from app.identity.sessions import Newcomer, Sessions
from app.identity.sign_in import SignIn
from app.identity.visits import Visits
from app.store.district import districts, places, plans
from app.store.people import roster
from app.store.people import sessions as session_rows
from app.store.session import Memory, Tx
from tests.town import EVERYDAY, NORTH, SOUTH, START, TOWN, FastClock, settle_town

ORIGIN = "http://nearhand.test"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
FARM = DistrictId("farm")
BARN = SchoolId("barn")


class CountedIds:
    """Ids that a reader can follow."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def new(self) -> str:
        return f"id{next(self._numbers)}"


class Quiet:
    def count(self, name: str, **labels: str) -> None: ...
    def observe(self, name: str, seconds: float, **labels: str) -> None: ...
    def gauge(self, name: str, value: float, **labels: str) -> None: ...


def settle_others(tx: Tx) -> None:
    """An officer and a system administrator in the town; a principal of one school; another district."""
    admin = Person(id=PersonId("Sys"), name="Sys", holdings=(district_wide(Role.system_administrator, TOWN),))
    officer = Person(id=PersonId("Off"), name="Off", holdings=(district_wide(Role.officer, TOWN),))
    head = Holding(role=Role.manager, kind=ScopeKind.school, scope=SOUTH)
    for person in (admin, officer, Person(id=PersonId("Pia"), name="Pia", holdings=(head,), school=SOUTH)):
        roster.put_person(tx, TOWN, person)
    districts.create_district(tx, FARM, "Farm", "America/Chicago")
    places.put_school(tx, FARM, School(id=BARN, name="Barn", code="barn"))
    places.put_place(tx, FARM, Place(id=PlaceId("hay"), school=BARN, name="Hay"))
    boss = Person(id=PersonId("Gus"), name="Gus", holdings=(district_wide(Role.manager, FARM),), school=BARN)
    roster.put_person(tx, FARM, boss)
    plans.put_policy(tx, FARM, Policy(default=EVERYDAY), None, START)


@dataclass(kw_only=True)
class Desk:
    """`as_(name)` is a browser in which that person is signed in."""

    memory: Memory
    clock: FastClock
    site: Site
    keys: Any = field(default_factory=lambda: count(1))
    app: FastAPI | None = None

    def browser(self, **kept: str) -> "Browser":
        self.app = self.app or create_app(self.site, demo=bool(self.site.doors()))
        transport = ASGITransport(app=self.app)
        http = AsyncClient(transport=transport, base_url=ORIGIN, headers={"origin": ORIGIN}, cookies=kept)
        return Browser(http=http, desk=self)

    async def code(self, place: str = "n204") -> str:
        """What stands on that room's wall."""
        room = PlaceId(place)
        await self.site.room_codes.make(TOWN, Actor(), [room])
        return (await self.site.room_codes.live(TOWN))[room].code

    async def as_(self, name: str, *, raised: bool = False, district: DistrictId = TOWN) -> "Browser":
        newcomer = Newcomer(district=district, person=PersonId(name), always_raised=raised)
        opened = await self.site.sessions.open(newcomer)
        if not raised:
            row = replace(opened.session, raised_until=None)
            await self.memory.write(lambda tx: session_rows.put(tx, row))
        return self.browser(nearhand=opened.token)


@dataclass(kw_only=True)
class Browser:
    http: AsyncClient
    desk: Desk

    async def send(self, method: str, path: str, body: Any = None, key: str | None = "new") -> Response:
        headers: Mapping[str, str] = {}
        if key is not None and method in {"POST", "PUT", "PATCH"}:
            headers = {"Idempotency-Key": f"key-{next(self.desk.keys):08d}" if key == "new" else key}
        if method == "GET" or body is None:
            return await self.http.request(method, path, headers=headers)
        return await self.http.request(method, path, json=body, headers=headers)

    async def get(self, path: str) -> Any:
        answer = await self.send("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, body: Any = None, key: str = "new") -> Any:
        answer = await self.send("POST", path, {} if body is None else body, key)
        assert answer.status_code < 300, answer.text
        return answer.json() if answer.content else None

    async def press(self, place: str = "n204", **said: Any) -> Any:
        return await self.post("/api/calls", {"place": place, **said})


def code(answer: Response) -> tuple[int, str]:
    """What a "no" says to a machine."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return answer.status_code, answer.json()["code"]


@asynccontextmanager
async def open_desk(url: str, **changes: Any) -> AsyncIterator[Desk]:
    clock = FastClock()
    memory = await Memory.open(url, clock.now)
    try:
        await memory.write(settle_town)
        await memory.write(settle_others)
        site = _site(memory, clock)
        yield Desk(memory=memory, clock=clock, site=replace(site, **changes))
    finally:
        await memory.close()


def _site(memory: Memory, clock: FastClock) -> Site:
    scenes, ids, passwords = Scenes(), CountedIds(), Passwords(QUICK)
    handle, record = Handle(memory, scenes, Quiet()), Record(memory, scenes)
    sessions = Sessions(memory, record, handle, clock, ids)
    return Site(
        memory=memory,
        handle=handle,
        record=record,
        lookout=Lookout(memory, scenes),
        clock=clock,
        ids=ids,
        sessions=sessions,
        sign_in=SignIn(memory, passwords, sessions, SignInLimits()),
        invites=Invites(memory, record, clock, passwords),
        room_codes=RoomCodes(memory, record, clock),
        visits=Visits(memory, clock),
        settings=Settings(push_key="public", metrics_token="secret"),
    )


__all__ = ["BARN", "FARM", "NORTH", "ORIGIN", "SOUTH", "Browser", "Desk", "code", "open_desk"]
