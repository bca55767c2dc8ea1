"""uvicorn's WebSocket protocol, which also hands the application the transport: who stops reading can be dropped at once.

A transport that is merely closed waits until its buffer is read, which for a phone that is gone is never.
"""

import asyncio
from collections.abc import Mapping
from typing import Any, cast

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

EXTENSION = "nearhand.transport"
MOST_UNREAD = 256 * 1024


class LiveProtocol(WebSocketsSansIOProtocol):
    """For `uvicorn.Config(ws=LiveProtocol)`."""

    def handle_connect(self, event: Request) -> None:
        """The scope is made here; the application's task has not begun yet."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            cast("dict[str, Any]", self.scope["extensions"])[EXTENSION] = self.transport

    async def send(self, message: ASGISendEvent) -> None:
        """Whoever was refused with an answer was answered: else each refusal is an error in a log that strangers could fill."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and not message.get("more_body", False):
            self.handshake_complete = True

    def handle_ping(self) -> None:
        """Pongs are written by the server itself: who asks for them and reads none is dropped too."""
        if self.transport.get_write_buffer_size() > MOST_UNREAD:
            self.transport.abort()
        else:
            super().handle_ping()


def transport_of(scope: Mapping[str, Any]) -> asyncio.Transport | None:
    """The connection's transport; None under another server, where only time tells who stopped reading."""
    found = scope.get("extensions", {}).get(EXTENSION)
    return found if hasattr(found, "abort") else None
