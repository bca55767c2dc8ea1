from app.demo.presence import PRESENT_FOR, present
from app.store.people import sessions
from tests.demo.world import AMARA, BEN, Demo, opened


async def here(demo: Demo) -> set[str]:
    return set(await demo.memory.read(lambda read: present(read, [AMARA, BEN], demo.clock.now())))


async def test_whoever_has_a_session_that_was_seen_lately_is_present(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.enter(AMARA)
        assert await here(demo) == {AMARA}


async def test_hours_later_they_are_not(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.enter(AMARA)
        demo.clock.turn(PRESENT_FOR.total_seconds())
        assert await here(demo) == set()


async def test_whoever_signed_out_is_gone(sqlite_url: str) -> None:
    async with opened(sqlite_url) as demo:
        await demo.enter(AMARA)
        at = demo.clock.now()
        await demo.memory.write(lambda tx: sessions.revoke(tx, f"hash-{AMARA}", at))
        assert await here(demo) == set()
