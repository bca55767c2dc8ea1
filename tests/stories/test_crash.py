"""A server killed (SIGKILL) while callers press: what was acknowledged is there, what was overdue rings, the log is whole.

What dies here is the process, not the machine: that a commit survives a power cut is for the database's own settings,
which are checked when it is opened. After how many presses it dies, and how long after, is spread by a digest."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa
from httpx2 import AsyncClient, HTTPError

from app.cli.demo import filled
from app.cli.opening import opened
from app.core.events import Actor, CallDispatched, CallEscalated, Fact, OfferMade, PlanChanged
from app.core.policy import Policy, ResponsePlan, Rung, Seat
from app.core.words import Group, Priority
from app.demo.district import DISTRICT, door_people, place_id
from app.engine.looking.lookout import Lookout
from app.engine.rebuild import rebuilt
from app.engine.scenes import Scenes
from app.settings import Settings
from app.store import log
from app.store.district import plans
from app.store.session import Memory, Tx
from tests.patience import PATIENCE_S
from tests.stories.server import ServerProcess, now

KILLS = 4
RUNG_S, TOP_S = 1, 30
OVERDUE_S = 3
CALLERS = door_people()[:5]
ROOMS = ("M104", "M112", "A105", "M001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Down:
    """When there was no server: dead, told to start, ready."""

    died: datetime
    started: datetime
    ready: datetime


@dataclass
class Journal:
    """What callers were told (201), by caller and key; and when there was a server."""

    acknowledged: dict[tuple[str, str], str] = field(default_factory=dict)
    unanswered: set[tuple[str, str]] = field(default_factory=set)
    before_a_kill: int = 0
    down: list[Down] = field(default_factory=list)


def spread(*of: object, sides: int) -> int:
    """The same throw at every run."""
    return sha256(repr(of).encode()).digest()[0] % sides


async def prepare(url: str, folder: Path) -> None:
    """The demo, with rungs so short that some are overdue after each restart."""
    seats = (Group.coaches, Group.floats, Group.safety_administrators, Group.managers)
    rungs = tuple(Rung(seats=(Seat(group=group),), seconds=TOP_S if group is seats[-1] else RUNG_S) for group in seats)
    plan = ResponsePlan(call_type="unspecified", priority=Priority.urgent, rungs=rungs)

    def write(tx: Tx) -> PlanChanged:
        plans.put_policy(tx, DISTRICT, Policy(default=plan), None, log.head(tx, DISTRICT).now)
        return PlanChanged()

    chosen = Settings(database_url=url, data_dir=folder, secrets_dir=folder / "secrets", demo=True)
    await filled(chosen)
    async with opened(chosen) as parts:
        await parts.record(DISTRICT, Actor(), write)


async def send(http: AsyncClient, journal: Journal, name: tuple[str, str], room: str) -> str | None:
    """The call's id, if the server said it; no answer is no promise."""
    body = {"place": place_id("alder", room)}
    try:
        answer = await http.post("/api/calls", json=body, headers={"Idempotency-Key": name[1]})
    except (HTTPError, OSError):
        journal.unanswered.add(name)
        return None
    assert answer.status_code == 201, answer.text
    return str(answer.json()["call"])


async def caller(http: AsyncClient, journal: Journal, person: str, turn: int) -> None:
    """Presses and presses again until the server is gone; takes every second call back, so that there are many."""
    for number in range(10_000):
        name = (person, f"key-{person[-6:]}-{turn}-{number}")
        call = await send(http, journal, name, ROOMS[number % len(ROOMS)])
        if call is None:
            return
        journal.acknowledged[name] = call
        try:
            if number % 2:
                await http.post(f"/api/calls/{call}/cancel", json={}, headers={"Idempotency-Key": f"{name[1]}-cancel"})
            await asyncio.sleep(0.02)
        except (HTTPError, OSError):
            return


@asynccontextmanager
async def at_the_doors(server: ServerProcess) -> AsyncIterator[dict[str, AsyncClient]]:
    browsers = {person: server.browser() for person in CALLERS}
    opened_ = {person: await browser.__aenter__() for person, browser in browsers.items()}
    try:
        for person, http in opened_.items():
            answer = await http.post(f"/api/demo/doors/{person}")
            assert answer.status_code == 204, answer.text
        yield opened_
    finally:
        for browser in browsers.values():
            await browser.__aexit__(None, None, None)


