from pathlib import Path

from app.parts import Parts
from app.settings import Settings
from app.store.session import Memory


async def test_all_parts_stand_around_one_memory_and_one_scene(sqlite_url: str, tmp_path: Path) -> None:
    memory = await Memory.open(sqlite_url)
    try:
        parts = Parts.of(Settings(database_url=sqlite_url, data_dir=tmp_path), memory)
        users = (parts.handle, parts.record, parts.lookout, parts.ticker)
        assert [(memory, parts.scenes)] * 4 == [(each._memory, each._scenes) for each in users]
        assert parts.tail.memory is memory
        await parts.ticker.turn()  # an empty database has no time to follow, and is no trouble
    finally:
        await memory.close()
