"""Hears other processes through PostgreSQL's LISTEN, on a connection of its own. A hint only: the log is the truth.

A transaction pooler swallows LISTEN without a word, so the listener calls itself at start and every half minute.
"""

import asyncio
import contextlib
import json
import logging
import secrets
from collections.abc import Awaitable, Callable

import asyncpg

from app.core.ids import DistrictId
from app.store.session.unit import Wake
from app.store.trouble import BusDeaf

CHANNEL = "nearhand"
TEST_EVERY = 30.0
TEST_WITHIN = 5.0
WAIT_LONGEST = 10.0

logger = logging.getLogger(__name__)


class Listener:
    """Runs until closed; a connection that dies or goes deaf is replaced."""

    def __init__(self, dsn: str, wake: Wake, notify: Callable[[str], Awaitable[None]], within: float = TEST_WITHIN) -> None:
        self._dsn = dsn
        self._wake = wake
        self._notify = notify
        self._within = within
        self._tested: dict[str, asyncio.Event] = {}
        self._lost = asyncio.Event()
        self._connection: asyncpg.Connection | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """The first connection must hear itself, or the process does not start."""
        await self._connect()
        self._task = asyncio.create_task(self._keep_hearing(), name="store-listener")

    async def close(self) -> None:
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        self._drop()

    async def _keep_hearing(self) -> None:
        wait = 0.1
        while True:
            try:
                await self._hear_until_lost()
                await asyncio.sleep(wait)
                await self._connect()
                wait = 0.1
            except Exception:
                wait = min(wait * 2, WAIT_LONGEST)
                logger.exception("the listener is deaf; it tries again in %.1f s", wait)

    async def _hear_until_lost(self) -> None:
        while not self._lost.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._lost.wait(), TEST_EVERY)
                return
            await self._test()

    async def _connect(self) -> None:
        self._drop()
        connection = await asyncpg.connect(self._dsn, timeout=10)
        self._connection = connection
        self._lost = asyncio.Event()
        connection.add_termination_listener(lambda _gone: self._lost.set())
        await connection.add_listener(CHANNEL, self._heard)
        await self._test()

    def _drop(self) -> None:
        self._lost.set()
        if self._connection and not self._connection.is_closed():
            self._connection.terminate()

    async def _test(self) -> None:
        token = secrets.token_hex(8)
        came = self._tested[token] = asyncio.Event()
        try:
            await self._notify(json.dumps({"test": token}))
            await asyncio.wait_for(came.wait(), self._within)
        except TimeoutError as error:
            self._lost.set()
            raise BusDeaf("LISTEN hears nothing: give the listener a direct address, not a transaction pooler's") from error
        finally:
            del self._tested[token]

    def _heard(self, _connection: object, _pid: int, _channel: str, payload: str) -> None:
        with contextlib.suppress(ValueError, KeyError, TypeError):
            told = json.loads(payload)
            if "test" in told:
                if came := self._tested.get(told["test"]):
                    came.set()
                return
            self._wake(DistrictId(told["district"]), int(told["seq"]))
