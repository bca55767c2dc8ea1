"""A real server process with the demo district in a folder of its own, for browsers and for crashes."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.databases import free_port
from tests.nursery import NURSERY, Child

READY_S = 60.0
DIST = Path(__file__).parents[1] / "pwa" / "dist" / "index.html"


class Server:
    """`url` is its address; `start` waits until it is ready, `kill` is kill -9. `more`: of the environment."""

    def __init__(self, folder: Path, *, answers: bool = False, database_url: str | None = None, **more: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = {
            **os.environ,
            "NEARHAND_DEMO_ANSWERS": str(answers).lower(),
            "NEARHAND_DATA_DIR": str(folder),
            "NEARHAND_SECRETS_DIR": str(folder / "secrets"),
            "NEARHAND_DATABASE_URL": database_url or f"sqlite:///{folder}/nearhand.db",
            **more,
        }
        self._process: Child | None = None

    def start(self, *, demo: bool = True) -> None:
        """Ready means a completed engine cycle."""
        words = ["serve", *(["--demo"] if demo else []), "--port", str(self.port)]
        self._process = NURSERY.bear(words, self._environment, self.folder / "server.log")
        end = time.monotonic() + READY_S
        while not self.is_ready():
            assert self._process.is_running(), (self.folder / "server.log").read_text()
            assert time.monotonic() < end, (self.folder / "server.log").read_text()
            time.sleep(0.05)

    def command(self, *words: str) -> str:
        """One `nearhand` command in the same folder, to its end: what it said."""
        run = [sys.executable, "-m", "app", *words]
        return subprocess.run(run, env=self._environment, check=True, stdout=subprocess.PIPE, text=True).stdout

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/ready", timeout=2) as answer:
                return int(answer.status) == 200
        except (urllib.error.URLError, OSError):
            return False

    def kill(self) -> None:
        """No goodbye."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.end(how)
        self._process = None


@contextmanager
def serving(folder: Path, *, answers: bool = False) -> Iterator[Server]:
    """A started server, stopped at the end."""
    assert DIST.exists(), "the app is not built: make test does it, or npm run build in pwa/"
    server = Server(folder, answers=answers)
    server.start()
    try:
        yield server
    finally:
        server.kill()
