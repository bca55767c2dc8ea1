"""Whose pages speak to us, and by which name: the one rule for requests and for the socket. Cookies alone do not tell."""

from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def is_from_here(headers: Mapping[str, str], allowed: Collection[str], *, secure: bool = False) -> bool:
    """The Origin names the Host that was asked, or is one of those allowed (as `https://host`). None at all is refused.

    A page fetched by plain http never speaks to a service that was asked by https; the other way round is a proxy's doing."""
    origin = headers.get("origin", "").strip().lower()
    if origin in {each.rstrip("/").lower() for each in allowed}:
        return True
    try:
        asked = urlsplit(origin)
        port = asked.port
    except ValueError:
        return False
    if asked.scheme not in PORTS or not asked.hostname or (secure and asked.scheme != "https"):
        return False
    return _with_port(asked.netloc, port, asked.scheme) == _host(headers.get("host", ""), asked.scheme)


def names_of(origins: Collection[str]) -> frozenset[str]:
    """The hosts by which the service is known, without their ports."""
    return frozenset(name for origin in origins if (name := _name(urlsplit(origin).netloc)))


def is_known(host: str, names: Collection[str]) -> bool:
    """Whether the Host that was asked is one of ours. Who asks on this machine (a health check) may call it so."""
    return _name(host) in THIS_MACHINE.union(names)


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host.strip()}").hostname or ""
    except ValueError:
        return ""


def _with_port(netloc: str, port: int | None, scheme: str) -> str:
    return netloc if port else f"{netloc}:{PORTS[scheme]}"


def _host(host: str, scheme: str) -> str:
    host = host.strip().lower()
    return host if host.rpartition("]")[2].count(":") else f"{host}:{PORTS[scheme]}"
