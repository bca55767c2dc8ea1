"""`nearhand doctor`: is everything here that a press at three in the morning would need?"""

import asyncio
import platform
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import assert_never

import typer
from rich.console import Console
from rich.table import Table

from app import settings
from app.cli.console import Trouble, several
from app.cli.keys import loaded
from app.cli.opening import opened
from app.core.faults import Fault, faults
from app.core.words import FaultKind
from app.parts import Parts
from app.settings import Settings
from app.store import log
from app.store.trouble import StoreTrouble
from app.store.upkeep import checkup

ROOM_B = 1_000_000_000
CLOCKS_DIFFER_S = 2.0
ONE_WRITER = (
    "one connection does all writes and checkpoints: SQLite before 3.51.3 can damage its WAL when two do, "
    "so nothing else may open this file for writing"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the answer."""

    what: str
    said: str
    well: bool = True


def doctor() -> None:
    """Look at versions, durability, migrations, the log's chain, push key, disk and clock. Stop a SQLite server first."""
    chosen = settings.read()
    findings = [*_here(chosen), *asyncio.run(_database(chosen))]
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for each in findings:
        table.add_row("[green]well[/]" if each.well else "[bold red]ill[/]", each.what, each.said)
    Console(highlight=False, soft_wrap=True).print(table)
    if not all(each.well for each in findings):
        raise typer.Exit(1)


def _here(chosen: Settings) -> Iterator[Finding]:
    yield Finding(what="nearhand", said=f"{version('nearhand')} on Python {platform.python_version()}")
    yield _disk(chosen)
    yield _push_key(chosen)
    proxied = chosen.public_url.startswith("https://") or chosen.demo or chosen.host in settings.LOCALHOST
    yield Finding(
        what="address",
        said=chosen.address if proxied else f"{chosen.address}: phones ring only over https (NEARHAND_PUBLIC_URL)",
        well=proxied,
    )


def _disk(chosen: Settings) -> Finding:
    folder = chosen.sqlite_file.parent if chosen.sqlite_file else chosen.data_dir
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    return Finding(what="disk", said=f"{free / 1e9:.1f} GB free at {folder}", well=free >= ROOM_B)


def _push_key(chosen: Settings) -> Finding:
    try:
        loaded(chosen)
    except Trouble as trouble:
        return Finding(what="push key", said=str(trouble), well=False)
    mode = stat.S_IMODE(chosen.vapid_file.stat().st_mode)
    private = not mode & 0o077
    return Finding(what="push key", said=f"{chosen.vapid_file} (mode {mode:o})", well=private)


async def _database(chosen: Settings) -> list[Finding]:
    try:
        async with opened(chosen) as parts:
            return [*await _engine(parts), await _clock(parts), *await _chains(parts), *await _setups(parts)]
    except (Trouble, StoreTrouble) as trouble:
        return [Finding(what="database", said=str(trouble), well=False)]


async def _engine(parts: Parts) -> list[Finding]:
    found = await parts.memory.write(checkup.look)
    rules = [Finding(what="SQLite's rule", said=ONE_WRITER)] if found.product == "SQLite" else []
    return [
        Finding(what="database", said=f"{found.product} {found.version}", well=found.sound),
        Finding(what="durability", said=found.durable),  # what is not durable was refused when it was opened
        Finding(what="migrations", said="the newest schema"),
        *rules,
    ]


async def _clock(parts: Parts) -> Finding:
    rows = await parts.lookout.districts()
    if not rows:
        return Finding(what="clock", said="no district yet")
    theirs = await parts.memory.read(lambda read: log.head(read, rows[0].id).now)
    apart = abs((theirs - parts.clock.now()).total_seconds())
    said = f"the district's clock and this machine's are {apart:.1f} s apart"
    return Finding(what="clock", said=said, well=apart <= CLOCKS_DIFFER_S)


async def _chains(parts: Parts) -> list[Finding]:
    found: list[Finding] = []
    for row in await parts.lookout.districts():
        broken = await parts.memory.read(partial(log.verify, district=row.id))
        said = "the log's chain is whole" if broken is None else f"the log's chain breaks at {broken}"
        found.append(Finding(what=row.name, said=said, well=broken is None))
    return found


async def _setups(parts: Parts) -> list[Finding]:
    """An error of the setup is ill; what is only warned of stands there all the same."""
    found: list[Finding] = []
    for row in await parts.lookout.districts():
        setup = (await parts.lookout.scene(row.id)).scene.setup
        wrong = faults(setup)
        found += [Finding(what=f"{row.name}: setup", said=_told(each), well=not each.grave) for each in wrong]
        if not wrong:
            found.append(
                Finding(what=f"{row.name}: setup", said="schools, zones, officers and posts are as the policy wants them")
            )
    return found


def _told(fault: Fault) -> str:
    schools = several(fault.count or 0, "school")
    match fault.kind:
        case FaultKind.no_zone:
            return f"school {fault.name} is in no zone: no officer would be asked for it"
        case FaultKind.zone_small:
            return f"warning: zone {fault.name} has {schools}; the policy wants {fault.wanted} or more"
        case FaultKind.zone_large:
            return f"warning: zone {fault.name} has {schools}; the policy wants {fault.wanted} or fewer"
        case FaultKind.zone_unpatrolled:
            return f"warning: zone {fault.name} has no officer"
        case FaultKind.officer_idle:
            return f"warning: officer {fault.name} serves no zone"
        case FaultKind.officer_mixed:
            return f"warning: officer {fault.name} has another role too: it counts for nothing, take it away"
        case FaultKind.no_level:
            return f"warning: school {fault.name} has no level: which posts it needs cannot be told"
        case FaultKind.post_missing:
            return f"warning: school {fault.name} has no {fault.post}"
        case _:
            assert_never(fault.kind)
