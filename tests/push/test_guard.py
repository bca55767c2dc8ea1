"""A push goes to push services and nowhere else: the list of tricks is long, the list of connections is empty."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from app.engine.knock import Knock, OutcomeKind
from app.push.guard import Guard, GuardedResolver, Unsafe, is_public
from app.push.vapid import Vapid, new_pem
from app.push.webpush import WebPush, open_session
from tests.push_service import PushService

PHONE = PushService(origin="https://fcm.googleapis.com").phone("p")

# `{port}` is where a listener waits; the guard under test takes that port for 443, so that nothing is refused by luck.
HOSTILE_TEXTS = [
    ("http://fcm.googleapis.com:{port}/a", "scheme"),
    ("ftp://fcm.googleapis.com:{port}/a", "scheme"),
    ("file:///etc/passwd", "scheme"),
    ("gopher://127.0.0.1:{port}/a", "scheme"),
    ("ws://fcm.googleapis.com:{port}/a", "scheme"),
    ("//fcm.googleapis.com:{port}/a", "text"),
    ("fcm.googleapis.com", "scheme"),
    ("", "text"),
    ("https://", "port"),
    ("https:///a", "port"),
    ("https://fcm.googleapis.com:1/a", "port"),
    ("https://fcm.googleapis.com:80/a", "port"),
    ("https://fcm.googleapis.com:99999/a", "text"),
    ("https://fcm.googleapis.com:x/a", "text"),
    ("https://127.0.0.1:{port}/a", "host"),
    ("https://127.1:{port}/a", "host"),
    ("https://2130706433:{port}/a", "host"),
    ("https://0x7f000001:{port}/a", "host"),
    ("https://0177.0.0.1:{port}/a", "host"),
    ("https://0.0.0.0:{port}/a", "host"),
    ("https://10.0.0.1:{port}/a", "host"),
    ("https://169.254.169.254:{port}/latest/meta-data", "host"),
    ("https://[::1]:{port}/a", "host"),
    ("https://[::ffff:127.0.0.1]:{port}/a", "host"),
    ("https://[64:ff9b::7f00:1]:{port}/a", "host"),
    ("https://[fe80::1%25lo]:{port}/a", "text"),
    ("https://fcm%2egoogleapis.com:{port}/a", "text"),
    ("https://fcm.googleapis.com%00.evil.example:{port}/a", "text"),
    ("https://fcm.googleapis.com:{port}%40127.0.0.1/a", "text"),
    ("https://8.8.8.8:{port}/a", "host"),
    ("https://localhost:{port}/a", "host"),
    ("https://metadata.google.internal:{port}/a", "host"),
    ("https://evil.example:{port}/a", "host"),
    ("https://fcm.googleapis.com.evil.example:{port}/a", "host"),
    ("https://evilfcm.googleapis.com:{port}/a", "host"),
    ("https://fcm.googleapis.com.:{port}/a", "host"),
    ("https://notify.windows.com:{port}/a", "host"),
    ("https://evilnotify.windows.com:{port}/a", "host"),
    ("https://.notify.windows.com:{port}/a", "host"),
    ("https://a..notify.windows.com:{port}/a", "host"),
    ("https://*.notify.windows.com:{port}/a", "host"),
    ("https://a_b.notify.windows.com:{port}/a", "host"),
    ("https://-a.notify.windows.com:{port}/a", "host"),
    ("https://" + "a" * 64 + ".notify.windows.com:{port}/a", "host"),
    ("https://fcm.googleapis.com@127.0.0.1:{port}/a", "userinfo"),
    ("https://user:word@fcm.googleapis.com:{port}/a", "userinfo"),
    ("https://@fcm.googleapis.com:{port}/a", "userinfo"),
    ("https://127.0.0.1:{port}#@fcm.googleapis.com:{port}/a", "userinfo"),
    ("https://fcm.googleapis.com:{port}/a#b", "userinfo"),
    ("https://127.0.0.1:{port}\\@fcm.googleapis.com:{port}/a", "text"),
    ("https://fcm.googleapis.com\\.evil.example:{port}/a", "text"),
    ("https://fcm.googleapis.com:{port}/a\r\nHost: evil.example", "text"),
    ("https://fcm.googleapis.com:{port}/a b", "text"),
    ("https://fcm.googleapis.com\u3002evil.example:{port}/a", "text"),
    ("https://\uff46cm.googleapis.com:{port}/a", "text"),
    ("https://fcm.googleapis.com:{port}/\x00", "text"),
    ("https://[::1:{port}/a", "text"),
    ("https://fcm.googleapis.com:{port}/" + "a" * 2100, "text"),
]
INNER_ADDRESSES = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.88.99.1", "224.0.0.1", "239.1.1.1",
    "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:1::1", "2001:db8::1", "fc00::1",
    "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2606:4700::1%lo", "not an address", "",
]  # fmt: skip
OPEN_ADDRESSES = ["142.250.74.10", "17.188.143.1", "2a00:1450:4001:80b::200a", "64:ff9b::8efa:4a0a", "::ffff:8.8.8.8"]


@dataclass(slots=True)
class Listener:
    port: int
    connections: int = 0


@asynccontextmanager
async def listener() -> AsyncIterator[Listener]:
    """On both loopbacks, where a successful trick would come out."""
    seen = Listener(0)

    def met(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.connections += 1
        writer.transport.abort()

    server = await asyncio.start_server(met, "127.0.0.1", 0)
    seen.port = server.sockets[0].getsockname()[1]
    try:
        yield seen
    finally:
        server.close()
        await server.wait_closed()


def knock(endpoint: str) -> Knock:
    return Knock(endpoint=endpoint, p256dh=PHONE.p256dh, auth=PHONE.auth, payload="{}", ttl=5, topic="c")


async def sent(endpoint: str, guard: Guard, addresses: list[str]) -> tuple[OutcomeKind, str]:
    async def lookup(host: str, port: int) -> list[str]:
        return addresses

    async with open_session(guard, lookup=lookup) as session:
        push = WebPush(session, guard, Vapid.from_pem(new_pem(), "mailto:duty@example.org"), now)
        outcome = await push.send(knock(endpoint))
    return outcome.kind, outcome.why


def now() -> datetime:
    return datetime(2027, 1, 12, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(("text", "why"), HOSTILE_TEXTS, ids=[text[:60] for text, _ in HOSTILE_TEXTS])
async def test_a_hostile_endpoint_is_refused_for_its_own_reason_and_not_called(text: str, why: str) -> None:
    async with listener() as inside:
        endpoint = text.replace("{port}", str(inside.port))
        outcome = await sent(endpoint, Guard(port=inside.port), ["127.0.0.1"])
        assert (outcome, inside.connections) == ((OutcomeKind.refused, why), 0)


@pytest.mark.parametrize("address", INNER_ADDRESSES)
async def test_a_known_name_with_an_inner_address_is_refused_and_not_called(address: str) -> None:
    async with listener() as inside:
        endpoint = f"https://fcm.googleapis.com:{inside.port}/a"
        outcome = await sent(endpoint, Guard(port=inside.port), [address])
        assert (outcome, inside.connections) == ((OutcomeKind.refused, "address"), 0)


async def test_one_inner_address_among_open_ones_spoils_them_all() -> None:
    async with listener() as inside:
        endpoint = f"https://fcm.googleapis.com:{inside.port}/a"
        outcome = await sent(endpoint, Guard(port=inside.port), ["142.250.74.10", "127.0.0.1"])
        assert (outcome, inside.connections) == ((OutcomeKind.refused, "address"), 0)


async def test_the_listener_would_have_seen_a_connection() -> None:
    async with listener() as inside:
        guard = Guard(port=inside.port, loopback=(f"https://localhost:{inside.port}",))
        outcome = await sent(f"https://localhost:{inside.port}/a", guard, ["127.0.0.1"])
        assert (outcome[0], inside.connections) == (OutcomeKind.retry, 1)


async def test_a_name_that_changes_its_address_after_the_check_is_not_asked_twice() -> None:
    asked: list[str] = []

    async def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["142.250.74.10"] if len(asked) == 1 else ["127.0.0.1"]

    resolver = GuardedResolver(Guard(), rebinding)
    (found,) = await resolver.resolve("fcm.googleapis.com", 443)
    assert (found["host"], found["flags"] & socket.AI_NUMERICHOST) == ("142.250.74.10", socket.AI_NUMERICHOST)
    with pytest.raises(Unsafe):
        await resolver.resolve("fcm.googleapis.com", 443)


async def test_a_real_lookup_of_this_machine_is_refused() -> None:
    resolver = GuardedResolver(Guard())
    try:
        with pytest.raises(Unsafe):
            await resolver.resolve("localhost", 443)
    finally:
        await resolver.close()


@pytest.mark.parametrize("address", OPEN_ADDRESSES)
def test_an_address_on_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc:DEF-_123",
        "https://fcm.googleapis.com:443/fcm/send/a",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAA==",
        "https://web.push.apple.com/QABC",
        "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAD%2bx%3d",
    ],
)
def test_the_great_services_are_admitted(endpoint: str) -> None:
    assert Guard().admits(endpoint)


def test_the_address_is_called_as_it_was_given() -> None:
    endpoint = "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAD%2bx%3d"
    assert str(Guard().check(endpoint)).lower() == endpoint.lower()


def test_the_operator_may_add_a_service_of_their_own() -> None:
    guard = Guard.of(["push.district.example"])
    assert [guard.admits(f"https://{host}/a") for host in ("push.district.example", "district.example")] == [True, False]


def test_an_origin_on_this_machine_is_admitted_only_when_named() -> None:
    guard = Guard.of(["http://127.0.0.1:8990"])
    endpoints = ["http://127.0.0.1:8990/push/a", "http://127.0.0.1:8991/push/a", "https://127.0.0.1:8990/push/a"]
    assert [guard.admits(endpoint) for endpoint in endpoints] == [True, False, False]


@pytest.mark.parametrize("origin", ["http://10.0.0.1:80", "http://evil.example", "http://127.0.0.1:8990/path", "https://8.8.8.8"])
def test_only_an_origin_on_this_machine_can_be_named(origin: str) -> None:
    with pytest.raises(ValueError, match="this machine"):
        Guard.of([origin])


@pytest.mark.parametrize("address", ["10.0.0.1", "142.250.74.10", "not an address"])
def test_a_named_origin_on_this_machine_must_stay_on_this_machine(address: str) -> None:
    with pytest.raises(Unsafe):
        Guard.of(["http://localhost:8990"]).check_addresses("localhost", 8990, [address])
