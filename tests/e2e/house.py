"""One server for all tests of a module; between two tests every call ends."""

import json
import urllib.request
from typing import Any
from urllib.error import HTTPError

from tests.serving import Server

MANAGER = "Yusuf Warsame"


class Refusal(AssertionError):
    """The server said no; `code` is its reason."""

    def __init__(self, asked: str, problem: Any) -> None:
        super().__init__(f"{asked}: {problem}")
        self.code = problem["code"]


class House:
    """A server, and a manager at a desk of their own who closes what was left open."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._asker = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def ask(self, method: str, path: str, body: object = None, *, key: str = "") -> Any:
        """As the manager, once they are in."""
        headers = {
            "Content-Type": "application/json",
            "Origin": self.server.url,
            "Idempotency-Key": key or path.replace("/", "-")[-64:],
        }
        said = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(self.server.url + path, data=said, method=method, headers=headers)
        try:
            with self._asker.open(asked, timeout=60) as answer:
                return json.loads(answer.read() or b"null")
        except HTTPError as no:
            raise Refusal(f"{method} {path}", json.loads(no.read())) from no

    def enter(self) -> None:
        """Through the manager's door."""
        [door] = [each["person"] for each in self.ask("GET", "/api/demo/doors") if each["name"] == MANAGER]
        self.ask("POST", f"/api/demo/doors/{door}")

    def rest(self) -> None:
        """Nobody calls any more. What a window asked for in its last moment may end a call before we do."""
        for call in self.ask("GET", "/api/calls"):
            try:
                self.ask("POST", f"/api/calls/{call['id']}/close", {"disposition": "resolved"})
            except Refusal as no:
                if no.code != "call_over":
                    raise
