"""uvicorn's HTTP protocol, with an end to its patience: who does not finish the head of a request is let go.

Without a proxy before it the server would wait for ever, and remember all it was told meanwhile."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

PATIENCE_S = 10.0
MOST_HEAD = 64 * 1024


class HeadProtocol(HttpToolsProtocol):
    """For `uvicorn.Config(http=HeadProtocol)`. A head begins with the connection, or with the first byte after an answer."""

    patience_s = PATIENCE_S
    _until: asyncio.TimerHandle | None = None
    _told = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Nothing said at all is no head either."""
        super().connection_made(transport)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is waited for any more."""
        self._have()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """A body may be as slow and as long as the desk allows; a head may not."""
        if getattr(self.cycle, "response_complete", True):  # there is no cycle before the first request
            self._expect()
        self._told += len(data)
        super().data_received(data)
        if self._until is not None and self._told > MOST_HEAD:
            self.transport.abort()

    def on_message_begin(self) -> None:
        """The next request may begin while the one before it is answered."""
        super().on_message_begin()
        self._expect()

    def on_headers_complete(self) -> None:
        """This one is whole."""
        self._have()
        super().on_headers_complete()

    def _expect(self) -> None:
        if self._until is None:
            self._told = 0
            self._until = self.loop.call_later(self.patience_s, self.transport.abort)

    def _have(self) -> None:
        if self._until is not None:
            self._until.cancel()
            self._until = None
