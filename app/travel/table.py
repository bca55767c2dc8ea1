"""One question to a table service, answered in time or not at all. Nobody waits for a map."""

import json
from typing import Any, Final

import aiohttp

from app.core.places import Point, drive_seconds

PATIENCE: Final = 0.3
LONGEST: Final = 1024 * 1024
LONGEST_WAY: Final = 24 * 3600  # seconds; what is more, or no number, is nonsense
TROUBLES = (aiohttp.ClientError, OSError, ValueError, RecursionError)  # a timeout is an OSError


class Table:
    """The service at one address, over one session that opens at the first question."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        self.url = url
        self._patience = aiohttp.ClientTimeout(total=patience)
        self._session: aiohttp.ClientSession | None = None

    async def get(self, path: str) -> Any:
        """The JSON that it answers, or None."""
        return await self._ask("GET", self.url + path, None)

    async def post(self, body: object) -> Any:
        """The JSON that it answers, or None."""
        return await self._ask("POST", self.url, body)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def _ask(self, method: str, url: str, body: object) -> Any:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=self._patience, cookie_jar=aiohttp.DummyCookieJar())
        try:
            async with self._session.request(method, url, json=body, allow_redirects=False) as answer:
                return json.loads(await _read(answer)) if answer.status == 200 else None
        except TROUBLES:
            return None


async def _read(answer: aiohttp.ClientResponse) -> bytes:
    text = bytearray()
    async for piece in answer.content.iter_any():
        text += piece
        if len(text) > LONGEST:
            raise ValueError("the table is too long")
    return bytes(text)


def filled(cells: list[float | None], starts: list[Point], end: Point) -> list[float]:
    """The service's cells, and the straight line where it has none."""
    known = cells if len(cells) == len(starts) else [None] * len(starts)
    return [drive_seconds(start, end) if cell is None else cell for start, cell in zip(starts, known, strict=True)]


def cell(given: Any) -> float | None:
    """A number of seconds, or nothing: a service may answer anything."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    return float(given) if 0 <= given <= LONGEST_WAY else None


def listed(given: Any) -> list[Any]:
    """A list, or an empty one in its place."""
    return given if isinstance(given, list) else []


def field(given: Any, name: str) -> Any:
    """What an object holds under a name; None when it is no object."""
    return given.get(name) if isinstance(given, dict) else None
