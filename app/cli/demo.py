"""`nearhand demo`: the fictional district in an empty database."""

import asyncio
from typing import Annotated

import typer

from app import settings
from app.cli.console import Trouble, say
from app.cli.opening import migrated, opened
from app.demo.district import NAME
from app.demo.fill import fill, is_demo
from app.settings import Settings

NOT_OURS = "this database holds a real district: the demo wants one of its own (NEARHAND_DATABASE_URL)"


def demo(*, reset: Annotated[bool, typer.Option("--reset", help="Begin anew; refused for anything but a demo.")] = False) -> None:
    """Fill an empty database with the demo district, and bring its absent responders on duty."""
    chosen = settings.read()
    if reset:
        clear(chosen)
    migrated(chosen)
    asyncio.run(filled(chosen))
    say(NAME, "is ready: nearhand serve --demo")


async def filled(chosen: Settings) -> None:
    """The demo's database is open for this only."""
    async with opened(chosen) as parts:
        if not await fill(parts.memory, parts.handle):
            raise Trouble(NOT_OURS)


def clear(chosen: Settings) -> None:
    """The log is never deleted, so the whole file goes."""
    file = chosen.sqlite_file
    if file is None:
        raise Trouble("with PostgreSQL, drop and create the demo's database yourself, then run `nearhand demo`")
    if not file.exists():
        return
    asyncio.run(_only_a_demo(chosen))
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


async def _only_a_demo(chosen: Settings) -> None:
    async with opened(chosen) as parts:
        if not await parts.memory.read(is_demo):
            raise Trouble(NOT_OURS)
