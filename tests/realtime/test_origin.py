"""Who may open the socket with somebody's cookie."""

import pytest

from app.realtime.origin import is_from_here


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1:8000"),
        ("https://nearhand.example.org", "nearhand.example.org"),
        ("https://nearhand.example.org", "nearhand.example.org:443"),
        ("https://nearhand.example.org:443", "nearhand.example.org"),
        ("https://Nearhand.Example.ORG", "nearhand.example.org"),
        ("http://[::1]:8000", "[::1]:8000"),
        ("http://[::1]", "[::1]"),
    ],
)
def test_the_apps_own_pages_may(origin: str, host: str) -> None:
    assert is_from_here({"origin": origin, "host": host}, frozenset())


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("", "nearhand.example.org"),
        ("null", "nearhand.example.org"),
        ("https://evil.example.org", "nearhand.example.org"),
        ("https://nearhand.example.org.evil.org", "nearhand.example.org"),
        ("https://nearhand.example.org:8443", "nearhand.example.org"),
        ("https://user@nearhand.example.org", "nearhand.example.org"),
        ("https://nearhand.example.org:port", "nearhand.example.org"),
        ("https://[nearhand", "nearhand.example.org"),
        ("ftp://nearhand.example.org", "nearhand.example.org"),
        ("https://", ""),
    ],
)
def test_nobody_else_may(origin: str, host: str) -> None:
    assert not is_from_here({"origin": origin, "host": host}, frozenset())


def test_no_origin_at_all_may_not() -> None:
    assert not is_from_here({"host": "nearhand.example.org"}, frozenset())


def test_an_origin_that_is_allowed_may() -> None:
    allowed = frozenset({"https://other.example.org/"})
    assert is_from_here({"origin": "https://other.example.org", "host": "inside:8000"}, allowed)
