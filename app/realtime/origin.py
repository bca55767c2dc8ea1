"""Whether a browser opened the socket from the app's own pages: cookies alone do not tell."""

from collections.abc import Mapping
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}


def is_from_here(headers: Mapping[str, str], allowed: frozenset[str]) -> bool:
    """The Origin names the Host that was asked, or is one of those allowed (as `https://host`). None at all is refused."""
    origin = headers.get("origin", "").strip().lower()
    if origin in {each.rstrip("/").lower() for each in allowed}:
        return True
    try:
        asked = urlsplit(origin)
        port = asked.port
    except ValueError:
        return False
    if asked.scheme not in PORTS or not asked.hostname:
        return False
    return _with_port(asked.netloc, port, asked.scheme) == _host(headers.get("host", ""), asked.scheme)


def _with_port(netloc: str, port: int | None, scheme: str) -> str:
    return netloc if port else f"{netloc}:{PORTS[scheme]}"


def _host(host: str, scheme: str) -> str:
    host = host.strip().lower()
    return host if host.rpartition("]")[2].count(":") else f"{host}:{PORTS[scheme]}"
