"""The parts of the service for a command that runs beside no server: opened, used, closed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.cli.console import Trouble
from app.parts import Parts
from app.settings import Settings
from app.store.district.districts import DistrictRow
from app.store.session import Memory
from app.store.upkeep import migrate

NONE_YET = "there is no district yet: run `nearhand setup`"


def require_database(settings: Settings) -> None:
    """A file that is not there is a mistake in the settings oftener than a wish for an empty database."""
    file = settings.sqlite_file
    if file is not None and not file.exists():
        raise Trouble(f"there is no database at {file}: run `nearhand setup`, or set NEARHAND_DATABASE_URL")


def migrated(settings: Settings) -> None:
    """The newest schema, made by one process alone. The folder of a new file is its owner's only."""
    if settings.sqlite_file is not None:
        settings.sqlite_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    migrate.upgrade(settings.database_url)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Parts]:
    """Holds the database: with SQLite, nobody else may."""
    require_database(settings)
    memory = await Memory.open(settings.database_url)
    try:
        if not await memory.read(migrate.is_newest):
            raise Trouble("the database is older than this version: run `nearhand migrate`")
        yield Parts.of(settings, memory)
    finally:
        await memory.close()


async def founded(parts: Parts, otherwise: str = "") -> tuple[DistrictRow, ...]:
    """The districts that there are. Where there is none, that is the trouble; `otherwise` is what helps besides `setup`."""
    rows = await parts.lookout.districts()
    if not rows:
        raise Trouble(NONE_YET + otherwise)
    return rows
