"""`nearhand import`: a real district from files. Every bad row is named; all of it is written, or nothing."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app import settings
from app.cli.console import Trouble, say, shout
from app.cli.imports.district import District
from app.cli.imports.files import Files
from app.cli.imports.table import Complaint
from app.cli.imports.write import Added, announce, begin, known, put
from app.cli.opening import NONE_YET, founded, migrated, opened
from app.core.events import Actor, RosterChanged
from app.core.ids import DistrictId
from app.engine.naming import RandomIds
from app.parts import Parts
from app.settings import Settings
from app.store.session import Lane, Tx

OR_HERE = ", or name the new one: --district NAME"

Named = Annotated[Path | None, typer.Option(dir_okay=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Into which district; `fresh` is the id that it gets if it is not there yet."""

    name: str
    timezone: str
    fresh: DistrictId
    dry_run: bool


def import_(  # noqa: PLR0913 - one option a file
    *,
    schools: Named = None,
    zones: Named = None,
    rooms: Named = None,
    people: Named = None,
    shifts: Named = None,
    credentials: Named = None,
    district: Annotated[str, typer.Option(help="The district's name; needed when there are none or several.")] = "",
    timezone: Annotated[str, typer.Option(help="For a district that is new.")] = "America/New_York",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and judge everything, write nothing.")] = False,
) -> None:
    """Import schools, zones, rooms, people, shifts and credentials. Stop the server first."""
    files = Files(zones=zones, schools=schools, rooms=rooms, people=people, shifts=shifts, credentials=credentials)
    if not files.steps():
        raise Trouble("name at least one file: --schools, --zones, --rooms, --people, --shifts or --credentials")
    chosen = settings.read()
    target = Target(name=district, timezone=timezone, fresh=DistrictId(RandomIds().new()), dry_run=dry_run)
    if dry_run and chosen.sqlite_file is not None and not chosen.sqlite_file.exists():
        _read(files, District(id=target.fresh))
        say("Everything can be imported. Nothing was written.")
        if not district:
            say(f"{NONE_YET}{OR_HERE}")
        return
    if not dry_run:
        migrated(chosen)
    asyncio.run(_import(chosen, files, target))


async def _import(chosen: Settings, files: Files, target: Target) -> None:
    async with opened(chosen) as parts:
        there = await _district(parts, target)
        before = await parts.memory.read(lambda read: known(read, there)) if there else District(id=target.fresh)
        _read(files, before)
        if target.dry_run:
            say("Everything can be imported. Nothing was written.")
            return
        added = await (_change(parts, before) if there else _found(parts, before, target))
        say(f"Imported: {added}")


async def _district(parts: Parts, target: Target) -> DistrictId | None:
    rows = await (parts.lookout.districts() if target.name else founded(parts, OR_HERE))
    named = [row.id for row in rows if row.name == target.name or (not target.name and len(rows) == 1)]
    if not named and not target.name:
        raise Trouble("say which district: --district NAME")
    return named[0] if named else None


def _read(files: Files, district: District) -> None:
    complaints: list[Complaint] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    terminal = Console(stderr=True)
    with Progress(*columns, console=terminal, transient=True, disable=not terminal.is_terminal) as progress:
        task = progress.add_task("Reading", total=len(files.steps()))
        for path in files.read(district, complaints):
            progress.update(task, advance=1, description=path.name)
    for complaint in complaints:
        say(complaint)
    if complaints:
        shout(f"Nothing was imported: {len(complaints)} to put right.")
        raise typer.Exit(1)


async def _found(parts: Parts, district: District, target: Target) -> Added:
    def write(tx: Tx) -> Added:
        begin(tx, district.id, target.name, target.timezone)
        added, changed = put(tx, district)
        announce(tx, district.id, changed)
        return added

    return await parts.memory.write(write, Lane.desk)


async def _change(parts: Parts, district: District) -> Added:
    told: list[Added] = []

    def write(tx: Tx) -> RosterChanged | None:
        added, changed = put(tx, district)
        told.append(added)
        return changed

    await parts.record(district.id, Actor(), write)
    return told[-1]
