import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.store.upkeep import backup


def test_a_copy_of_a_database_that_is_written_to_is_whole(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("CREATE TABLE t (n INTEGER)")
        writer.execute("INSERT INTO t VALUES (1)")
        writer.commit()
        writer.execute("INSERT INTO t VALUES (2)")  # not committed: no part of the copy
        size = backup.copy(tmp_path / "a.db", tmp_path / "b.db")
    with closing(sqlite3.connect(tmp_path / "b.db")) as copied:
        assert copied.execute("SELECT n FROM t").fetchall() == [(1,)]
    assert (tmp_path / "b.db").stat().st_size == size


def test_a_database_that_is_not_sound_gives_no_copy(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as writer:
        writer.execute("CREATE TABLE t (n TEXT)")
        writer.execute("CREATE INDEX i ON t (n)")
        writer.executemany("INSERT INTO t VALUES (?)", [("x" * 400,) for _ in range(200)])
        writer.commit()
    content = bytearray((tmp_path / "a.db").read_bytes())
    content[-4096 * 3 : -4096 * 2] = b"\0" * 4096
    (tmp_path / "a.db").write_bytes(content)
    with pytest.raises(backup.CopyBroken):
        backup.copy(tmp_path / "a.db", tmp_path / "b.db")
    assert not (tmp_path / "b.db").exists()