async def kill_and_restart(server: ServerProcess, browsers: dict[str, AsyncClient], journal: Journal, turn: int) -> None:
    callers = [asyncio.create_task(caller(http, journal, person, turn)) for person, http in browsers.items()]
    enough = len(journal.acknowledged) + 10 + spread("presses", turn, sides=20)
    async with asyncio.timeout(PATIENCE_S):
        while len(journal.acknowledged) < enough:  # noqa: ASYNC110 - the callers are not disturbed by being counted
            await asyncio.sleep(0.001)
    await asyncio.sleep(spread("milliseconds", turn, sides=40) / 1000)
    died = await server.kill()
    journal.before_a_kill = len(journal.acknowledged)
    async with asyncio.timeout(PATIENCE_S):
        await asyncio.gather(*callers)
    await asyncio.sleep(RUNG_S)  # so that the rungs of the dead are overdue
    started = now()
    journal.down.append(Down(died=died, started=started, ready=await server.start()))


async def every_key_has_its_answer(browsers: dict[str, AsyncClient], journal: Journal) -> None:
    """Asked again by another process than the one that answered; what had no answer gets its one answer now."""
    known = list(journal.acknowledged.items())
    for name, call in known[:: max(1, len(known) // 12)]:
        number = int(name[1].rpartition("-")[2])
        assert call == await send(browsers[name[0]], journal, name, ROOMS[number % len(ROOMS)])
    for name in sorted(journal.unanswered):
        number = int(name[1].rpartition("-")[2])
        twice = [await send(browsers[name[0]], journal, name, ROOMS[number % len(ROOMS)]) for _ in range(2)]
        assert twice[0] is not None
        assert twice[0] == twice[1]
        journal.acknowledged[name] = twice[0]


async def facts_of(memory: Memory) -> tuple[tuple[Fact, ...], Counter[str]]:
    """The whole log, and how many presses each key made."""
    found = await memory.read(lambda read: log.since(read, DISTRICT, 0, 100_000))
    pressed = sa.select(log.log.c.person, log.log.c.command).where(
        log.log.c.type.in_(["call.raised", "call.pressed_again"]), log.log.c.command.is_not(None)
    )
    rows = await memory.read(lambda read: read.conn.execute(pressed).all())
    return found, Counter(f"{person} {command}" for person, command in rows)


def late_rungs(facts: tuple[Fact, ...], down: list[Down]) -> tuple[int, list[str]]:
    """How many rungs were overdue when a server started, and those that it said it was ready without having reached.

    An order, not a time: how long a start takes is the machine's."""
    due: dict[str, datetime] = {}
    overdue, late = 0, list[str]()
    for fact in facts:
        call = getattr(fact.event, "call", None)
        if isinstance(fact.event, CallEscalated) and call in due:
            starts = [each for each in down if due[call] <= each.started and fact.at > each.died]
            overdue += len(starts)
            late += [f"{call} at {fact.at}, due {due[call]}: {each}" for each in starts if fact.at > each.ready]
        if isinstance(fact.event, CallDispatched | CallEscalated):
            due[str(call)] = fact.event.due
    return overdue, late


@pytest.mark.timeout(300)
async def test_what_was_acknowledged_outlives_a_killed_server(database_url: str, tmp_path: Path) -> None:
    server, journal = ServerProcess(database_url, tmp_path), Journal()
    await prepare(database_url, tmp_path)
    try:
        await server.start()
        async with at_the_doors(server) as browsers:
            for turn in range(KILLS):
                await kill_and_restart(server, browsers, journal, turn)
            await every_key_has_its_answer(browsers, journal)
            await asyncio.sleep(RUNG_S + OVERDUE_S)  # whatever is overdue has had its time
        await server.kill()
        await the_log_tells_it(database_url, journal)
    finally:
        await server.close()


async def the_log_tells_it(url: str, journal: Journal) -> None:
    memory = await Memory.open(url)
    try:
        facts, presses = await facts_of(memory)
        calls = await Lookout(memory, Scenes()).calls(DISTRICT, {*journal.acknowledged.values()})  # type: ignore[arg-type]
        assert journal.before_a_kill >= 10 * KILLS, "this proves nothing"
        assert {*journal.acknowledged.values()} == {*calls}
        assert {f"{person} {key}" for person, key in journal.acknowledged} == {*presses}
        assert {1} == {*presses.values()}, "a press was written twice"
        offers = Counter(fact.event.offer for fact in facts if isinstance(fact.event, OfferMade))
        assert {1} == {*offers.values()}, "an offer was made twice"
        ringing = (Counter(part.responder for part in call.live()) for call in calls.values())
        assert [] == [counted for counted in ringing if max(counted.values(), default=0) > 1]
        assert any(call.rung > 1 for call in calls.values()), "no rung was reached: this proves nothing"
        overdue, late = late_rungs(facts, journal.down)
        assert overdue > 0, "nothing was overdue: this proves nothing"
        assert [] == late
        assert [] == [c.id for c in calls.values() if c.is_waiting() and (c.alarm() is None or c.rung < 2)]
        assert None is await memory.read(lambda read: log.verify(read, DISTRICT)), "the chain is broken"
        assert () == (await rebuilt(memory, DISTRICT)).wrong
    finally:
        await memory.close()
