"""Devices and their subscriptions."""

from dataclasses import replace

from app.core.ids import DeviceId, DistrictId
from app.store.people import devices
from app.store.people.devices import DeviceRow
from app.store.session import Memory
from tests.store.given import ANNA, BEN, NOON, SECOND, D

PHONE = DeviceRow(
    id=DeviceId("phone"),
    district=D,
    person=ANNA,
    name="Anna's phone",
    endpoint="https://push.example/1",
    p256dh="key",
    auth="secret",
    platform="android",
    last_seen_at=NOON,
)
BARE = DeviceRow(id=DeviceId("desk"), district=D, person=ANNA, name="Desk", last_seen_at=NOON + SECOND)


async def test_devices_are_found_by_id_and_by_person(memory: Memory) -> None:
    for row in (PHONE, BARE):
        await memory.write(lambda tx, row=row: devices.put(tx, row))
    assert await memory.read(lambda read: devices.find(read, PHONE.id)) == PHONE
    assert await memory.read(lambda read: devices.of_person(read, D, ANNA)) == (BARE, PHONE)
    found = await memory.read(lambda read: devices.of_people(read, D, [ANNA, BEN]))
    assert found == {ANNA: (BARE, PHONE), BEN: ()}


async def test_only_a_phone_that_rang_is_proven(memory: Memory) -> None:
    await memory.write(lambda tx: devices.put(tx, PHONE))
    assert frozenset() == await memory.read(lambda read: devices.proven_people(read, D))
    await memory.write(lambda tx: devices.prove(tx, PHONE.id, NOON))
    assert {ANNA} == await memory.read(lambda read: devices.proven_people(read, D))


async def test_without_a_subscription_nothing_is_proven(memory: Memory) -> None:
    await memory.write(lambda tx: devices.put(tx, replace(PHONE, proven_at=NOON)))
    await memory.write(lambda tx: devices.drop_subscription(tx, PHONE.id))
    bare = replace(PHONE, endpoint=None, p256dh="", auth="")
    assert bare == await memory.read(lambda read: devices.find(read, PHONE.id))
    assert frozenset() == await memory.read(lambda read: devices.proven_people(read, D))


async def test_a_subscription_goes_to_whoever_subscribed_last(memory: Memory) -> None:
    other = replace(PHONE, id=DeviceId("other"), person=BEN)
    for row in (PHONE, other):
        await memory.write(lambda tx, row=row: devices.put(tx, row))
    left = await memory.read(lambda read: devices.find(read, PHONE.id))
    assert left
    assert (None, other) == (left.endpoint, await memory.read(lambda read: devices.find(read, other.id)))


async def test_whoever_was_ever_on_a_device_of_the_district_owns_one(memory: Memory) -> None:
    await memory.write(lambda tx: devices.put(tx, PHONE))
    assert await memory.read(lambda read: devices.owners(read, D)) == {ANNA}
    assert await memory.read(lambda read: devices.owners(read, DistrictId("other"))) == frozenset()
