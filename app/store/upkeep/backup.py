"""A copy of a SQLite database, also while a server writes to it: one step, one snapshot, then judged."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from app.store.trouble import StoreTrouble


class CopyBroken(StoreTrouble):
    """The copy is not a sound database; it is not kept."""


def copy(database: Path, target: Path) -> int:
    """The size of the copy in bytes, once it is whole, sound and on disk."""
    try:
        verdict = _copied(database, target)
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        target.unlink(missing_ok=True)
        raise CopyBroken(f"the copy is not sound ({verdict}): look at the disk before anything else")
    with target.open("rb") as written:
        os.fsync(written.fileno())
        return os.fstat(written.fileno()).st_size


def _copied(database: Path, target: Path) -> str:
    """What the copy says of itself. A copy in several steps would never end under writes, so there is one."""
    address = f"{database.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(target)) as copied:
        source.backup(copied, pages=-1)
        copied.execute("PRAGMA journal_mode=DELETE")
        return str(copied.execute("PRAGMA integrity_check").fetchone()[0])
