"""`nearhand figures`: counts with their denominators, for every district of the database."""

import asyncio
from datetime import date, datetime
from functools import partial
from typing import Annotated

import typer

from app import settings
from app.cli.console import Trouble, say, several
from app.cli.opening import founded, opened
from app.core.figures import Figures, Stretch
from app.core.ids import DistrictId
from app.engine.looking import counting
from app.engine.looking.counting import Counted
from app.settings import Settings
from app.store.session import Read

DAY = ["%Y-%m-%d"]


def figures(
    first: Annotated[datetime, typer.Option("--from", formats=DAY, help="The first day.")],
    last: Annotated[datetime, typer.Option("--to", formats=DAY, help="The last day.")],
    exclude: Annotated[list[str] | None, typer.Option("--exclude", help="Days left out: 2020-03-01..2020-06-30.")] = None,
) -> None:
    """Count calls, contacts and how they ended, from one day to another."""
    over = Stretch(first=first.date(), last=last.date())
    asyncio.run(_all(settings.read(), over, tuple(stretch(text) for text in exclude or ())))


def stretch(text: str) -> Stretch:
    """Two days, or a sentence that says how to write them."""
    begins, _, ends = text.partition("..")
    try:
        return Stretch(first=date.fromisoformat(begins), last=date.fromisoformat(ends))
    except ValueError:
        raise Trouble(f"{text!r} is no stretch of days; write 2020-03-01..2020-06-30") from None


async def _all(chosen: Settings, over: Stretch, without: tuple[Stretch, ...]) -> None:
    async with opened(chosen) as parts:
        for row in await founded(parts):
            look = partial(_look, district=row.id, at=parts.clock.now(), over=over, without=without)
            told = await parts.memory.read(look)
            until = f", until {told.last}: the rest is still to come" if told.last < over.last else ""
            say(f"{row.name}: {several(told.days, 'day')} counted{until}")
            for line in lines("all schools", told.whole):
                say(line)
            for school in sorted(told.schools):
                for line in lines(school, told.schools[school]):
                    say(line)


def _look(read: Read, district: DistrictId, at: datetime, over: Stretch, without: tuple[Stretch, ...]) -> Counted:
    return counting.counted(read, district, counting.period(read, district, at, over, without))


def lines(name: str, told: Figures) -> list[str]:
    """One school's counts, each beside what it is of."""
    of = f"{several(told.calls, 'call')}, {several(told.contacts, 'contact')}"
    found = [f"  {name}: {several(told.interactions(), 'interaction')} ({of})"]
    for measure, tally in told.measures.items():
        share = tally.share()
        part = f", {share:.1%}" if share is not None else ""
        found.append(
            f"    {measure.value}: {tally.yes} of {tally.of()}{part}; {tally.unknown} unknown, {tally.not_told} not told"
        )
    return [*found, f"    unfinished reports: {told.unfinished}"]
