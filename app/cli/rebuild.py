"""`nearhand rebuild`: proves that the indexes say what the log says, and makes them anew."""

import asyncio
from functools import partial
from typing import Annotated

import typer

from app import settings
from app.cli.console import Trouble, say
from app.cli.opening import opened
from app.core.ids import DistrictId
from app.engine.rebuild import rebuilt
from app.parts import Parts
from app.settings import Settings
from app.store import log
from app.store.district import districts
from app.store.session import Lane


def rebuild(
    *,
    restored: Annotated[
        bool, typer.Option("--restored", help="This database came from a backup: every phone begins anew.")
    ] = False,
) -> None:
    """Fold the whole log again and replace the indexes. Stop the server first."""
    if asyncio.run(_all(settings.read(), restored=restored)):
        raise typer.Exit(1)


async def _all(chosen: Settings, *, restored: bool) -> int:
    wrong = 0
    async with opened(chosen) as parts:
        for row in await parts.lookout.districts():
            wrong += await _one(parts, row.id)
            if restored:
                await parts.memory.write(partial(districts.renew_epoch, district=row.id), Lane.desk)
    return wrong


async def _one(parts: Parts, district: DistrictId) -> int:
    broken = await parts.memory.read(lambda read: log.verify(read, district))
    if broken is not None:
        raise Trouble(f"{district}: the log's chain breaks at {broken}; restore a backup, nothing was rebuilt")
    done = await rebuilt(parts.memory, district)
    say(f"{district}: {done.calls} calls and {done.duties} duties folded; {len(done.wrong)} index rows were wrong")
    for name in done.wrong:
        say("  corrected:", name)
    return len(done.wrong)
