"""Who may write to a file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.store.session.lock import FileLock
from app.store.trouble import DatabaseHeld

HOLD = """
import sys
from pathlib import Path
from app.store.session.lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_one_holds_and_the_next_is_told_who(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "near.db")
    with pytest.raises(DatabaseHeld, match=f"process {os.getpid()}: stop the server first"):
        FileLock(tmp_path / "near.db")
    lock.release()
    FileLock(tmp_path / "near.db").release()


def test_a_killed_holder_holds_no_more(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "near.db")],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(DatabaseHeld, match=str(holder.pid)):
        FileLock(tmp_path / "near.db")
    holder.kill()
    holder.communicate()
    FileLock(tmp_path / "near.db").release()
