"""Live state equals replayed state; where it does not, the log is right."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from app.core import commands as do
from app.core.ids import CallId, PersonId
from app.core.words import CallStatus, Disposition, DutyStatus
from app.engine.rebuild import rebuilt
from app.store.call import alarms, calls
from app.store.people import duty
from app.store.session import Read, Tx
from tests.engine.engine import Engine, engine
from tests.town import TOWN, by

Tamper = Callable[[Tx], object]


def everything(read: Read) -> list[list[object]]:
    tables = (calls.table, duty.table, alarms.table)
    return [[tuple(row) for row in read.conn.execute(sa.select(t).order_by(*t.primary_key))] for t in tables]


async def some_history(town: Engine) -> None:
    """A call that is over, one that rings, one that is filled; somebody paused, a shift with an end."""
    await town.on_duty("Sam", until=town.clock.at.replace(hour=20))
    await town.press("Tea")
    await town.handle(TOWN, do.Close(by=by("Max"), call=CallId("call-Tea"), disposition=Disposition.resolved))
    await town.press("Uma", "s101")
    await town.accept("Cy", "call-Uma")
    await town.press("Tom", "n120")
    town.clock.turn(15)
    await town.ticker.turn()
    await town.handle(TOWN, do.PauseDuty(by=by("Finn"), person=PersonId("Finn")))


async def test_what_the_engine_wrote_is_what_the_log_tells_to_the_last_column(database_url: str) -> None:
    async with engine(database_url, "Ana", "Ben", "Cy", "Flo", "Finn") as town:
        await some_history(town)
        before = await town.memory.read(everything)
        made = await rebuilt(town.memory, TOWN)
        assert ((), 3, 6) == (made.wrong, made.calls, made.duties)
        assert before == await town.memory.read(everything)


TAMPERED: dict[str, tuple[Tamper, set[str]]] = {
    "a status": (
        lambda tx: tx.conn.execute(sa.update(calls.table).where(calls.table.c.id == "call-Tom").values(status=CallStatus.closed)),
        {"call call-Tom"},
    ),
    "a call that is gone": (
        lambda tx: tx.conn.execute(sa.delete(calls.table).where(calls.table.c.id == "call-Tom")),
        {"call call-Tom"},
    ),
    "where somebody is": (
        lambda tx: tx.conn.execute(sa.update(duty.table).where(duty.table.c.person == "Ana").values(school="south")),
        {"duty Ana"},
    ),
    "somebody off duty": (
        lambda tx: tx.conn.execute(sa.update(duty.table).where(duty.table.c.person == "Ana").values(status=DutyStatus.off_duty)),
        {"duty Ana"},
    ),
    "an alarm that is gone": (
        lambda tx: tx.conn.execute(sa.delete(alarms.table).where(alarms.table.c.subject == "call-Tom")),
        {"alarm call-Tom"},
    ),
}


@pytest.mark.parametrize("what", TAMPERED)
async def test_a_row_that_says_otherwise_is_named_and_mended(database_url: str, what: str) -> None:
    tamper, wrong = TAMPERED[what]
    async with engine(database_url, "Ana", "Ben", "Cy", "Flo", "Finn") as town:
        await some_history(town)
        before = await town.memory.read(everything)
        await town.memory.write(tamper)
        assert wrong == set((await rebuilt(town.memory, TOWN)).wrong)
        assert before == await town.memory.read(everything)
        assert () == (await rebuilt(town.memory, TOWN)).wrong


async def test_a_call_that_the_log_does_not_know_is_named_and_goes(database_url: str) -> None:
    async with engine(database_url, "Ana") as town:
        await town.press()

        def forge(tx: Tx) -> None:
            row = calls.find(tx, TOWN, CallId("call-Tea"))
            assert row is not None
            calls.put(tx, TOWN, type(row)(**{f: getattr(row, f) for f in row.__slots__} | {"id": CallId("forged")}))

        await town.memory.write(forge)
        assert ("call forged",) == (await rebuilt(town.memory, TOWN)).wrong
        assert ["call-Tea"] == [*(await town.lookout.scene(TOWN)).scene.calls]
