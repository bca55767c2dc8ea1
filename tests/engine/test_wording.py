"""What a knock says is what is so when it is sent."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from app.core import commands as do
from app.core.ids import CallId, PersonId
from app.core.lock_screen import NoticeKind
from app.engine.wording import Words
from app.store import rows
from app.store.call import knocks
from app.store.call.knocks import KnockRow
from app.store.people import shifts
from app.store.people.shifts import ShiftRow
from app.store.session import Read
from tests.engine.engine import Engine, engine
from tests.town import TOWN, by


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Engine]:
    async with engine(database_url) as running:
        await running.on_duty("Ana")
        await running.press()
        yield running


async def waiting(town: Engine) -> KnockRow:
    def look(read: Read) -> KnockRow:
        return rows.many(read, knocks.table.select(), KnockRow)[0]

    return await town.memory.read(look)


async def test_an_offer_is_told_as_one(town: Engine) -> None:
    row = await waiting(town)
    notice = await Words(town.lookout).of(row)
    assert notice is not None
    assert (notice.kind, notice.call, notice.offer) == (NoticeKind.offer, row.call, row.offer)


async def test_what_is_over_is_told_as_over(town: Engine) -> None:
    row = replace(await waiting(town), kind=NoticeKind.over)
    notice = await Words(town.lookout).of(row)
    assert notice is not None
    assert (notice.kind, notice.call) == (NoticeKind.over, row.call)


async def test_a_test_needs_no_call(town: Engine) -> None:
    row = replace(await waiting(town), kind=NoticeKind.test, call=CallId("test"), person=PersonId("Ana"))
    notice = await Words(town.lookout).of(row)
    assert notice is not None
    assert (notice.kind, notice.test) == (NoticeKind.test, row.offer)


async def test_a_shift_that_began_is_told_with_its_school_until_its_owner_is_on_duty(town: Engine) -> None:
    shift = ShiftRow(person=PersonId("Ben"), weekday=0, starts=dt.time(3), ends=dt.time(11))
    await town.memory.write(lambda tx: shifts.put(tx, TOWN, shift.person, [shift]))
    row = replace(await waiting(town), kind=NoticeKind.shift, call=CallId("shift"), person=shift.person)
    notice = await Words(town.lookout).of(row)
    assert notice is not None
    assert (notice.title(), notice.navigate) == ("Your shift at North has begun", "/duty")
    await town.on_duty("Ben")
    assert await Words(town.lookout).of(row) is None


async def test_of_a_call_that_is_not_there_nothing_is_said(town: Engine) -> None:
    assert await Words(town.lookout).of(replace(await waiting(town), call=CallId("none"))) is None


async def test_who_need_not_come_is_told_unless_they_are_asked_again(town: Engine) -> None:
    row = replace(await waiting(town), kind=NoticeKind.released)
    assert await Words(town.lookout).of(row) is None
    await town.handle(TOWN, do.Cancel(by=by("Tea"), call=row.call))
    notice = await Words(town.lookout).of(row)
    assert notice is not None
    assert (notice.kind, notice.call) == (NoticeKind.released, row.call)
