"""A real server process in a folder of its own, which may be killed at any moment and started again."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from httpx2 import AsyncClient, HTTPError

from tests.databases import free_port
from tests.nursery import NURSERY, Child
from tests.patience import PATIENCE_S


class ServerProcess:
    """`nearhand serve --demo`, with nobody answering in place of the absent."""

    def __init__(self, url: str, folder: Path, **more: str) -> None:
        """`more`: of the environment."""
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self._log = folder / "server.log"
        self._child: Child | None = None
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
            return now()
        self._child = await asyncio.to_thread(NURSERY.bear, ["serve", "--demo"], self._env, self._log)
        async with asyncio.timeout(PATIENCE_S), AsyncClient(base_url=self.origin, trust_env=False) as http:
            while not await _is_ready(http):
                self._must_live()
                await asyncio.sleep(0.02)
        return now()

    def _must_live(self) -> None:
        if self._child is None or not self._child.is_running():
            self._child = None
            raise AssertionError(f"the server ended:\n{self._log.read_text()}")

    async def kill(self) -> datetime:
        """Nothing is told, nothing is finished. When it was dead."""
        await self.close()
        return now()

    @asynccontextmanager
    async def browser(self) -> AsyncIterator[AsyncClient]:
        """Keeps its cookies, whichever process answers."""
        headers = {"origin": self.origin}
        async with AsyncClient(base_url=self.origin, headers=headers, timeout=PATIENCE_S, trust_env=False) as http:
            yield http

    async def close(self) -> None:
        """Leaves no process behind."""
        child, self._child = self._child, None
        if child is not None:
            await asyncio.to_thread(child.end, signal.SIGKILL)


async def _is_ready(http: AsyncClient) -> bool:
    try:
        return (await http.get("/ready")).status_code == 200
    except (HTTPError, OSError):
        return False


def now() -> datetime:
    """The machine's, which servers share."""
    return datetime.now(UTC)  # noqa: TID251 - beside the clock of another process
