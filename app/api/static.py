"""The app's own files. A navigation to any address gets the index: the app knows its screens, the server does not."""

import os
import re
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.errors import EdgeCode, problem

FOR_EVER = "public, max-age=31536000, immutable"  # under /assets the name changes with the content
ASK_AGAIN = "no-cache"
ROUTES = ("api", "health", "ready", "metrics")
NOT_PAGES = ("assets", *ROUTES)  # also where a way with dots leads to one of them
READING = ("GET", "HEAD")
NO_SUCH_PART = (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
WEIGHT = re.compile(r"\s*(?:q\s*=\s*([01](?:\.\d{0,3})?)\s*)?")


class Pages:
    """Before the routes, which would all be tried for each file. What is theirs goes on to them, and so does what is no file."""

    def __init__(self, app: ASGIApp, *, dist: Path) -> None:
        self._routes = app
        self._dist = dist
        self._files = Files(dist)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        reads = scope["type"] == "http" and scope["method"] in READING and _head(scope["path"]) not in ROUTES
        if reads and self._dist.is_dir():  # not yet built is not an error of the one who asks
            try:
                return await self._files(scope, receive, _typed(scope, receive, send))
            except HTTPException:  # before a word was answered; the routes say no in the one shape of every no
                pass
        return await self._routes(scope, receive, send)


class Files(StaticFiles):
    """`pwa/dist` as it was built."""

    def __init__(self, dist: Path) -> None:
        super().__init__(directory=dist, html=True, check_dir=False)
        self._index = dist / "index.html"

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or the index for a page that only the app knows."""
        try:
            answer = await super().get_response(path, scope)
        except HTTPException as missing:
            if missing.status_code != 404 or _head(path) in NOT_PAGES or not self._index.is_file():
                raise
            answer = self.file_response(self._index, self._index.stat(), scope)
        answer.headers["Cache-Control"] = FOR_EVER if path.startswith("assets/") else ASK_AGAIN
        return answer

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """As it is, or as the build packed it beside, for who can unpack."""
        packed = Path(f"{os.fspath(full_path)}.gz")
        answer = plain = super().file_response(full_path, stat_result, scope, status_code)
        if _unpacks(Headers(scope=scope).get("accept-encoding", "")) and packed.is_file():
            answer = super().file_response(packed, packed.stat(), scope, status_code)
            answer.headers["Content-Encoding"] = "gzip"
            answer.headers["Content-Type"] = plain.headers.get("Content-Type", "application/octet-stream")
        answer.headers["Vary"] = "Accept-Encoding"
        return answer


def _unpacks(said: str) -> bool:
    """Whether an Accept-Encoding takes gzip: named, or by the star, and not with a weight of nothing. What is odd is none."""
    wishes = {name.strip(): WEIGHT.fullmatch(rest) for name, _, rest in (each.partition(";") for each in said.lower().split(","))}
    wish = wishes.get("gzip", wishes.get("*"))
    return wish is not None and float(wish[1] or 1) > 0


def _typed(scope: Scope, receive: Receive, send: Send) -> Send:
    """A file's own "no", to a part of it that there is not, in the one shape of every no."""
    answered = False

    async def sent(message: Message) -> None:
        nonlocal answered
        if message["type"] == "http.response.start" and message["status"] in NO_SUCH_PART:
            answered = True
            answer = problem(EdgeCode.invalid, HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, {"range": "not_satisfiable"})
            answer.headers.update({k: v for k, v in Headers(raw=message["headers"]).items() if k == "content-range"})
            return await answer(scope, receive, send)
        return None if answered else await send(message)

    return sent


def _head(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").partition("/")[0]
