from app.store.session import Memory
from app.store.upkeep import checkup


async def test_each_database_says_what_keeps_a_press_through_a_power_cut(database_url: str) -> None:
    memory = await Memory.open(database_url)
    found = await memory.write(checkup.look)
    await memory.close()
    expected = {
        "SQLite": "journal_mode=wal synchronous=2",
        "PostgreSQL": "fsync=on synchronous_commit=on",
    }
    assert (found.durable, found.sound, found.version[0].isdigit()) == (expected[found.product], True, True)
