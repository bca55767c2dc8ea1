"""A push service of our own, over real HTTP: RFC 8030 (delivery), 8291 (encryption), 8292 (who sends).

It believes nothing: signature, audience, expiry and contact of the sender, TTL, urgency, topic and size are checked, the
message is decrypted with the phone's key, and what arrived is kept. A `Behaviour` makes it as bad as the real ones.
"""

import asyncio
import base64
import json
import re
import secrets
import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

import http_ece
from aiohttp import web
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

TOPIC = re.compile(r"[A-Za-z0-9_-]{1,32}", re.ASCII)
URGENCIES = {"very-low", "low", "normal", "high"}
LARGEST = 4096
DAY = 24 * 3600


class Behaviour(StrEnum):
    """How it answers a message that is sound. `hang`, `drip` and `flood` have taken the message when they start."""

    take = "201"
    not_found = "404"
    gone = "410"
    too_large = "413"
    too_many = "429"
    unavailable = "503"
    forbidden = "403"
    redirect = "redirect"
    hang = "hang"
    drip = "drip"
    flood = "flood"
    cut = "cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """One subscription, with the private half that only a phone has."""

    name: str
    endpoint: str
    key: ec.EllipticCurvePrivateKey
    secret: bytes

    @property
    def p256dh(self) -> str:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return encoded(point)

    @property
    def auth(self) -> str:
        return encoded(self.secret)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One message that was sound, decrypted."""

    phone: str
    ttl: int
    urgency: str
    topic: str
    text: str
    claims: dict[str, Any]
    headers: dict[str, str]

    @property
    def message(self) -> Any:
        return json.loads(self.text)


