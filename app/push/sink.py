"""The way from the knocker to the push services. Each has a bulkhead: one that hangs takes its own places only.

Who finds it full, or has waited long in it, is sent back to be tried again: the knocker's places stay free.
"""

import asyncio
from typing import Final, Protocol
from urllib.parse import urlsplit

from app.engine.knock import Knock, Outcome, OutcomeKind

AT_ONCE = 32
IN_LINE = 256  # waiting for one of the 32 places of a host
PATIENCE: Final = 1.0
FULL: Final = Outcome(kind=OutcomeKind.retry, retry_after=0.5, why="bulkhead")


class Sender(Protocol):
    """Sends one knock; `WebPush` is one."""

    async def send(self, knock: Knock) -> Outcome: ...


class Bulkhead:
    """The places of one host."""

    def __init__(self, at_once: int) -> None:
        self.places = asyncio.Semaphore(at_once)
        self.users = 0


class PushSink:
    """The engine's `Sink` over web push."""

    def __init__(self, sender: Sender, *, at_once: int = AT_ONCE, in_line: int = IN_LINE, patience: float = PATIENCE) -> None:
        self._sender = sender
        self._at_once = at_once
        self._most = at_once + in_line
        self._patience = patience
        self._bulkheads: dict[str, Bulkhead] = {}

    async def send(self, knock: Knock) -> Outcome:
        host = _host(knock.endpoint)
        bulkhead = self._bulkheads.setdefault(host, Bulkhead(self._at_once))
        if bulkhead.users >= self._most:
            return FULL
        bulkhead.users += 1
        try:
            return await self._through(bulkhead, knock)
        finally:
            bulkhead.users -= 1
            if not bulkhead.users:
                del self._bulkheads[host]

    async def _through(self, bulkhead: Bulkhead, knock: Knock) -> Outcome:
        try:
            async with asyncio.timeout(self._patience):
                await bulkhead.places.acquire()
        except TimeoutError:
            return FULL
        try:
            return await self._sender.send(knock)
        finally:
            bulkhead.places.release()


def _host(endpoint: str) -> str:
    try:
        return urlsplit(endpoint).netloc
    except ValueError:
        return ""
