"""Who may open the socket with somebody's cookie."""

import pytest

from app.identity.origin import is_from_here, is_known, names_of


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


def test_a_page_of_plain_http_may_not_speak_to_a_secure_service() -> None:
    headers = {"host": "nearhand.example.org"}
    said = [is_from_here(headers | {"origin": f"{s}://nearhand.example.org"}, (), secure=True) for s in ("http", "https")]
    assert [False, True] == said


@pytest.mark.parametrize("host", ["help.example.org", "HELP.example.org:8443", "127.0.0.1:8000", "localhost", "[::1]:8000"])
def test_our_names_and_this_machine_are_known(host: str) -> None:
    assert is_known(host, names_of(["https://help.example.org"]))


@pytest.mark.parametrize("host", ["", "evil.example.org", "help.example.org.evil.org", "[bad", "10.0.0.7:8000", "user@evil.org"])
def test_no_other_name_is_known(host: str) -> None:
    assert not is_known(host, names_of(["https://help.example.org"]))
