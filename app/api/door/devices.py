"""This device: where to knock on it, and the proof that it rings."""

from base64 import urlsafe_b64decode
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter
from pydantic import AfterValidator, Field

from app.api.bodies import Body, Id
from app.api.deps import AppUser, SiteDep
from app.api.errors import problems
from app.api.site import Site
from app.core.events import RosterChanged
from app.core.ids import OfferId
from app.core.refusals import Refusal, Refused
from app.identity.sessions import SignedIn
from app.store.call import knocks
from app.store.people import devices
from app.store.people.devices import DeviceRow
from app.store.session import Read, Tx

router = APIRouter(prefix="/api/devices", tags=["devices"])


def _bytes(length: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(urlsafe_b64decode(text + "=" * (-len(text) % 4))) != length:
            raise ValueError("wrong length")
        return text

    return AfterValidator(check)


Base64 = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+={0,2}$", max_length=128)]


class KeysBody(Body):
    """As the browser names them."""

    p256dh: Annotated[Base64, _bytes(65)]
    auth: Annotated[Base64, _bytes(16)]


class SubscriptionBody(Body):
    """As the browser's `PushSubscription.toJSON()` says it, without `expirationTime`."""

    endpoint: str = Field(min_length=1, max_length=2048)
    keys: KeysBody


class HeardBody(Body):
    """The test that this device has shown."""

    test: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class PushKey:
    """For `applicationServerKey`."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TestAnswer:
    """The test that is on its way."""

    __test__ = False  # not one of pytest's

    test: str


@router.get("/push-key", operation_id="readPushKey", responses=problems())
async def read_push_key(site: SiteDep, _: AppUser) -> PushKey:
    """The server's public key."""
    return PushKey(key=site.settings.push_key)


@router.put(
    "/subscription",
    status_code=204,
    operation_id="subscribeDevice",
    responses=problems(Refusal.endpoint_not_allowed, Refusal.not_found),
)
async def subscribe_device(body: SubscriptionBody, site: SiteDep, who: AppUser) -> None:
    """Knock here from now on. A new address must prove itself anew."""
    if not site.endpoint_allowed(body.endpoint):
        raise Refused(Refusal.endpoint_not_allowed)

    def write(tx: Tx) -> None:
        mine = _mine(tx, who)
        same = (mine.endpoint, mine.p256dh, mine.auth) == (body.endpoint, body.keys.p256dh, body.keys.auth)
        row = replace(mine, endpoint=body.endpoint, p256dh=body.keys.p256dh, auth=body.keys.auth)
        devices.put(tx, row if same else replace(row, proven_at=None))

    await _change(site, who, write)


@router.delete("/subscription", status_code=204, operation_id="unsubscribeDevice", responses=problems(Refusal.not_found))
async def unsubscribe_device(site: SiteDep, who: AppUser) -> None:
    """Knock here no more."""
    await _change(site, who, lambda tx: devices.drop_subscription(tx, _mine(tx, who).id))


@router.post("/test", status_code=202, operation_id="testDevice", responses=problems(Refusal.not_found))
async def test_device(site: SiteDep, who: AppUser) -> TestAnswer:
    """Knocks on this device: like an offer, but nobody needs help."""
    mine = await site.memory.read(lambda read: _mine(read, who))
    if mine.endpoint is None:
        raise Refused(Refusal.not_found)
    return TestAnswer(test=await site.test_device(who.district, mine.id))


@router.post("/heard", status_code=204, operation_id="proveDevice", responses=problems(Refusal.not_found))
async def prove_device(body: HeardBody, site: SiteDep, who: AppUser) -> None:
    """It rang: what it heard is what it was sent."""
    at = site.clock.now()

    def write(tx: Tx) -> None:
        mine = _mine(tx, who)
        sent = knocks.was_knocked(tx, who.district, OfferId(body.test), mine.id)
        if mine.endpoint is None or not sent:
            raise Refused(Refusal.not_found)
        devices.prove(tx, mine.id, at)

    await _change(site, who, write)


async def _change(site: Site, who: SignedIn, work: Callable[[Tx], None]) -> None:
    """A board shows whose phone is proven to ring: when that turns, every board is told."""

    def is_proven(read: Read) -> bool:
        mine = devices.of_person(read, who.district, who.person.id)
        return any(row.endpoint is not None and row.proven_at is not None for row in mine)

    def write(tx: Tx) -> RosterChanged | None:
        before = is_proven(tx)
        work(tx)
        return RosterChanged(ids=(who.person.id,)) if is_proven(tx) != before else None

    await site.record(who.district, who.actor, write)


def _mine(read: Read, who: SignedIn) -> DeviceRow:
    row = devices.find(read, who.session.device)
    if row is None or row.person != who.person.id:
        raise Refused(Refusal.not_found)
    return row
