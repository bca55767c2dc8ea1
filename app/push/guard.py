"""Where a push may go: known push services on the open internet, and never an address inside.

An endpoint is a web address that a stranger's phone gave us. It is judged twice, with the parser that will
connect: its text at every send, its host's addresses at every connection, which then goes to those addresses.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from re import ASCII
from re import compile as pattern

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

KNOWN_HOSTS = (
    "fcm.googleapis.com",
    "*.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
LONGEST = 2048
PRINTABLE = pattern(r"[!-~]+", ASCII)
HOST = pattern(r"(?=.{1,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?", ASCII)
SLASHES = pattern(r"[/?#]")
LOOPBACK = ("127.0.0.1", "::1", "localhost")
NAT64 = IPv6Network("64:ff9b::/96")
NOT_PUBLIC = (
    IPv6Network("64:ff9b:1::/48"),  # NAT64 of one's own network
    IPv6Network("2002::/16"),  # 6to4: an IPv4 address in disguise
    IPv6Network("2001::/23"),  # Teredo and its kin
    IPv6Network("::/96"),  # IPv4 in the oldest disguise
    IPv6Network("fec0::/10"),
    IPv4Network("192.88.99.0/24"),
)

Lookup = Callable[[str, int], Awaitable[list[str]]]


class Unsafe(Exception):
    """This endpoint is not to be called; the text says why in words without the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """`hosts`: names, or `*.` and a name. `loopback`: origins on this machine, for development and tests."""

    hosts: tuple[str, ...] = KNOWN_HOSTS
    loopback: tuple[str, ...] = ()
    port: int = 443

    @classmethod
    def of(cls, extra: Iterable[str]) -> "Guard":
        """The known services and the operator's own; an entry with `://` is an origin on this machine."""
        names = tuple(extra)
        loopback = tuple(name for name in names if "://" in name)
        strangers = [each for each in loopback if URL(each).host not in LOOPBACK or str(URL(each).origin()) != each]
        if strangers:
            raise ValueError(f"not an origin on this machine: {strangers[0]}")
        return cls(hosts=KNOWN_HOSTS + tuple(n for n in names if "://" not in n), loopback=loopback)

    def admits(self, endpoint: str) -> bool:
        """Whether a phone may be subscribed with this endpoint."""
        try:
            self.check(endpoint)
        except Unsafe:
            return False
        return True

    def check(self, endpoint: str) -> URL:
        """The endpoint as it will be called, or Unsafe."""
        if len(endpoint) > LONGEST or not PRINTABLE.fullmatch(endpoint) or "\\" in endpoint:
            raise Unsafe("text")
        try:
            url = URL(endpoint)
            origin = str(url.origin()) if url.host else ""
        except ValueError:
            raise Unsafe("text") from None
        authority = SLASHES.split(endpoint.partition("://")[2], maxsplit=1)[0]
        if "@" in authority or "#" in endpoint:
            raise Unsafe("userinfo")
        if "%" in authority:
            raise Unsafe("text")
        if origin and origin in self.loopback:
            return url
        self._check_open(url)
        return url

    def _check_open(self, url: URL) -> None:
        if url.scheme != "https":
            raise Unsafe("scheme")
        if url.port != self.port:
            raise Unsafe("port")
        if not self._knows(url.raw_host or ""):
            raise Unsafe("host")

    def _knows(self, host: str) -> bool:
        return HOST.fullmatch(host) is not None and any(
            host.endswith(known[1:]) if known.startswith("*.") else host == known for known in self.hosts
        )

    def check_addresses(self, host: str, port: int, addresses: Collection[str]) -> None:
        """Every address must be on the open internet: one that is not spoils the rest."""
        here = {(URL(each).host, URL(each).port) for each in self.loopback}
        wanted = is_loopback if (host, port) in here else is_public
        if not addresses or not all(wanted(address) for address in addresses):
            raise Unsafe("address")


def is_loopback(text: str) -> bool:
    try:
        return ip_address(text).is_loopback
    except ValueError:
        return False


def is_public(text: str) -> bool:
    """Whether an address is on the open internet, in whatever notation an inner one may hide."""
    try:
        address: IPv4Address | IPv6Address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        if address.scope_id is not None:
            return False
        if address in NAT64:
            address = IPv4Address(int(address) & 0xFFFFFFFF)
        elif address.ipv4_mapped is not None:
            address = address.ipv4_mapped
    if any(address in network for network in NOT_PUBLIC if network.version == address.version):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


class GuardedResolver(AbstractResolver):
    """Names become addresses here; only those that were checked are handed on, and connected to."""

    def __init__(self, guard: Guard, lookup: Lookup | None = None) -> None:
        # Threads of its own: a name server that hangs must not hold up those who hash passwords.
        self._threads = ThreadPoolExecutor(8, thread_name_prefix="push-names")
        self._guard = guard
        self._lookup = lookup or self._ask

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,  # noqa: ARG002 - the caller's word; both are asked for
    ) -> list[ResolveResult]:
        addresses = await self._lookup(host, port)
        self._guard.check_addresses(host, port, addresses)
        return [_checked(host, port, address) for address in addresses]

    async def _ask(self, host: str, port: int) -> list[str]:
        found = await asyncio.get_running_loop().run_in_executor(
            self._threads, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        )
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def _checked(host: str, port: int, address: str) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host=address,
        port=port,
        family=socket.AF_INET6 if ":" in address else socket.AF_INET,
        proto=socket.IPPROTO_TCP,
        flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
    )
