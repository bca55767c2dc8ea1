"""Servers forked from one process that has the app's modules and routes in memory: a start is not mostly imports.

Each child is `nearhand` in a process of its own; it is killed and ends like any other."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
GONE_S = 20.0
PARENT = """
import json, os, signal, sys
from app import cli, desk

desk.make_ready(demo=True)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the ended are nobody's to bury
for line in sys.stdin:
    told = json.loads(line)
    child = os.fork()
    if not child:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        log = os.open(told["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0), os.dup2(log, 1), os.dup2(log, 2)
        os.environ.clear()
        os.environ.update(told["environment"])
        sys.argv[:] = told["words"]
        cli.main()
        os._exit(0)
    print(child, flush=True)
"""


class Nursery:
    """Its process starts with the first child and ends with this one."""

    def __init__(self) -> None:
        self._parent: subprocess.Popen[str] | None = None
        self._one_at_a_time = threading.Lock()

    def bear(self, words: list[str], environment: dict[str, str], log: Path) -> "Child":
        """Its log is added to."""
        with self._one_at_a_time:
            if self._parent is None:
                self._parent = subprocess.Popen(
                    [sys.executable, "-c", PARENT], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
                )
            asked, told = self._parent.stdin, self._parent.stdout
            assert asked is not None
            assert told is not None
            asked.write(json.dumps({"words": ["nearhand", *words], "environment": environment, "log": str(log)}) + "\n")
            asked.flush()
            return Child(int(told.readline()))


class Child:
    """One forked process."""

    def __init__(self, pid: int) -> None:
        self._pid = pid

    def is_running(self) -> bool:
        try:
            os.kill(self._pid, 0)
        except ProcessLookupError:
            return False
        return True

    def end(self, how: signal.Signals) -> None:
        """Returns when it is gone."""
        try:
            os.kill(self._pid, how)
        except ProcessLookupError:
            return
        last = time.monotonic() + GONE_S
        while self.is_running():
            assert time.monotonic() < last, f"{self._pid} did not end by {how.name}"
            time.sleep(0.02)


NURSERY = Nursery()
"""One for each process that runs tests."""
