import pytest

from app import settings
from app.cli.console import Trouble
from app.cli.opening import NONE_YET, opened, require_database
from app.store.session import Memory
from app.store.upkeep import migrate
from tests.cli.conftest import Run


async def test_the_database_is_free_again_afterwards(sqlite_url: str) -> None:
    async with opened(settings.read(database_url=sqlite_url)) as parts:
        assert await parts.lookout.districts() == ()
    memory = await Memory.open(sqlite_url)
    await memory.close()


async def test_a_database_of_an_earlier_version_is_not_touched(sqlite_url: str) -> None:
    migrate.downgrade(sqlite_url, "base")
    with pytest.raises(Trouble, match="nearhand migrate"):
        async with opened(settings.read(database_url=sqlite_url)):
            raise AssertionError("it was opened")


def test_what_needs_a_district_says_that_there_is_none_yet(run: Run) -> None:
    for words in (
        ("invite",),
        ("rebuild",),
        ("figures", "--from", "2027-01-01", "--to", "2027-01-31"),
        ("policy", "show"),
        ("policy", "show", "--district", "Pine"),
        ("policy", "diff", "jcps"),
        ("policy", "apply", "jcps", "--why", "The board voted for it"),
    ):
        assert run(*words) == (1, f"{NONE_YET}\n"), words


def test_postgresql_is_asked_when_it_is_opened_and_not_before() -> None:
    require_database(settings.read(database_url="postgresql://nobody@127.0.0.1:1/none"))
