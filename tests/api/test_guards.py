import asyncio
import json
import re
from collections.abc import AsyncIterator

import pytest
from httpx2 import ASGITransport, AsyncClient
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Message, Receive, Scope, Send

from app.api.guards import LARGEST, MOST_BRACKETS, BodyGuard, HostGuard, OriginGuard

JSON = {"content-type": "application/json"}


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope, receive)
    await JSONResponse({"read": len(await request.body())})(scope, receive, send)


def client(app: BodyGuard | HostGuard | OriginGuard) -> AsyncClient:
    return AsyncClient(transport=ASGITransport(app=app), base_url="http://nearhand.test")


async def test_what_is_small_and_sound_goes_through() -> None:
    async with client(BodyGuard(echo)) as http:
        answer = await http.post("/", json={"note": "héllo"})
    assert answer.json() == {"read": 17}


async def test_a_declared_length_over_the_limit_is_refused_unread() -> None:
    async with client(BodyGuard(echo)) as http:
        answer = await http.post("/", content=b"x" * (LARGEST + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


async def test_a_chunked_body_over_the_limit_is_refused_too() -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(LARGEST // 1024 + 1):
            yield b"x" * 1024

    async with client(BodyGuard(echo)) as http:
        answer = await http.post("/", content=chunks())
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


async def test_the_limit_itself_is_allowed() -> None:
    async with client(BodyGuard(echo)) as http:
        answer = await http.post("/", content=b"{}" + b" " * (LARGEST - 2))
    assert answer.json() == {"read": LARGEST}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
async def test_what_is_sound_goes_through_in_whichever_letters(encoding: str) -> None:
    body = '{"note": "h\u00e9 \\\\u0000", "n": [1e3, {}]}'.encode(encoding)
    async with client(BodyGuard(echo)) as http:
        answer = await http.post("/", content=body)
    assert answer.json() == {"read": len(body)}


@pytest.mark.parametrize(
    "body",
    [
        b'{"note": "a\\u0000b"}',
        b'{"note": "\\ud800"}',
        b'{"\\udfff": 1}',
        b'[[{"deep": ["\\u0000"]}]]',
        b'{"note": "\xed\xa0\x80"}',
        b'{"note": ',
        b"[" * 30_000,
        b'{"n": NaN}',
        b"\xff\xfe\x00",
        b'{"n": ' + b"9" * 5000 + b"}",
    ],
)
async def test_what_is_not_sound_json_text_is_refused(body: bytes) -> None:
    async with client(BodyGuard(echo)) as http:
        answer = await http.post("/", content=body, headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_more_brackets_than_anybody_asks_with_are_refused_unread_but_beside_a_press() -> None:
    body = b'{"place": "n204", "odd": [%b1]}' % (b"[]," * MOST_BRACKETS)
    async with client(BodyGuard(echo, presses=re.compile("/press"))) as http:
        answers = [await http.post(path, content=body) for path in ("/", "/press")]
    assert [422, 200] == [answer.status_code for answer in answers]


@pytest.mark.parametrize("address", ["/a%00b", "/a?q=%00", "/%ff"])
async def test_an_address_that_cannot_be_stored_is_refused(address: str) -> None:
    async with client(BodyGuard(echo)) as http:
        answer = await http.get(address)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_a_body_that_never_ends_is_given_up() -> None:
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": []}
    await BodyGuard(echo, patience=0.02)(scope, receive, send)  # type: ignore[arg-type]
    assert sent[0]["status"] == 408
    assert json.loads(bytes(sent[1]["body"]))["code"] == "too_slow"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://nearhand.test"}, 200),
        ({"origin": "https://NEARHAND.test"}, 200),
        ({"origin": "https://app.example"}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, 200),
        ({}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "https://sub.nearhand.test"}, 403),
        ({"origin": "http://nearhand.test:8001"}, 403),
        ({"origin": "https://evil.example", "sec-fetch-site": "same-origin"}, 403),
        ({"origin": "http://[bad"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
    ],
)
async def test_what_changes_something_must_come_from_the_app_itself(headers: dict[str, str], status: int) -> None:
    async with client(OriginGuard(echo, allowed=["https://app.example"])) as http:
        answer = await http.post("/", headers=headers)
    assert answer.status_code == status


async def test_reading_is_allowed_from_anywhere() -> None:
    async with client(OriginGuard(echo)) as http:
        answer = await http.get("/", headers={"origin": "https://evil.example"})
    assert answer.status_code == 200


@pytest.mark.parametrize("kind", ["application/JSON", "text/plain", "application/x-www-form-urlencoded", ""])
@pytest.mark.parametrize("body", [b'{"note": "a\\u0000b"}', b"not json", b"\xff\xfe{"])
async def test_a_body_is_judged_whatever_its_header_calls_it(kind: str, body: bytes) -> None:
    async with client(BodyGuard(echo)) as http:
        answer = await http.post("/", content=body, headers={"content-type": kind})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("help.example.org", "/", 200),
        ("127.0.0.1:8000", "/", 200),
        ("evil.example.org", "/", 421),
        ("evil.example.org", "/api/calls", 421),
        ("10.0.0.7", "/ready", 200),
    ],
)
async def test_who_asks_for_another_name_is_not_answered(host: str, path: str, status: int) -> None:
    async with client(HostGuard(echo, names=["help.example.org"])) as http:
        assert (await http.get(path, headers={"host": host})).status_code == status


async def test_a_socket_asked_for_by_another_name_is_not_opened() -> None:
    said: list[Message] = []

    async def send(message: Message) -> None:
        said.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    scope = {"type": "websocket", "path": "/api/live", "headers": [(b"host", b"evil.example.org")]}
    await HostGuard(echo, names=["help.example.org"])(scope, receive, send)
    assert [{"type": "websocket.close", "code": 1008}] == said


async def test_who_has_no_name_answers_to_any() -> None:
    async with client(HostGuard(echo)) as http:
        assert (await http.get("/", headers={"host": "anything.example"})).status_code == 200
