"""A head that does not end, on a real server's connections."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.types import Receive, Scope, Send

from app.api.heads import MOST_HEAD, HeadProtocol
from tests.databases import free_port
from tests.patience import PATIENCE_S

WHOLE = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"


LARGE = 16 * 1024 * 1024
"""More than any buffer takes in."""
PIECE = 64 * 1024


class Hasty(HeadProtocol):
    """Waits less."""

    patience_s = 0.3
    unread_s = 0.3


async def here(scope: Scope, receive: Receive, send: Send) -> None:
    """A small answer; a large one at `/large`, and in pieces at `/pieces`."""
    pieces = StreamingResponse("x" * PIECE for _ in range(LARGE // PIECE))
    whole = PlainTextResponse("x" * LARGE if scope["path"] == "/large" else "here")
    await (pieces if scope["path"] == "/pieces" else whole)(scope, receive, send)


@asynccontextmanager
async def connected(protocol: type[HeadProtocol] = Hasty) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    config = uvicorn.Config(here, http=protocol, lifespan="off", port=free_port(), log_level="warning")
    server = uvicorn.Server(config)
    serve = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    reader, writer = await asyncio.open_connection("127.0.0.1", config.port)
    try:
        async with asyncio.timeout(PATIENCE_S):
            yield reader, writer
    finally:
        writer.transport.abort()
        server.should_exit = True
        await serve


async def ended(reader: asyncio.StreamReader) -> bytes:
    """All that was said until the other side let go."""
    said = b""
    try:
        while more := await reader.read(1000):
            said += more
    except ConnectionError:
        pass
    return said


@pytest.mark.parametrize("begun", [b"", b"GET", WHOLE[:-2]])
async def test_who_does_not_end_the_head_is_let_go(begun: bytes) -> None:
    async with connected() as (reader, writer):
        writer.write(begun)
        assert b"" == await ended(reader)


async def test_a_drop_now_and_then_is_no_head() -> None:
    async with connected() as (reader, writer):
        ending = asyncio.create_task(ended(reader))
        writer.write(b"GET / HTTP/1.1\r\n")
        while not ending.done():
            writer.write(b"X-Slow: x\r\n")
            await asyncio.sleep(0.05)
        assert b"" == await ending


async def test_who_asks_again_and_does_not_end_it_is_let_go_after_the_answer() -> None:
    async with connected() as (reader, writer):
        writer.write(WHOLE)
        assert (await reader.readuntil(b"here")).startswith(b"HTTP/1.1 200")
        writer.write(b"GET / HTTP/1.1\r\n")
        assert b"" == await ended(reader)


async def test_a_head_without_measure_is_not_remembered() -> None:
    async with connected(HeadProtocol) as (reader, writer):
        writer.write(b"GET / HTTP/1.1\r\n" + b"X-Long: " + b"x" * MOST_HEAD)
        assert b"" == await ended(reader)


async def test_two_that_are_whole_are_both_answered() -> None:
    async with connected(HeadProtocol) as (reader, writer):
        for _ in range(2):
            writer.write(WHOLE)
            assert (await reader.readuntil(b"here")).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("path", [b"/large", b"/pieces"])
@pytest.mark.parametrize("more", [b"", b"Connection: close\r\n"])
async def test_who_reads_no_answer_is_let_go(path: bytes, more: bytes) -> None:
    async with connected() as (reader, writer):
        reader._transport.pause_reading()  # type: ignore[attr-defined]
        writer.write(b"GET " + path + b" HTTP/1.1\r\nHost: here\r\n" + more + b"\r\n")
        while True:  # a connection that was let go takes no more words
            await asyncio.sleep(0.05)
            writer.write(b"\r\n")
            if writer.transport.is_closing():
                break
        reader._transport.resume_reading()  # type: ignore[attr-defined]
        assert len(await ended(reader)) < LARGE


@pytest.mark.parametrize("path", [b"/large", b"/pieces"])
async def test_a_large_answer_that_is_read_slowly_comes_whole(path: bytes) -> None:
    async with connected() as (reader, writer):
        writer.write(b"GET " + path + b" HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        said = 0
        while more := await reader.read(LARGE // 64):
            said += len(more)
            await asyncio.sleep(0.01)
        assert said > LARGE
