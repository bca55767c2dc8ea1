"""One push to one phone: encrypted, signed, sent once, its outcome a value; at most five seconds.

pywebpush encrypts; the request is our own, because its own follows redirects and reads answers without end.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import Final

import aiohttp
from pywebpush import WebPusher, WebPushException
from yarl import URL

from app.engine.knock import Knock, Outcome, OutcomeKind
from app.push.guard import Guard, GuardedResolver, Lookup, Unsafe
from app.push.vapid import Vapid

PATIENCE: Final = aiohttp.ClientTimeout(total=5, sock_connect=2)
AT_ONCE_PER_HOST = 32
LONGEST_WAIT = 3600.0
NAMES_KEPT = 10  # seconds; the addresses kept are those that were checked

APPLE = "push.apple.com"
DECLARATIVE = "application/notification+json"

DONE = frozenset({200, 201, 202})
GONE = frozenset({404, 410})
FAULT = {400: "request", 401: "vapid", 403: "vapid", 413: "too_large"}
UNUSABLE_KEYS = (WebPushException, ValueError, IndexError, TypeError)


def open_session(
    guard: Guard, *, lookup: Lookup | None = None, patience: aiohttp.ClientTimeout = PATIENCE
) -> aiohttp.ClientSession:
    """The one session of a process: no proxy from the environment, no cookies, only checked addresses."""
    connector = aiohttp.TCPConnector(
        resolver=GuardedResolver(guard, lookup),
        ttl_dns_cache=NAMES_KEPT,
        limit=0,
        limit_per_host=AT_ONCE_PER_HOST,
    )
    return aiohttp.ClientSession(
        connector=connector,
        timeout=patience,
        trust_env=False,
        auto_decompress=False,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": "Nearhand"},
    )


class WebPush:
    """Sends over a session from `open_session` with the same guard."""

    def __init__(self, session: aiohttp.ClientSession, guard: Guard, vapid: Vapid, now: Callable[[], datetime]) -> None:
        self._session = session
        self._guard = guard
        self._vapid = vapid
        self._now = now

    async def send(self, knock: Knock) -> Outcome:
        """What came of it; never an exception."""
        try:
            url = self._guard.check(knock.endpoint)
            body = _sealed(knock)
        except Unsafe as unsafe:
            return Outcome(kind=OutcomeKind.refused, why=str(unsafe))
        except UNUSABLE_KEYS:
            return Outcome(kind=OutcomeKind.refused, why="keys")
        try:
            return await self._post(url, knock, body)
        except Unsafe as unsafe:
            return Outcome(kind=OutcomeKind.refused, why=str(unsafe))
        except TimeoutError:
            return Outcome(kind=OutcomeKind.retry, why="timeout")
        except (aiohttp.ClientError, OSError, ValueError) as trouble:
            return Outcome(kind=OutcomeKind.retry, why=type(trouble).__name__)

    async def _post(self, url: URL, knock: Knock, body: bytes) -> Outcome:
        at = self._now()
        headers = {
            **self._vapid.header(str(url.origin()), at),
            "TTL": str(max(1, knock.ttl)),
            "Urgency": knock.urgency,
            "Topic": knock.topic,
            "Content-Encoding": "aes128gcm",
            "Content-Type": kind_of(url.host or ""),
        }
        # The answer is its status: leaving the block unread closes the connection on whoever drips or floods.
        async with self._session.post(url, data=body, headers=headers, allow_redirects=False) as answer:
            return judged(answer.status, answer.headers.get("Retry-After"), at)


def kind_of(host: str) -> str:
    """Apple's service is told that the message describes its own notification; the others what they always were."""
    return DECLARATIVE if host.endswith(APPLE) else "application/octet-stream"


def judged(status: int, retry_after: str | None, at: datetime) -> Outcome:
    """What a push service's answer means (RFC 8030, and what the four great services do)."""
    if status in DONE:
        return Outcome(kind=OutcomeKind.delivered_to_service, status=status)
    if status in GONE:
        return Outcome(kind=OutcomeKind.gone, status=status)
    if status in FAULT:
        return Outcome(kind=OutcomeKind.fault, status=status, why=FAULT[status])
    if status in {408, 429} or status >= 500:
        return Outcome(kind=OutcomeKind.retry, status=status, retry_after=waiting(retry_after, at))
    return Outcome(kind=OutcomeKind.refused, status=status, why="answer")


def waiting(retry_after: str | None, at: datetime) -> float | None:
    """Seconds to wait, from either form of Retry-After; None when it says nothing that can be understood."""
    if not retry_after:
        return None
    try:
        seconds = float(retry_after)
    except ValueError:
        try:
            when = parsedate_to_datetime(retry_after)
        except ValueError:
            return None
        aware = when if when.tzinfo else when.replace(tzinfo=UTC)
        seconds = (aware - at).total_seconds()
    return min(max(0.0, seconds), LONGEST_WAIT) if isfinite(seconds) else None


def _sealed(knock: Knock) -> bytes:
    keys = {"p256dh": knock.p256dh, "auth": knock.auth}
    encoded = WebPusher({"endpoint": knock.endpoint, "keys": keys}).encode(knock.payload.encode())
    return bytes(encoded["body"])