class Unsound(Exception):
    """What the sender got wrong, and the status that says so."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass(slots=True, kw_only=True, eq=False)
class PushService:
    """Use it as `async with PushService() as service`. `keys`: whom it believes; empty is anybody who signs."""

    keys: set[str] = field(default_factory=set)
    behaviour: Behaviour = Behaviour.take
    behaviours: dict[str, Behaviour] = field(default_factory=dict)  # by the phone's name
    retry_after: str = "7"
    location: str = "http://127.0.0.1:1/elsewhere"
    received: list[Received] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)
    requests: int = 0
    origin: str = ""
    _phones: dict[str, Phone] = field(default_factory=dict)
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)
    _over: asyncio.Event = field(default_factory=asyncio.Event)
    _runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=1024 * 1024)
        app.router.add_post("/push/{name}", self._post)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.origin = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._over.set()
        assert self._runner is not None
        await self._runner.cleanup()

    def phone(self, name: str) -> Phone:
        """A phone that subscribes here."""
        phone = Phone(
            name=name,
            endpoint=f"{self.origin}/push/{name}",
            key=ec.generate_private_key(ec.SECP256R1()),
            secret=secrets.token_bytes(16),
        )
        self._phones[name] = phone
        return phone

    def to(self, name: str) -> list[Received]:
        """What one phone has been sent."""
        return [each for each in self.received if each.phone == name]

    async def wait_for(self, count: int, name: str | None = None, patience: float = 60) -> list[Received]:
        """The first `count` messages (of one phone), as soon as they are here."""
        async with asyncio.timeout(patience), self._news:
            await self._news.wait_for(lambda: len(self._of(name)) >= count)
        return self._of(name)[:count]

    def _of(self, name: str | None) -> list[Received]:
        return self.received if name is None else self.to(name)

    async def _post(self, request: web.Request) -> web.StreamResponse:
        self.requests += 1
        body = await request.read()
        phone = self._phones.get(request.match_info["name"])
        if phone is None:
            return web.Response(status=404)
        try:
            arrived = self._opened(request, phone, body)
        except Unsound as trouble:
            self.unsound.append(str(trouble))
            return web.Response(status=trouble.status, text=str(trouble))
        behaviour = self.behaviours.get(phone.name, self.behaviour)
        if behaviour in {Behaviour.take, Behaviour.hang, Behaviour.drip, Behaviour.flood, Behaviour.cut}:
            async with self._news:
                self.received.append(arrived)
                self._news.notify_all()
        return await self._answer(request, behaviour)

    def _opened(self, request: web.Request, phone: Phone, body: bytes) -> Received:
        claims = self._sender(request.headers.get("Authorization", ""))
        headers = request.headers
        if not headers.get("TTL", "").isdigit():
            raise Unsound(400, "TTL")
        if headers.get("Urgency", "normal") not in URGENCIES:
            raise Unsound(400, "Urgency")
        if "Topic" in headers and not TOPIC.fullmatch(headers["Topic"]):
            raise Unsound(400, "Topic")
        if headers.get("Content-Encoding") != "aes128gcm":
            raise Unsound(415, "Content-Encoding")
        if len(body) > LARGEST:
            raise Unsound(413, "size")
        return Received(
            phone=phone.name,
            ttl=int(headers["TTL"]),
            urgency=headers.get("Urgency", "normal"),
            topic=headers.get("Topic", ""),
            text=_decrypted(phone, body),
            claims=claims,
            headers=dict(headers),
        )

    def _sender(self, authorization: str) -> dict[str, Any]:
        found = re.fullmatch(r"vapid t=([\w-]+\.[\w-]+)\.([\w-]+), ?k=([\w-]+)", authorization, re.ASCII)
        if not found:
            raise Unsound(401, "Authorization")
        signed, signature, key = found.groups()
        if self.keys and key not in self.keys:
            raise Unsound(403, "key")
        _verify(decoded(key), decoded(signature), signed.encode())
        header, claims = (json.loads(decoded(part)) for part in signed.split("."))
        if header.get("alg") != "ES256":
            raise Unsound(403, "alg")
        if claims.get("aud") != self.origin:
            raise Unsound(403, "aud")
        if not time.time() < claims.get("exp", 0) <= time.time() + DAY:
            raise Unsound(403, "exp")
        if not str(claims.get("sub", "")).startswith(("mailto:", "https://")):
            raise Unsound(403, "sub")
        return dict(claims)

    async def _answer(self, request: web.Request, behaviour: Behaviour) -> web.StreamResponse:
        match behaviour:
            case Behaviour.take:
                return web.Response(status=201, headers={"Location": f"{self.origin}/message/1"})
            case Behaviour.redirect:
                return web.Response(status=307, headers={"Location": self.location})
            case Behaviour.hang:
                await self._over.wait()
                return web.Response(status=503)
            case Behaviour.drip:
                return await self._drip(request)
            case Behaviour.flood:
                return await self._flood(request)
            case Behaviour.cut:
                assert request.transport is not None
                request.transport.abort()
                return web.Response(status=500)
            case Behaviour.too_many | Behaviour.unavailable:
                return web.Response(status=int(behaviour), headers={"Retry-After": self.retry_after})
            case _:
                return web.Response(status=int(behaviour), text="no")

    async def _drip(self, request: web.Request) -> web.StreamResponse:
        """A byte of the head at a time, for ever."""
        assert request.transport is not None
        request.transport.write(b"HTTP/1.1 201 Created\r\nX-Slow: ")
        while not self._over.is_set() and not request.transport.is_closing():
            request.transport.write(b"x")
            await asyncio.sleep(0.05)
        request.transport.abort()
        return web.Response(status=500)

    async def _flood(self, request: web.Request) -> web.StreamResponse:
        """An answer of a gigabyte; the sender is expected to hang up."""
        answer = web.StreamResponse(status=201, headers={"Content-Length": str(1024**3)})
        await answer.prepare(request)
        while not self._over.is_set():
            await answer.write(b"x" * 65536)
        return answer


def encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _verify(point: bytes, signature: bytes, signed: bytes) -> None:
    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
        key.verify(encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA256()))
    except (ValueError, InvalidSignature):
        raise Unsound(403, "signature") from None


def _decrypted(phone: Phone, body: bytes) -> str:
    try:
        plain = http_ece.decrypt(body, private_key=phone.key, auth_secret=phone.secret, version="aes128gcm")
        return str(plain.decode())
    except (http_ece.ECEException, ValueError) as trouble:
        raise Unsound(400, f"cannot be decrypted: {trouble}") from None
