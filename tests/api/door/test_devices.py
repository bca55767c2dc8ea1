from collections.abc import AsyncIterator
from typing import Any

import pytest

from app.core.ids import CallId, DeviceId, DistrictId, OfferId, PersonId
from app.store import log
from app.store.call import knocks
from app.store.call.knocks import KnockRow
from app.store.people import devices
from tests.api.desk import Browser, Desk, code, open_desk
from tests.town import TOWN

KEYS = {"p256dh": "B" * 87, "auth": "A" * 22}
HERE = {"endpoint": "https://push.example/here", "keys": KEYS}


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    made: list[Desk] = []

    async def knock(district: DistrictId, device: DeviceId) -> str:
        at = made[0].clock.now()
        row = KnockRow(
            district=district,
            offer=OfferId("test-1"),
            call=CallId("test"),
            device=device,
            person=PersonId("Ana"),
            n=0,
            next_at=at,
            until=at,
            claimed_until=None,
            kind="test",
        )
        await made[0].memory.write(lambda tx: knocks.put(tx, [row]))
        return "test-1"

    allowed = {"endpoint_allowed": lambda said: said.startswith("https://push.example/"), "test_device": knock}
    async with open_desk(database_url, **allowed) as desk:
        made.append(desk)
        yield desk


async def device(browser: Browser) -> tuple[bool, bool]:
    told = (await browser.get("/api/me"))["device"]
    return told["subscribed"], told["proven"]


async def test_a_phone_is_subscribed_tested_and_proven(desk: Desk) -> None:
    ana = await desk.as_("Ana")
    assert await ana.get("/api/devices/push-key") == {"key": "public"}
    assert (await ana.send("PUT", "/api/devices/subscription", HERE)).status_code == 204
    assert await device(ana) == (True, False)
    test = await ana.send("POST", "/api/devices/test")
    assert (test.status_code, test.json()) == (202, {"test": "test-1"})
    await ana.post("/api/devices/heard", {"test": "test-1"})
    assert await device(ana) == (True, True)
    await ana.send("PUT", "/api/devices/subscription", HERE)
    assert await device(ana) == (True, True)
    await ana.send("PUT", "/api/devices/subscription", {**HERE, "endpoint": "https://push.example/new"})
    assert await device(ana) == (True, False)
    await ana.send("DELETE", "/api/devices/subscription")
    assert await device(ana) == (False, False)


async def test_boards_are_told_when_a_phone_is_proven_and_when_it_is_no_more(desk: Desk) -> None:
    ana = await desk.as_("Ana")
    await desk.memory.write(lambda tx: devices.drop_subscription(tx, DeviceId("phone-Ana")))  # her other one
    await ana.send("PUT", "/api/devices/subscription", HERE)
    await ana.post("/api/devices/test")
    before = (await desk.site.lookout.scene(TOWN)).head.seq
    for _ in range(2):
        await ana.post("/api/devices/heard", {"test": "test-1"})
    for _ in range(2):
        await ana.send("DELETE", "/api/devices/subscription")
    facts = await desk.memory.read(lambda read: log.since(read, TOWN, before))
    assert ["roster.changed", "roster.changed"] == [fact.event.type for fact in facts]


async def test_what_was_never_sent_here_proves_nothing(desk: Desk) -> None:
    ana, ben = await desk.as_("Ana"), await desk.as_("Ben")
    await ana.send("PUT", "/api/devices/subscription", HERE)
    await ben.send("PUT", "/api/devices/subscription", {**HERE, "endpoint": "https://push.example/ben"})
    await ana.post("/api/devices/test")
    assert code(await ben.send("POST", "/api/devices/heard", {"test": "test-1"})) == (404, "not_found")
    assert code(await ana.send("POST", "/api/devices/heard", {"test": "guess"})) == (404, "not_found")


async def test_without_a_subscription_there_is_nothing_to_test(desk: Desk) -> None:
    assert code(await (await desk.as_("Ana")).send("POST", "/api/devices/test")) == (404, "not_found")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({**HERE, "endpoint": "https://evil.example/x"}, (422, "endpoint_not_allowed")),
        ({**HERE, "endpoint": "http://127.0.0.1/x"}, (422, "endpoint_not_allowed")),
        ({**HERE, "keys": {**KEYS, "auth": "AAAA"}}, (422, "invalid")),
        ({**HERE, "keys": {**KEYS, "p256dh": "A"}}, (422, "invalid")),
        ({**HERE, "keys": {**KEYS, "p256dh": "!" * 87}}, (422, "invalid")),
    ],
)
async def test_an_address_or_key_that_is_none_is_refused(desk: Desk, body: Any, said: tuple[int, str]) -> None:
    ana = await desk.as_("Ana")
    assert code(await ana.send("PUT", "/api/devices/subscription", body)) == said
    assert await device(ana) == (False, False)
