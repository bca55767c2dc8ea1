"""The transport, in the application's hands."""

import asyncio

import pytest
import websockets
from fastapi import FastAPI, WebSocket
from websockets.asyncio.client import connect

from app.realtime.transport import MOST_UNREAD, LiveProtocol, transport_of
from tests.patience import PATIENCE_S
from tests.realtime.serving import serving


async def test_the_application_can_end_a_connection_at_once() -> None:
    app = FastAPI()

    @app.websocket("/live")
    async def live(ws: WebSocket) -> None:
        await ws.accept()
        transport = transport_of(ws.scope)
        assert transport is not None
        transport.abort()

    async with serving(app) as (_, port):
        with pytest.raises(websockets.ConnectionClosed):
            async with connect(f"ws://127.0.0.1:{port}/live", proxy=None) as ws, asyncio.timeout(PATIENCE_S):
                await ws.recv()


@pytest.mark.parametrize("scope", [{}, {"extensions": {}}, {"extensions": {"nearhand.transport": None}}])
def test_another_server_has_no_transport_to_give(scope: dict[str, object]) -> None:
    assert transport_of(scope) is None


class Pipe:
    """A transport with so much unread."""

    def __init__(self, unread: int) -> None:
        self.unread, self.aborted, self.written = unread, False, 0

    def get_write_buffer_size(self) -> int:
        return self.unread

    def abort(self) -> None:
        self.aborted = True

    def write(self, data: bytes) -> None:
        self.written += 1


@pytest.mark.parametrize(("unread", "aborted"), [(0, False), (MOST_UNREAD, False), (MOST_UNREAD + 1, True)])
def test_who_asks_for_pongs_and_reads_none_is_dropped(unread: int, aborted: bool) -> None:
    protocol = LiveProtocol.__new__(LiveProtocol)
    protocol.transport = pipe = Pipe(unread)  # type: ignore[assignment]
    protocol.conn = type("Conn", (), {"data_to_send": lambda self: [b"pong"]})()
    protocol.handle_ping()
    assert (pipe.aborted, pipe.written) == (aborted, 0 if aborted else 1)
