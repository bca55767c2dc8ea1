"""`nearhand setup`: the district, its first system administrator, and the link with which they sign in."""

import asyncio
from dataclasses import dataclass
from io import StringIO
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import segno
import typer

from app import settings
from app.cli import keys
from app.cli.console import Trouble, say
from app.cli.imports.write import announce, begin
from app.cli.opening import migrated, opened
from app.core.events import RosterChanged
from app.core.ids import DistrictId, PersonId
from app.core.letters import as_written, can_be_read
from app.core.roster import Person, district_wide
from app.core.words import Role
from app.engine.naming import RandomIds
from app.identity.invites import Invites
from app.identity.passwords import Passwords
from app.settings import Settings
from app.store.district import districts
from app.store.people import roster
from app.store.session import Lane, Read, Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked for, and the ids that it gets if it is new."""

    district_name: str
    name: str
    timezone: str
    district: DistrictId
    person: PersonId


def setup(
    district: Annotated[str, typer.Option(prompt="The district's name")],
    name: Annotated[str, typer.Option(prompt="Your name, as colleagues see it")],
    timezone: Annotated[str, typer.Option(prompt="The district's time zone")] = "America/New_York",
) -> None:
    """Create the district and its first administrator, and print the invitation to sign in with."""
    chosen = settings.read()
    wanted = _wanted(district, name, timezone)
    migrated(chosen)
    keys.ensure(chosen)
    address = asyncio.run(invited(chosen, wanted))
    say(f"Open this link within seven days, on the device of {wanted.name}:\n\n  {address}\n")
    picture = StringIO()
    segno.make(address, error="m").terminal(out=picture, compact=True)
    typer.echo(picture.getvalue())


def _wanted(district: str, name: str, timezone: str) -> Wanted:
    for what, given in (("the district's name", district), ("your name", name)):
        if not can_be_read(given) or len(given) > 120:
            raise Trouble(f"{what} must be 1 to 120 characters that can be shown")
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Trouble(f"{timezone!r} is no time zone: give a name such as America/Chicago") from None
    ids = RandomIds()
    return Wanted(
        district_name=as_written(district),
        name=as_written(name),
        timezone=timezone,
        district=DistrictId(ids.new()),
        person=PersonId(ids.new()),
    )


async def invited(chosen: Settings, wanted: Wanted) -> str:
    """The invitation's link. An administrator of that name is invited again: who forgot a password gets in this way."""
    async with opened(chosen) as parts:
        district, person = await parts.memory.write(lambda tx: _put(tx, wanted), Lane.desk)
        invites = Invites(parts.memory, parts.record, parts.clock, Passwords())
        invitation = await invites.make(district, person, None)
        return f"{chosen.address}/i/{invitation.token}"


def _put(tx: Tx, wanted: Wanted) -> tuple[DistrictId, PersonId]:
    district = _district(tx, wanted.district_name)
    if district is None:
        begin(tx, wanted.district, wanted.district_name, wanted.timezone)
        district = wanted.district
    known = _administrator(tx, district, wanted.name)
    if known is not None:
        return district, known
    person = Person(id=wanted.person, name=wanted.name, holdings=(district_wide(Role.system_administrator, district),))
    roster.put_person(tx, district, person)
    announce(tx, district, RosterChanged(ids=(person.id,)))
    return district, person.id


def _district(read: Read, name: str) -> DistrictId | None:
    return next((row.id for row in districts.districts(read) if row.name == name), None)


def _administrator(read: Read, district: DistrictId, name: str) -> PersonId | None:
    people = roster.people(read, district)
    found_one = (p.id for p in people if p.active and p.name == name and Role.system_administrator in p.roles())
    return next(found_one, None)
