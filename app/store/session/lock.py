"""Who may write to a SQLite file: whoever holds the lock beside it. The system frees it when its holder dies."""

import fcntl
import os
from pathlib import Path

from app.store.trouble import DatabaseHeld


class FileLock:
    """Held from the moment it is made until `release`."""

    def __init__(self, database: Path) -> None:
        path = database.with_name(database.name + ".lock")
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(self._file, 20).decode(errors="replace").strip()
            os.close(self._file)
            raise DatabaseHeld(f"{database} is in use by process {holder or 'unknown'}: stop the server first") from error
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        os.close(self._file)
