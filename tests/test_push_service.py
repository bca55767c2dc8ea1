"""The tests' own push service is not a pushover."""

import json
import time

import aiohttp
import pytest
from py_vapid import Vapid02
from pywebpush import WebPusher

from tests.push_service import Behaviour, Phone, PushService


def signer() -> Vapid02:
    key = Vapid02()
    key.generate_keys()
    return key


def sealed(phone: Phone, text: str = "{}") -> bytes:
    keys = {"p256dh": phone.p256dh, "auth": phone.auth}
    return bytes(WebPusher({"endpoint": phone.endpoint, "keys": keys}).encode(text.encode())["body"])


def headers(service: PushService, **claims: object) -> dict[str, str]:
    said = {"aud": service.origin, "exp": int(time.time()) + 600, "sub": "mailto:duty@example.org", **claims}
    return {**signer().sign(said), "TTL": "5", "Content-Encoding": "aes128gcm"}


async def post(phone: Phone, body: bytes, given: dict[str, str]) -> int:
    async with aiohttp.ClientSession() as session, session.post(phone.endpoint, data=body, headers=given) as answer:
        return answer.status


async def test_a_sound_message_is_decrypted_and_kept() -> None:
    async with PushService() as service:
        phone = service.phone("p")
        status = await post(phone, sealed(phone, json.dumps({"a": 1})), headers(service))
        assert (status, [each.message for each in service.received]) == (201, [{"a": 1}])


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"Authorization": ""}, (401, "Authorization")),
        ({"TTL": "soon"}, (400, "TTL")),
        ({"Urgency": "very"}, (400, "Urgency")),
        ({"Topic": "a topic with spaces"}, (400, "Topic")),
        ({"Topic": "x" * 33}, (400, "Topic")),
        ({"Content-Encoding": "aesgcm"}, (415, "Content-Encoding")),
    ],
)
async def test_a_wrong_header_is_refused(wrong: dict[str, str], expected: tuple[int, str]) -> None:
    async with PushService() as service:
        phone = service.phone("p")
        status = await post(phone, sealed(phone), headers(service) | wrong)
        assert (status, service.unsound, service.received) == (expected[0], [expected[1]], [])


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"aud": "https://fcm.googleapis.com"}, "aud"),
        ({"exp": 1}, "exp"),
        ({"exp": int(time.time()) + 2 * 86400}, "exp"),
    ],
)
async def test_a_wrong_claim_is_refused(claims: dict[str, object], expected: str) -> None:
    async with PushService() as service:
        phone = service.phone("p")
        status = await post(phone, sealed(phone), headers(service, **claims))
        assert (status, service.unsound) == (403, [expected])


async def test_a_signature_over_something_else_is_refused() -> None:
    async with PushService() as service:
        phone = service.phone("p")
        one, other = headers(service), headers(service)
        start, _, key = one["Authorization"].partition(",k=")
        mixed = one | {"Authorization": f"{start},k={other['Authorization'].partition(',k=')[2]}"}
        assert key
        assert (await post(phone, sealed(phone), mixed), service.unsound) == (403, ["signature"])


async def test_a_sender_that_it_does_not_know_is_refused() -> None:
    async with PushService(keys={"another"}) as service:
        phone = service.phone("p")
        assert (await post(phone, sealed(phone), headers(service)), service.unsound) == (403, ["key"])


async def test_a_message_for_another_phone_cannot_be_read() -> None:
    async with PushService() as service:
        phone, other = service.phone("p"), service.phone("q")
        assert await post(phone, sealed(other), headers(service)) == 400


async def test_more_than_four_kilobytes_are_refused() -> None:
    async with PushService() as service:
        phone = service.phone("p")
        assert await post(phone, b"x" * 4097, headers(service)) == 413


async def test_one_phone_may_be_served_worse_than_the_others() -> None:
    async with PushService() as service:
        good, bad = service.phone("good"), service.phone("bad")
        service.behaviours["bad"] = Behaviour.gone
        answers = [await post(phone, sealed(phone), headers(service)) for phone in (good, bad)]
        assert answers == [201, 410]
