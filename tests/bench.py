"""Times a press and a yes through the engine beside one bare commit, in one run: `make bench`. Trust the ratios, not the figures.

Every press is of another caller, so that calls pile up open: the last column is measured beside all of them."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from app.core import commands as do
from app.core.ids import CallId, PersonId, PlaceId, offer_id
from app.core.words import Disposition, Role
from app.engine.handle import Handle
from app.engine.looking.lookout import Lookout
from app.engine.scenes import Scenes
from app.store.people import positions, roster
from app.store.people.positions import PositionRow
from app.store.session import Memory, Tx
from app.store.upkeep import migrate
from tests import databases
from tests.stories.world import NoMeter
from tests.town import NORTH, START, TOWN, FastClock, by, person, settle_town

ROUNDS = 200
PILE = 50


class Times:
    """Milliseconds of one kind of thing."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    async def of(self, work: Callable[[], Awaitable[object]]) -> None:
        began = time.perf_counter()
        await work()
        self.taken.append((time.perf_counter() - began) * 1000)

    def __str__(self) -> str:
        ordered = sorted(self.taken)
        return f"p50 {statistics.median(ordered):7.2f} ms   p99 {ordered[int(len(ordered) * 0.99) - 1]:7.2f} ms"

    def p50(self) -> float:
        return statistics.median(self.taken)


def _callers(tx: Tx) -> None:
    settle_town(tx)
    for number in range(ROUNDS + PILE):
        roster.put_person(tx, TOWN, person(f"T{number}", Role.staff, NORTH, "n204"))


async def _measure(name: str, url: str) -> None:
    clock = FastClock()
    memory = await Memory.open(url, clock.now)
    await memory.write(_callers)
    scenes = Scenes()
    handle = Handle(memory, scenes, NoMeter())
    for who in ("Ana", "Max"):
        await handle(TOWN, do.StartDuty(by=by(who), person=PersonId(who)))
    await Lookout(memory, scenes).scene(TOWN)  # as a server's first look does
    bare, press, yes, crowded = Times(), Times(), Times(), Times()
    for number in range(ROUNDS):
        row = PositionRow(person=PersonId("Ana"), latitude=44.0, longitude=-93.0, at=START)
        await bare.of(lambda row=row: memory.write(lambda tx: positions.put(tx, TOWN, row)))
        call = CallId(f"c{number}")
        await press.of(lambda n=number, call=call: handle(TOWN, _raise(n, call)))
        offer = do.Accept(by=by("Ana"), call=call, offer=offer_id(call, 1))
        await yes.of(lambda offer=offer: handle(TOWN, offer))
        await handle(TOWN, do.Close(by=by("Ana"), call=call, disposition=Disposition.resolved))
    for number in range(ROUNDS, ROUNDS + PILE):
        await crowded.of(lambda n=number: handle(TOWN, _raise(n, CallId(f"c{n}"))))
    print(f"\n{name}")
    for what, times in (("one bare commit", bare), ("press, none open", press), ("yes", yes), (f"press, 0-{PILE} open", crowded)):
        print(f"  {what:20} {times}   {times.p50() / bare.p50():6.1f} x a bare commit")
    await memory.close()


def _raise(number: int, call: CallId) -> do.Raise:
    return do.Raise(by=by(f"T{number}"), call=call, place=PlaceId("n204"))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        migrate.upgrade(url)
        asyncio.run(_measure("SQLite", url))
    with databases.postgres_server() as server, server.migrated() as template, server.fresh(template) as name:
        asyncio.run(_measure("PostgreSQL", server.database(name)))


if __name__ == "__main__":
    main()
