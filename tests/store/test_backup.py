"""Copies made beside a running writer."""

import asyncio
from pathlib import Path

import pytest

from app.store import backup, log
from app.store.session import Memory
from app.store.session.address import sqlite_file
from tests.store.given import D, append, pressed


async def test_a_copy_under_writes_is_one_moment_of_the_log(sqlite_url: str, tmp_path: Path) -> None:
    file = sqlite_file(sqlite_url)
    assert file
    memory = await Memory.open(sqlite_url)
    await memory.write(lambda tx: log.create_district(tx, D, "Riverside", "UTC"))
    await append(memory, pressed())
    target = tmp_path / "copy.db"
    writing = asyncio.gather(*(append(memory, pressed()) for _ in range(50)))
    size = await asyncio.to_thread(backup.copy, file, target)
    await writing
    await memory.close()
    copied = await Memory.open(f"sqlite:///{target}")
    assert (target.stat().st_size, None) == (size, await copied.read(lambda read: log.verify(read, D)))
    assert 1 <= (await copied.read(lambda read: log.head(read, D))).seq <= 51
    await copied.close()


def test_what_cannot_be_copied_leaves_no_file_behind(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("this is not a database, not at all" * 100)
    with pytest.raises(backup.CopyBroken):
        backup.copy(broken, tmp_path / "copy.db")
    assert [broken] == list(tmp_path.iterdir())
