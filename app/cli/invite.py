"""`nearhand invite`: a link for everybody who has no account yet, for an imported school's first afternoon."""

import asyncio
import csv
import sys
from pathlib import Path
from typing import Annotated

import typer

from app import settings
from app.cli.console import Trouble, say, several
from app.cli.opening import founded, opened
from app.core.ids import DistrictId
from app.core.roster import Person
from app.core.words import Role
from app.identity.invites import Invites
from app.identity.passwords import Passwords
from app.settings import Settings
from app.store.district import districts
from app.store.people import accounts, roster
from app.store.session import Read

Guest = tuple[DistrictId, Person]
Row = tuple[str, str, str]


def invite(
    role: Annotated[Role | None, typer.Option(help="Only those who hold this role.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write the CSV there instead of printing it.")] = None,
) -> None:
    """Invite everybody without an account: name, roles and link as CSV. Each link works once, for seven days."""
    if out is not None and out.exists():
        raise Trouble(f"{out} is there already: links are secrets, and are not written over another file")
    rows = asyncio.run(invited(settings.read(), role))
    if out is None:
        csv.writer(sys.stdout).writerows([("name", "roles", "link"), *rows])
        return
    out.touch(mode=0o600)
    with out.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("name", "roles", "link"), *rows])
    say(f"{several(len(rows), 'invitation')} in {out}. Whoever has a link is that person: hand them over one by one.")


async def invited(chosen: Settings, role: Role | None) -> list[Row]:
    """One row a person, by name."""
    async with opened(chosen) as parts:
        invites = Invites(parts.memory, parts.record, parts.clock, Passwords())
        rows: list[Row] = []
        await founded(parts)
        for district, person in await parts.memory.read(lambda read: _without_account(read, role)):
            invitation = await invites.make(district, person.id, None)
            roles = " ".join(sorted(person.roles()))
            rows.append((_plain(person.name), roles, f"{chosen.address}/i/{invitation.token}"))
        return rows


def _without_account(read: Read, role: Role | None) -> list[Guest]:
    people = [(district.id, person) for district in districts.districts(read) for person in roster.people(read, district.id)]
    wanted = (g for g in people if g[1].active and (role is None or role in g[1].roles()))
    return sorted((g for g in wanted if accounts.find(read, g[1].id) is None), key=lambda g: g[1].name)


def _plain(text: str) -> str:
    """A name that a spreadsheet would take for a formula is kept as text."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
