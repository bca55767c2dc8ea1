"""The codes of a school's rooms, to print and to replace. Whoever looks after the school keeps them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import Field

from app.api.bodies import Body, Id, Nothing
from app.api.deps import Requires, SiteDep
from app.api.district.places import SchoolCard, school_card
from app.api.district.schools import SchoolPath
from app.api.errors import problems
from app.api.site import Site
from app.core import shown
from app.core.access import Right, may
from app.core.cards import PlaceCard
from app.core.ids import PlaceId, SchoolId
from app.core.places import Place, School
from app.core.refusals import Refusal, Refused
from app.core.scene import Setup
from app.identity.invites import qr_svg
from app.identity.sessions import SignedIn

router = APIRouter(prefix="/api/schools/{school}/codes", tags=["rooms"])
Keeper = Annotated[SignedIn, Depends(Requires(Right.change_room_codes))]
ABOUT_CODES = problems(Refusal.not_found, Refusal.step_up_needed)


class RotateBody(Body):
    """The rooms whose sheets are worth nothing any more."""

    places: list[Id] = Field(min_length=1, max_length=2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomCodeCard:
    """One room's sheet; a room without a code has none to print."""

    place: PlaceCard
    code: str | None
    url: str | None
    qr_svg: str | None
    made_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomCodeSheet:
    """All that is printed for one school."""

    district: str
    school: SchoolCard
    rooms: list[RoomCodeCard]


@router.get("", operation_id="listRoomCodes", responses=ABOUT_CODES)
async def list_room_codes(school: SchoolPath, request: Request, site: SiteDep, who: Keeper) -> RoomCodeSheet:
    """Every room of the school, with its code where it has one."""
    return await _sheet(request, site, who, school)


@router.post("", operation_id="makeRoomCodes", responses=ABOUT_CODES)
async def make_room_codes(school: SchoolPath, _: Nothing, request: Request, site: SiteDep, who: Keeper) -> RoomCodeSheet:
    """A code for each room that has none."""
    setup, _found = await _school(site, who, school)
    await site.room_codes.make(who.district, who.actor, [p.id for p in _rooms(setup, school)])
    return await _sheet(request, site, who, school)


@router.post("/rotate", operation_id="rotateRoomCodes", responses=ABOUT_CODES)
async def rotate_room_codes(school: SchoolPath, body: RotateBody, request: Request, site: SiteDep, who: Keeper) -> RoomCodeSheet:
    """New codes for these rooms; nobody presses with the old ones from now on."""
    setup, _found = await _school(site, who, school)
    wanted: Collection[str] = set(body.places)
    rooms = [p.id for p in _rooms(setup, school) if p.id in wanted]
    if len(rooms) != len(wanted):
        raise Refused(Refusal.not_found)
    await site.room_codes.rotate(who.district, who.actor, rooms)
    return await _sheet(request, site, who, school)


async def _sheet(request: Request, site: Site, who: SignedIn, school: SchoolId) -> RoomCodeSheet:
    setup, found = await _school(site, who, school)
    codes = await site.room_codes.live(who.district)
    here = site.settings.public_url or str(request.base_url).rstrip("/")

    def card(place: PlaceId) -> RoomCodeCard:
        row = codes.get(place)
        url = f"{here}/r/{row.code}" if row else None
        return RoomCodeCard(
            place=shown.place_card(place, setup),
            code=row.code if row else None,
            url=url,
            qr_svg=qr_svg(url) if url else None,
            made_at=row.made_at if row else None,
        )

    rooms = [card(place.id) for place in _rooms(setup, school)]
    return RoomCodeSheet(district=setup.name, school=school_card(found), rooms=rooms)


async def _school(site: Site, who: SignedIn, school: SchoolId) -> tuple[Setup, School]:
    """A school that is not theirs to look after does not exist."""
    setup = (await site.lookout.scene(who.district)).scene.setup
    found = setup.schools.get(school)
    if found is None or not may(who.person, Right.change_room_codes, found):
        raise Refused(Refusal.not_found)
    return setup, found


def _rooms(setup: Setup, school: SchoolId) -> list[Place]:
    rooms = (p for p in setup.places.values() if p.school == school and p.retired_at is None)
    return sorted(rooms, key=lambda p: (p.building, p.floor, p.room, p.name, p.id))
