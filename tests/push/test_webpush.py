"""One push, over real HTTP to a service that checks everything."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from app.engine.knock import Knock, Outcome, OutcomeKind
from app.push.guard import Guard
from app.push.vapid import Vapid, new_pem
from app.push.webpush import WebPush, judged, kind_of, open_session, waiting
from tests.push_service import Behaviour, Phone, PushService

AT = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
VAPID = Vapid.from_pem(new_pem(), "mailto:duty@example.org")
SHORT, AMPLE = aiohttp.ClientTimeout(total=0.3), aiohttp.ClientTimeout(total=30)
ENDLESS = {Behaviour.hang, Behaviour.drip}


def real_time() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the push service checks the expiry against its own clock


def knock(phone: Phone, **other: object) -> Knock:
    made = Knock(
        endpoint=phone.endpoint, p256dh=phone.p256dh, auth=phone.auth, payload='{"web_push":8030}', ttl=15, topic="call-1"
    )
    return replace(made, **other)  # type: ignore[arg-type]


@asynccontextmanager
async def sender(*services: PushService, patience: aiohttp.ClientTimeout = AMPLE) -> AsyncIterator[WebPush]:
    guard = Guard.of(service.origin for service in services)
    async with open_session(guard, patience=patience) as session:
        yield WebPush(session, guard, VAPID, real_time)


async def outcome_of(behaviour: Behaviour) -> tuple[Outcome, PushService]:
    patience = SHORT if behaviour in ENDLESS else AMPLE
    async with PushService(keys={VAPID.public_key}, behaviour=behaviour) as service, sender(service, patience=patience) as push:
        return await push.send(knock(service.phone("p"))), service


async def test_a_message_arrives_whole_with_its_life_its_urgency_and_its_topic() -> None:
    outcome, service = await outcome_of(Behaviour.take)
    (got,) = service.received
    assert outcome == Outcome(kind=OutcomeKind.delivered_to_service, status=201)
    assert (got.text, got.ttl, got.urgency, got.topic) == ('{"web_push":8030}', 15, "high", "call-1")
    assert (service.unsound, got.claims["sub"]) == ([], "mailto:duty@example.org")


@pytest.mark.parametrize(
    ("behaviour", "expected"),
    [
        (Behaviour.not_found, Outcome(kind=OutcomeKind.gone, status=404)),
        (Behaviour.gone, Outcome(kind=OutcomeKind.gone, status=410)),
        (Behaviour.too_large, Outcome(kind=OutcomeKind.fault, status=413, why="too_large")),
        (Behaviour.forbidden, Outcome(kind=OutcomeKind.fault, status=403, why="vapid")),
        (Behaviour.too_many, Outcome(kind=OutcomeKind.retry, status=429, retry_after=7.0)),
        (Behaviour.unavailable, Outcome(kind=OutcomeKind.retry, status=503, retry_after=7.0)),
        (Behaviour.redirect, Outcome(kind=OutcomeKind.refused, status=307, why="answer")),
        (Behaviour.hang, Outcome(kind=OutcomeKind.retry, why="timeout")),
        (Behaviour.drip, Outcome(kind=OutcomeKind.retry, why="timeout")),
        (Behaviour.flood, Outcome(kind=OutcomeKind.delivered_to_service, status=201)),
        (Behaviour.cut, Outcome(kind=OutcomeKind.retry, why="ServerDisconnectedError")),
    ],
)
async def test_what_the_service_does_becomes_a_value(behaviour: Behaviour, expected: Outcome) -> None:
    outcome, service = await outcome_of(behaviour)
    assert (outcome, service.requests) == (expected, 1)


async def test_a_redirect_is_not_followed() -> None:
    async with PushService() as elsewhere:
        phone = elsewhere.phone("p")
        service = PushService(behaviour=Behaviour.redirect, location=phone.endpoint)
        async with service, sender(service, elsewhere) as push:
            await push.send(knock(service.phone("p")))
        assert elsewhere.requests == 0


async def test_nobody_listening_is_worth_another_try() -> None:
    async with PushService() as service:
        phone, origin = service.phone("p"), service
    async with sender(origin) as push:
        assert (await push.send(knock(phone))).kind == OutcomeKind.retry


async def test_two_services_are_each_addressed_by_their_own_name() -> None:
    async with PushService() as one, PushService() as other, sender(one, other) as push:
        for service in (one, other, one):
            await push.send(knock(service.phone("p")))
        assert ([each.unsound for each in (one, other)], len(one.received), len(other.received)) == ([[], []], 2, 1)


async def test_a_life_of_nothing_is_sent_as_one_second() -> None:
    async with PushService() as service, sender(service) as push:
        await push.send(knock(service.phone("p"), ttl=0))
        assert [each.ttl for each in service.received] == [1]


@pytest.mark.parametrize(
    "keys",
    [
        {"p256dh": ""},
        {"p256dh": "AAAA"},
        {"p256dh": "!!!"},
        {"p256dh": "é"},
        {"p256dh": "B" + "A" * 86},
        {"auth": ""},
        {"auth": "A"},
        {"auth": "é"},
    ],
)
async def test_keys_that_are_none_are_refused_without_a_request(keys: dict[str, str]) -> None:
    async with PushService() as service, sender(service) as push:
        outcome = await push.send(knock(service.phone("p"), **keys))
        assert (outcome, service.requests) == (Outcome(kind=OutcomeKind.refused, why="keys"), 0)


async def test_the_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with PushService() as proxy, PushService() as service:
        monkeypatch.setenv("HTTP_PROXY", proxy.origin)
        monkeypatch.setenv("http_proxy", proxy.origin)
        async with sender(service) as push:
            await push.send(knock(service.phone("p")))
        assert (proxy.requests, len(service.received)) == (0, 1)


async def test_messages_share_connections() -> None:
    async with PushService() as service, sender(service) as push:
        phone = service.phone("p")
        outcomes = [await push.send(knock(phone)) for _ in range(20)]
        connector = push._session.connector
        assert isinstance(connector, aiohttp.TCPConnector)
        assert ({each.status for each in outcomes}, sum(map(len, connector._conns.values()))) == ({201}, 1)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("0", 0.0),
        ("12", 12.0),
        ("-5", 0.0),
        ("1e9", 3600.0),
        ("nan", None),
        ("inf", None),
        ("soon", None),
        ("Tue, 12 Jan 2027 09:30:42 GMT", 42.0),
        ("Tue, 12 Jan 2027 09:30:42", 42.0),
        ("Tue, 12 Jan 2027 09:29:00 GMT", 0.0),
    ],
)
def test_retry_after_is_understood_in_both_forms(header: str | None, seconds: float | None) -> None:
    assert waiting(header, AT) == seconds


def test_every_status_has_a_meaning_and_only_three_are_good() -> None:
    outcomes = [judged(status, None, AT) for status in range(100, 600)]
    good = [each.status for each in outcomes if each.kind is OutcomeKind.delivered_to_service]
    assert good == [200, 201, 202]


def test_time_is_the_clock_of_whoever_asks() -> None:
    later = AT + timedelta(seconds=30)
    assert waiting("Tue, 12 Jan 2027 09:30:42 GMT", later) == 12.0


def test_only_apples_service_is_told_that_the_message_describes_its_own_notification() -> None:
    kinds = [kind_of(host) for host in ("web.push.apple.com", "fcm.googleapis.com", "updates.push.services.mozilla.com")]
    assert ["application/notification+json", "application/octet-stream", "application/octet-stream"] == kinds
