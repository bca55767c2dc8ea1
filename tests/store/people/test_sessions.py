"""Sessions."""

from dataclasses import replace

from app.core.ids import CallId, DeviceId, DistrictId
from app.store.district import districts
from app.store.people import sessions
from app.store.people.sessions import SessionRow
from app.store.session import Memory
from tests.store.given import ANNA, NOON, SECOND, D

ONE = SessionRow(
    token_hash="one",
    district=D,
    person=ANNA,
    device=DeviceId("phone"),
    created_at=NOON,
    last_seen_at=NOON,
    expires_at=NOON + 60 * SECOND,
)
TWO = replace(ONE, token_hash="two", last_seen_at=NOON + SECOND, raised_until=NOON)


async def test_sessions_are_found_by_token_and_by_person(memory: Memory) -> None:
    for row in (ONE, TWO):
        await memory.write(lambda tx, row=row: sessions.put(tx, row))
    assert await memory.read(lambda read: sessions.find(read, "one")) == ONE
    assert await memory.read(lambda read: sessions.of_person(read, D, ANNA)) == (TWO, ONE)


async def test_being_seen_moves_the_end(memory: Memory) -> None:
    await memory.write(lambda tx: sessions.put(tx, ONE))
    await memory.write(lambda tx: sessions.touch(tx, "one", NOON + SECOND, NOON + 90 * SECOND))
    expected = replace(ONE, last_seen_at=NOON + SECOND, expires_at=NOON + 90 * SECOND)
    assert expected == await memory.read(lambda read: sessions.find(read, "one"))


async def test_a_session_is_revoked_once(memory: Memory) -> None:
    await memory.write(lambda tx: sessions.put(tx, ONE))
    assert await memory.write(lambda tx: sessions.revoke(tx, "one", NOON))
    assert not await memory.write(lambda tx: sessions.revoke(tx, "one", NOON + SECOND))
    assert replace(ONE, revoked_at=NOON) == await memory.read(lambda read: sessions.find(read, "one"))


async def test_a_lost_phones_person_is_shut_out_everywhere(memory: Memory) -> None:
    for row in (ONE, TWO):
        await memory.write(lambda tx, row=row: sessions.put(tx, row))
    assert await memory.write(lambda tx: sessions.revoke_person(tx, D, ANNA, NOON)) == 2
    assert await memory.read(lambda read: sessions.of_person(read, D, ANNA)) == ()


async def test_visitors_are_forgotten_when_they_left_and_colleagues_are_not(memory: Memory) -> None:
    visit = replace(ONE, token_hash="visit", call=CallId("help"))
    for row in (ONE, visit):
        await memory.write(lambda tx, row=row: sessions.put(tx, row))
    sweeps = [await memory.write(lambda tx, by=by: sessions.sweep_visitors(tx, NOON + by * SECOND)) for by in (60, 61)]
    assert sweeps == [0, 1]
    assert await memory.read(lambda read: sessions.find(read, "one")) == ONE


async def test_of_a_districts_visitors_so_many_stay_and_the_oldest_go(memory: Memory) -> None:
    visits = [replace(ONE, token_hash=f"visit{n}", call=CallId("help"), created_at=NOON + n * SECOND) for n in range(4)]
    away = replace(visits[0], token_hash="away", district=DistrictId("away"))
    await memory.write(lambda tx: districts.create_district(tx, DistrictId("away"), "Away", "America/Chicago"))
    for row in (ONE, away, *visits):
        await memory.write(lambda tx, row=row: sessions.put(tx, row))
    assert [await memory.write(lambda tx, most=most: sessions.keep_visitors(tx, D, most)) for most in (4, 3, 3)] == [0, 1, 0]
    await memory.write(lambda tx: sessions.forget(tx, "visit2"))
    names = ("one", "away", *(row.token_hash for row in visits))
    found = [await memory.read(lambda read, name=name: sessions.find(read, name)) for name in names]
    assert [row is not None for row in found] == [True, True, False, True, False, True]
