"""A table service of our own: it keeps what it was asked, and answers what it is told to, or never."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from aiohttp import web


class Service(Enum):
    """By name: an object's address would differ between two test processes."""

    hangs = "hangs"


HANG = Service.hangs


@dataclass(slots=True, kw_only=True)
class TableService:
    """`answer` is JSON text, an HTTP status, or HANG."""

    answer: Any
    origin: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)  # path and query; body
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.Request) -> web.Response:
        self.asked.append((request.path_qs, await request.text()))
        if self.answer is HANG:
            await self.over.wait()
        if isinstance(self.answer, int):
            return web.Response(status=self.answer, headers={"Location": "/elsewhere"})
        return web.Response(text=str(self.answer), content_type="application/json")


@asynccontextmanager
async def serving(answer: Any) -> AsyncIterator[TableService]:
    service = TableService(answer=answer)
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", service.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    service.origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield service
    finally:
        service.over.set()
        await runner.cleanup()


GARBAGE = [
    "",
    "null",
    "[]",
    "7",
    '"x"',
    "{",
    "<html>",
    "{}",
    "[" * 100_000,
    '{"code":"Ok","durations":null,"sources_to_targets":null}',
    '{"code":"Ok","durations":{},"sources_to_targets":{}}',
    '{"code":"Ok","durations":[],"sources_to_targets":[]}',
    '{"code":"Ok","durations":[[1]],"sources_to_targets":[[{"time":1}]]}',
    '{"code":"Ok","durations":[[],[]],"sources_to_targets":[[],[]]}',
    '{"code":"Ok","durations":[[null],[null]],"sources_to_targets":[[{"time":null}],[null]]}',
    '{"code":"Ok","durations":[["1"],[true]],"sources_to_targets":[[{"time":"1"}],[{"time":true}]]}',
    '{"code":"Ok","durations":[[-1],[NaN]],"sources_to_targets":[[{"time":-1}],[{"time":Infinity}]]}',
    '{"code":"Ok","durations":[[1e999],[-0.1]],"sources_to_targets":[[{"time":1e999}],[{}]]}',
    '{"code":"Ok","durations":[[1' + "0" * 400 + '],[-1]],"sources_to_targets":[[{"time":1' + "0" * 400 + "}],[7]]}",
    '{"code":"TooBig","message":"no","error_code":150}',
    " " * 2_000_000 + '{"code":"Ok","durations":[[1],[2]],"sources_to_targets":[[{"time":1}],[{"time":2}]]}',
    204,
    302,
    400,
    500,
    HANG,
]
