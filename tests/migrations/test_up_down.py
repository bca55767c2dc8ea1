"""A database comes up from nothing, goes back, and comes up again."""

import asyncio

import pytest
import sqlalchemy as sa

from app.store.session import Memory, Read
from app.store.upkeep import migrate


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('empty') / 'deep' / 'nearhand.db'}"
    return str(request.getfixturevalue("empty_postgres_url"))


def tables(read: Read) -> set[str]:
    return set(sa.inspect(read.conn).get_table_names()) - {"alembic_version"}


async def looked(url: str) -> tuple[set[str], bool]:
    memory = await Memory.open(url)
    found = await memory.read(tables), await memory.read(migrate.is_newest)
    await memory.close()
    return found


def test_up_down_and_up_again(empty_url: str) -> None:
    migrate.upgrade(empty_url)
    up = asyncio.run(looked(empty_url))
    assert ({"log", "heads", "calls"} <= up[0], up[1]) == (True, True)
    migrate.downgrade(empty_url, "base")
    assert (set(), False) == asyncio.run(looked(empty_url))
    migrate.upgrade(empty_url)
    assert up == asyncio.run(looked(empty_url))


def test_what_is_up_is_left_alone(empty_url: str) -> None:
    migrate.upgrade(empty_url)
    migrate.upgrade(empty_url)
    assert asyncio.run(looked(empty_url))[1]


async def test_it_may_be_called_from_inside_a_loop(empty_url: str) -> None:
    migrate.upgrade(empty_url)
    assert (await looked(empty_url))[1]
