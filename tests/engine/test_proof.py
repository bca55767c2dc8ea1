"""A knock that asks nothing: it goes to one device, and only to one that can be knocked on."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from app.core.ids import DeviceId, OfferId
from app.core.lock_screen import NoticeKind
from app.engine.naming import RandomIds
from app.engine.proof import LIVES, Proof
from app.store import rows
from app.store.call import knocks
from app.store.call.knocks import KnockRow
from app.store.people import devices
from app.store.people.devices import DeviceRow
from app.store.session import Read, Tx
from tests.engine.engine import Engine, engine
from tests.town import TOWN


@dataclass
class Hurried:
    """In place of the knocker."""

    woken: int = 0

    def wake(self, *_: object) -> None:
        self.woken += 1


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Engine]:
    async with engine(database_url) as running:
        yield running


async def asked(town: Engine, device: DeviceId) -> tuple[str, int, tuple[KnockRow, ...]]:
    hurried = Hurried()
    test = await Proof(town.memory, hurried, town.clock, RandomIds()).ask(TOWN, device)  # type: ignore[arg-type]
    waiting = await town.memory.read(lambda read: rows.many(read, knocks.table.select(), KnockRow))
    return test, hurried.woken, waiting


async def a_device(town: Engine, *, subscribed: bool) -> DeviceRow:
    def find(read: Read) -> DeviceRow:
        return rows.many(read, devices.table.select().where(devices.table.c.endpoint.is_not(None)), DeviceRow)[0]

    found = await town.memory.read(find)
    if not subscribed:

        def drop(tx: Tx) -> None:
            devices.drop_subscription(tx, found.id)

        await town.memory.write(drop)
    return found


async def test_a_device_is_knocked_on_once_and_soon(town: Engine) -> None:
    device = await a_device(town, subscribed=True)
    test, woken, (row,) = await asked(town, device.id)
    known = (row.offer, row.device, row.person, row.kind, row.until - row.next_at)
    assert (known, woken) == ((OfferId(test), device.id, device.person, NoticeKind.test, LIVES), 1)


async def test_a_device_that_cannot_be_knocked_on_is_not(town: Engine) -> None:
    device = await a_device(town, subscribed=False)
    assert (await asked(town, device.id))[2] == ()
    assert (await asked(town, DeviceId("nobody's")))[2] == ()
