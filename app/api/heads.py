"""uvicorn's HTTP protocol, with an end to its patience: who does not finish the head of a request, or does not read the answer,
is let go.

Without a proxy before it the server would wait for ever, and hold open what a press needs."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

PATIENCE_S = 10.0
UNREAD_S = 20.0  # of which the phone took nothing: slower than any network that still works
MOST_HEAD = 64 * 1024


class HeadProtocol(HttpToolsProtocol):
    """For `uvicorn.Config(http=HeadProtocol)`. A head begins with the connection, or with the first byte after an answer."""

    patience_s = PATIENCE_S
    unread_s = UNREAD_S
    _watching: asyncio.TimerHandle | None = None
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

    def pause_writing(self) -> None:
        """The answer waits here because nobody takes it."""
        super().pause_writing()
        self._watch()

    def resume_writing(self) -> None:
        """It was taken; what is written from now on is watched anew."""
        if self._watching is not None:
            self._watching.cancel()
        super().resume_writing()

    def on_response_complete(self) -> None:
        """The last answer may lie here unread when the connection is closed already."""
        super().on_response_complete()
        if self.transport.is_closing():
            self._watch()

    def timeout_keep_alive_handler(self) -> None:
        """So may that of whoever asks no more."""
        super().timeout_keep_alive_handler()
        self._watch()

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

    def _watch(self, before: int | None = None) -> None:
        """As long as something of it is taken from one look to the next, slowly is well."""
        left = self.transport.get_write_buffer_size()
        if left and before is not None and left >= before:
            self.transport.abort()
        elif left:
            self._watching = self.loop.call_later(self.unread_s, self._watch, left)

    def _have(self) -> None:
        if self._until is not None:
            self._until.cancel()
            self._until = None
