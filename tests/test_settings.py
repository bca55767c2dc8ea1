from pathlib import Path

import pytest

from app import settings
from app.settings import SettingsProblem


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in os.environ:
        if name.startswith("NEARHAND_") or name == "PORT":
            monkeypatch.delenv(name)


def test_an_empty_environment_gives_a_database_file_below_the_working_folder() -> None:
    found = settings.read()
    assert (Path("data/nearhand.db"), "http://127.0.0.1:8000") == (found.sqlite_file, found.address)


def test_port_alone_is_heard_and_the_longer_name_goes_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8080")
    assert settings.read().port == 8080
    monkeypatch.setenv("NEARHAND_PORT", "9090")
    assert settings.read().port == 9090


def test_what_is_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8080")
    assert settings.read(port=7000).port == 7000


def test_lists_are_written_with_commas_or_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEARHAND_ALLOWED_ORIGINS", "https://a.example, https://b.example")
    assert settings.read().allowed_origins == ("https://a.example", "https://b.example")


def test_the_short_name_of_postgresql_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEARHAND_DATABASE_URL", "postgres://u:p@db/nearhand")
    found = settings.read()
    assert (found.database_url, found.is_sqlite) == ("postgresql://u:p@db/nearhand", False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "nine"),
        ("PORT", "0"),
        ("DATABASE_URL", "mysql://x"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("PUBLIC_URL", "help.example.org"),
        ("ALLOWED_ORIGINS", "https://a.example/path"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_what_cannot_be_understood_is_said_by_the_variables_name(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"NEARHAND_{name}", value)
    with pytest.raises(SettingsProblem, match=rf"^NEARHAND_{name}: "):
        settings.read()


def test_a_password_in_the_database_url_is_not_repeated_in_the_complaint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEARHAND_DATABASE_URL", "mysql://u:hunter2@db/x")
    with pytest.raises(SettingsProblem) as complaint:
        settings.read()
    assert "hunter2" not in str(complaint.value)
