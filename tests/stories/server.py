"""A real server process in a folder of its own, which may be killed at any moment and started again.

Each is forked from a process that has the app's modules in memory and nothing else, so that a start is not mostly imports."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from httpx2 import AsyncClient, HTTPError

from tests.databases import free_port

PATIENCE_S = 60  # for one step, on a busy machine
ROOT = Path(__file__).parents[2]
PARENT = """
import os, sys
from app import cli, desk

for _ in sys.stdin:
    child = os.fork()
    if not child:
        log = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.dup2(log, 1), os.dup2(log, 2)
        sys.argv[:] = ["nearhand", "serve", "--demo"]
        cli.main()
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("ended", flush=True)
"""


class ServerProcess:
    """`nearhand serve --demo`, with nobody answering in place of the absent."""

    def __init__(self, url: str, folder: Path, **more: str) -> None:
        """`more`: of the environment."""
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self._log = folder / "server.log"
        self._parent: asyncio.subprocess.Process | None = None
        self._child = 0
        told = {
            "NEARHAND_DATABASE_URL": url,
            "NEARHAND_DATA_DIR": str(folder),
            "NEARHAND_SECRETS_DIR": str(folder / "secrets"),
            "NEARHAND_DEMO_ANSWERS": "false",
            "NEARHAND_PORT": str(self.port),
            **more,
        }
        self._env = {name: said for name, said in os.environ.items() if not name.startswith("NEARHAND_")} | told

    async def start(self) -> datetime:
        """Returns when it says that it is ready: that moment. One that runs is left alone."""
        if self._child:
            return _now()
        if self._parent is None:
            pipe = asyncio.subprocess.PIPE
            self._parent = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", PARENT, str(self._log)), env=self._env, cwd=ROOT, stdin=pipe, stdout=pipe
            )
        assert self._parent.stdin is not None
        self._parent.stdin.write(b"start\n")
        self._child = int(await self._heard())
        async with asyncio.timeout(PATIENCE_S), AsyncClient(base_url=self.origin, trust_env=False) as http:
            while not await _is_ready(http):
                self._must_live()
                await asyncio.sleep(0.02)
        return _now()

    def _must_live(self) -> None:
        try:
            os.kill(self._child, 0)
        except ProcessLookupError:
            self._child = 0
            raise AssertionError(f"the server ended:\n{self._log.read_text()}") from None

    async def kill(self) -> datetime:
        """Nothing is told, nothing is finished. When it was dead."""
        os.kill(self._child, signal.SIGKILL)
        self._child = 0
        assert await self._heard() == "ended"
        return _now()

    async def _heard(self) -> str:
        assert self._parent is not None
        assert self._parent.stdout is not None
        async with asyncio.timeout(PATIENCE_S):
            return (await self._parent.stdout.readline()).decode().strip()

    @asynccontextmanager
    async def browser(self) -> AsyncIterator[AsyncClient]:
        """Keeps its cookies, whichever process answers."""
        headers = {"origin": self.origin}
        async with AsyncClient(base_url=self.origin, headers=headers, timeout=PATIENCE_S, trust_env=False) as http:
            yield http

    async def close(self) -> None:
        """Leaves no process behind."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            self._child = 0
        if self._parent is not None:
            self._parent.kill()
            await self._parent.wait()


async def _is_ready(http: AsyncClient) -> bool:
    try:
        return (await http.get("/ready")).status_code == 200
    except (HTTPError, OSError):
        return False


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - beside the clock of another process
