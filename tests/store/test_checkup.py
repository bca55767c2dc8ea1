"""What a database says of itself."""

from app.store import checkup
from app.store.session import Memory


async def test_a_database_says_what_it_is_and_that_it_is_sound(memory: Memory) -> None:
    found = await memory.write(checkup.look)
    durable = {
        "SQLite": "journal_mode=wal synchronous=2",
        "PostgreSQL": "fsync=on synchronous_commit=on",
    }
    assert (durable[found.product], True) == (found.durable, found.sound)
    assert found.version[0].isdigit()
