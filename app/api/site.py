"""Everything that routes need, made once by the composition root. No route makes any of it."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from app.core.ids import DeviceId, DistrictId, PersonId
from app.core.refusals import Refusal, Refused
from app.engine.handle import Handle
from app.engine.looking.lookout import Lookout
from app.engine.ports import Clock, Ids
from app.engine.record import Record
from app.identity.invites import Invites
from app.identity.limits import Allowance, Limits
from app.identity.room_codes import RoomCodes
from app.identity.sessions import Sessions
from app.identity.sign_in import SignIn
from app.identity.visits import Visits
from app.store.session import Memory


def nobody() -> Collection[PersonId]:
    """Outside the demo there is no door without a key."""
    return ()


def limit_of_strangers() -> Limits:
    """What one address may ask before it has signed in."""
    return Limits(Allowance(burst=60, every=timedelta(seconds=1)))


def limit_of_guesses() -> Limits:
    """How many wrong room codes one address may try; a right one is never counted."""
    return Limits(Allowance(burst=30, every=timedelta(seconds=2)))


def limit_of_positions() -> Limits:
    """How often one officer's phone may say where it is."""
    return Limits(Allowance(burst=6, every=timedelta(seconds=10)))


async def no_test(_district: DistrictId, _device: DeviceId) -> str:
    """Without push there is nothing to test."""
    raise Refused(Refusal.not_found)


async def always_ready() -> tuple[str, ...]:
    """What is wrong, in words; empty when ready."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The values that the desk needs of the environment."""

    public_url: str = ""
    allowed_origins: tuple[str, ...] = ()
    hosts: frozenset[str] = frozenset()
    metrics_token: str | None = field(default=None, repr=False)
    push_key: str = ""
    dist: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """`doors` are the people whom anybody may be in the demo, and nobody else is; `not_ready` says what is wrong;
    `test_device` knocks on one device and answers with the test's id."""

    memory: Memory
    handle: Handle
    record: Record
    lookout: Lookout
    clock: Clock
    ids: Ids
    sessions: Sessions
    sign_in: SignIn
    invites: Invites
    room_codes: RoomCodes
    visits: Visits
    settings: Settings = field(default_factory=Settings)
    strangers: Limits = field(default_factory=limit_of_strangers)
    scans: Limits = field(default_factory=limit_of_guesses)
    positions: Limits = field(default_factory=limit_of_positions)
    endpoint_allowed: Callable[[str], bool] = lambda _endpoint: False
    doors: Callable[[], Collection[PersonId]] = nobody
    test_device: Callable[[DistrictId, DeviceId], Awaitable[str]] = no_test
    not_ready: Callable[[], Awaitable[tuple[str, ...]]] = always_ready
    metrics: Callable[[], bytes] = bytes
