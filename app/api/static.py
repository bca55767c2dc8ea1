"""The app's own files. A navigation to any address gets the index: the app knows its screens, the server does not."""

import os
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

FOR_EVER = "public, max-age=31536000, immutable"  # under /assets the name changes with the content
ASK_AGAIN = "no-cache"
ROUTES = ("api", "health", "ready", "metrics")
NOT_PAGES = ("assets", *ROUTES)  # also where a way with dots leads to one of them
READING = ("GET", "HEAD")


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
                return await self._files(scope, receive, send)
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
        if "gzip" in Headers(scope=scope).get("accept-encoding", "") and packed.is_file():
            answer = super().file_response(packed, packed.stat(), scope, status_code)
            answer.headers["Content-Encoding"] = "gzip"
            answer.headers["Content-Type"] = plain.headers.get("Content-Type", "application/octet-stream")
        answer.headers["Vary"] = "Accept-Encoding"
        return answer


def _head(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").partition("/")[0]
