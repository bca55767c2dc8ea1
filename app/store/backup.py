"""A copy of a SQLite database, also while a server writes to it: one step, one snapshot, then judged."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.store.trouble import StoreTrouble


class CopyBroken(StoreTrouble):
    """The copy is not a sound database; it is not kept."""


def copy(database: Path, target: Path) -> int:
    """The size of the copy in bytes. A copy in several steps would never end under writes, so there is one."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as source:
        with closing(sqlite3.connect(target)) as copied:
            source.backup(copied, pages=-1)
            copied.execute("PRAGMA journal_mode=DELETE")
            verdict = copied.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        target.unlink()
        raise CopyBroken(f"the copy is not sound ({verdict}): look at the disk before anything else")
    return target.stat().st_size
