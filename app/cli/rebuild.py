"""`nearhand rebuild`: proves that the indexes say what the log says, and makes them anew."""

import asyncio
from functools import partial
from typing import Annotated

import typer

from app import settings
from app.cli.console import Trouble, say, several
from app.cli.opening import founded, opened
from app.engine.rebuild import rebuilt
from app.parts import Parts
from app.settings import Settings
from app.store import log
from app.store.district import districts
from app.store.district.districts import DistrictRow
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
        for row in await founded(parts):
            wrong += await _one(parts, row)
            if restored:
                await parts.memory.write(partial(districts.renew_epoch, district=row.id), Lane.desk)
    return wrong


async def _one(parts: Parts, row: DistrictRow) -> int:
    broken = await parts.memory.read(lambda read: log.verify(read, row.id))
    if broken is not None:
        raise Trouble(f"{row.name}: the log's chain breaks at {broken}; restore a backup, nothing was rebuilt")
    done = await rebuilt(parts.memory, row.id)
    folded = f"{several(done.calls, 'call')} and {several(done.duties, 'duty', 'duties')} folded"
    say(f"{row.name}: {folded}; {len(done.wrong)} index {'row was' if len(done.wrong) == 1 else 'rows were'} wrong")
    for name in done.wrong:
        say("  corrected:", name)
    return len(done.wrong)
