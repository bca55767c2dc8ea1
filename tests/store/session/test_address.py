"""What a database's URL means."""

from pathlib import Path

import pytest

from app.store.session.address import postgres_dsn, postgres_url, sqlite_file
from app.store.trouble import UnknownAddress


def test_three_slashes_are_relative_and_four_are_absolute() -> None:
    assert Path("data/near.db") == sqlite_file("sqlite:///data/near.db")
    assert Path("/data/near.db") == sqlite_file("sqlite:////data/near.db")


@pytest.mark.parametrize("url", ["postgresql://u@h/n", "postgresql+asyncpg://u@h/n"])
def test_postgresql_is_no_file(url: str) -> None:
    assert None is sqlite_file(url)


@pytest.mark.parametrize("url", ["", "sqlite://", "sqlite:///:memory:", "mysql://h/n", "near.db"])
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(UnknownAddress):
        sqlite_file(url)


def test_each_library_is_told_in_its_own_way() -> None:
    url = "postgresql://u:p%40@h:5/n?sslmode=require"
    told = postgres_url(url)
    assert (told.drivername, told.password, dict(told.query)) == ("postgresql+asyncpg", "p@", {"ssl": "require"})
    assert url == postgres_dsn(url)
