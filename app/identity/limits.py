"""How often a stranger may try.

Kept in memory, per process. A limit here never stands before a press or a live session.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Network, ip_address

from app.core.refusals import Refusal, Refused

HOUSE = 64  # bits: who has one address of IPv6 has all that begin so
REMEMBERED = 20_000  # buckets; the least recently used is forgotten first


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """`burst` tries at once, then one every `every`."""

    burst: int
    every: timedelta


@dataclass(slots=True, kw_only=True)
class _Bucket:
    left: float
    at: datetime


class Limits:
    """Token buckets by key; `forgive` fills one again after a success."""

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, key: str, at: datetime) -> None:
        """Counts one try, or refuses it with the seconds to wait."""
        self.check(key, at)
        self._filled(key, at).left -= 1

    def check(self, key: str, at: datetime) -> None:
        """Refuses whoever has no try left; counts nothing."""
        bucket = self._filled(key, at)
        if bucket.left < 1:
            wait = (1 - bucket.left) * self._allowance.every.total_seconds()
            raise Refused(Refusal.too_many_attempts, retry_after=str(max(1, round(wait))))

    def forgive(self, key: str) -> None:
        """The one who tried was who they said they were."""
        self._buckets.pop(key, None)

    def _filled(self, key: str, at: datetime) -> _Bucket:
        bucket = self._buckets.setdefault(key, _Bucket(left=self._allowance.burst, at=at))
        self._buckets.move_to_end(key)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        grown = max(0.0, (at - bucket.at) / self._allowance.every)
        bucket.left = min(float(self._allowance.burst), bucket.left + grown)
        bucket.at = max(bucket.at, at)
        return bucket


def house(address: str) -> str:
    """Where somebody asks from, for counting: the address, and of IPv6 the network that one subscriber is given."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Network((found, HOUSE), strict=False))


class SignInLimits:
    """Five tries an account and address, then one in 20 s; an address alone gets more."""

    def __init__(self) -> None:
        self._pair = Limits(Allowance(burst=5, every=timedelta(seconds=20)))
        self._address = Limits(Allowance(burst=60, every=timedelta(seconds=1)))

    def take(self, login: str, address: str, at: datetime) -> None:
        """Counts one try: by account *and* address, so a stranger never locks the account for its owner."""
        self._address.take(address, at)
        self._pair.take(f"{login.casefold()} {address}", at)

    def forgive(self, login: str, address: str) -> None:
        """After a right password."""
        self._pair.forgive(f"{login.casefold()} {address}")
