"""Schools and the places in them, as they are kept: added, renamed, retired. Nothing that a call was raised from is deleted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from pydantic import Field

from app.api.bodies import Body, Id, Label, Line
from app.api.deps import Requires, SiteDep
from app.api.errors import problems
from app.api.site import Site
from app.core.access import RIGHTS, Right, may
from app.core.cover import covering
from app.core.events import RosterChanged
from app.core.ids import PlaceId, SchoolId, ZoneId
from app.core.places import Place, Point, School
from app.core.refusals import Refusal, Refused
from app.core.scene import Scene, Setup
from app.core.words import SchoolLevel
from app.identity.sessions import SignedIn
from app.store.district import places
from app.store.session import Tx

router = APIRouter(prefix="/api/schools", tags=["places"])
Reader = Annotated[SignedIn, Depends(Requires(Right.read_schools))]
Changer = Annotated[SignedIn, Depends(Requires(Right.change_schools))]
SchoolPath = Annotated[SchoolId, Path(alias="school", max_length=128)]
PlacePath = Annotated[PlaceId, Path(alias="place", max_length=128)]
ABOUT_A_SCHOOL = problems(Refusal.not_found, Refusal.unknown_place, Refusal.step_up_needed)
Level = Annotated[int, Field(ge=-9, le=99)]


class SchoolBody(Body):
    """A school: what is left out of a change stays as it is. `phone` is shown when a press does not get through."""

    name: Line | None = None
    code: Label | None = None
    phone: Label | None = None
    zone: Id | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    neighbours: list[Id] | None = Field(default=None, max_length=50)
    levels: list[SchoolLevel] | None = Field(default=None, max_length=len(SchoolLevel))
    retired: bool | None = None


class PlaceBody(Body):
    """A room, a hall, a yard: what is left out of a change stays as it is."""

    name: Line | None = None
    building: Label | None = None
    floor: Level | None = None
    room: Label | None = None
    retired: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """A place as it is kept."""

    id: PlaceId
    name: str
    building: str
    floor: int
    room: str
    retired_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolEntry:
    """A school as it is kept. `covering` is how many there an everyday call rings; `changeable`: whether the asker may."""

    id: SchoolId
    name: str
    code: str
    phone: str
    zone: ZoneId | None
    latitude: float | None
    longitude: float | None
    neighbours: list[SchoolId]
    levels: list[SchoolLevel]
    retired_at: datetime | None
    covering: int
    changeable: bool
    places: list[PlaceEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneEntry:
    """A patrol zone, by name."""

    id: ZoneId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Schools:
    """All schools that the asker looks after; `addable`: whether they may add one."""

    schools: list[SchoolEntry]
    zones: list[ZoneEntry]
    addable: bool


@router.get("", operation_id="listSchools", responses=problems(Refusal.step_up_needed))
async def list_schools(site: SiteDep, who: Reader) -> Schools:
    """With everything in them, also what is retired."""
    scene = (await site.lookout.scene(who.district)).scene
    mine = (s for s in scene.setup.schools.values() if may(who.person, Right.read_schools, s))
    return Schools(
        schools=[_entry(s, who, scene) for s in sorted(mine, key=lambda s: (s.name.casefold(), s.id))],
        zones=[ZoneEntry(id=z.id, name=z.name) for z in sorted(scene.setup.zones.values(), key=lambda z: z.name)],
        addable=_may_add(who),
    )


@router.post("", status_code=201, operation_id="addSchool", responses=ABOUT_A_SCHOOL)
async def add_school(body: SchoolBody, site: SiteDep, who: Changer) -> SchoolEntry:
    """A school without a place yet: a press needs one."""
    if not _may_add(who):
        raise Refused(Refusal.not_allowed)
    fresh = School(id=SchoolId(site.ids.new()), name="?", code="")
    return await _put(site, who, fresh, body)


@router.patch("/{school}", operation_id="changeSchool", responses=ABOUT_A_SCHOOL)
async def change_school(school: SchoolPath, body: SchoolBody, site: SiteDep, who: Changer) -> SchoolEntry:
    """Takes effect everywhere at once. A whole school is retired only by whoever could have added it."""
    before = await _within_reach(site, who, school)
    if body.retired is not None and not _may_add(who):
        raise Refused(Refusal.not_allowed)
    return await _put(site, who, before, body)


@router.post("/{school}/places", status_code=201, operation_id="addPlace", responses=ABOUT_A_SCHOOL)
async def add_place(school: SchoolPath, body: PlaceBody, site: SiteDep, who: Changer) -> PlaceEntry:
    """There to be chosen from now on."""
    await _within_reach(site, who, school)
    fresh = Place(id=PlaceId(site.ids.new()), school=school, name=body.name or body.room or "?")
    return await _put_place(site, who, fresh, body)


@router.patch("/{school}/places/{place}", operation_id="changePlace", responses=ABOUT_A_SCHOOL)
async def change_place(school: SchoolPath, place: PlacePath, body: PlaceBody, site: SiteDep, who: Changer) -> PlaceEntry:
    """Renamed, moved or retired; calls that were raised there keep it."""
    await _within_reach(site, who, school)
    setup = await _setup(site, who)
    before = setup.places.get(place)
    if before is None or before.school != school:
        raise Refused(Refusal.not_found)
    return await _put_place(site, who, before, body)


async def _setup(site: Site, who: SignedIn) -> Setup:
    return (await site.lookout.scene(who.district)).scene.setup


def _may_add(who: SignedIn) -> bool:
    return who.person.holds(RIGHTS[Right.change_schools])


async def _within_reach(site: Site, who: SignedIn, school: SchoolId) -> School:
    """A school that the asker may not even see does not exist."""
    found = (await _setup(site, who)).schools.get(school)
    if found is None or not may(who.person, Right.read_schools, found):
        raise Refused(Refusal.not_found)
    if not may(who.person, Right.change_schools, found):
        raise Refused(Refusal.not_allowed)
    return found


async def _put(site: Site, who: SignedIn, before: School, body: SchoolBody) -> SchoolEntry:
    setup, at = await _setup(site, who), site.clock.now()
    after = _changed(before, body, at)
    known = all(near in setup.schools and near != after.id for near in after.neighbours)
    if not known or (after.zone is not None and after.zone not in setup.zones):
        raise Refused(Refusal.unknown_place)

    def write(tx: Tx) -> RosterChanged:
        places.put_school(tx, who.district, after)
        return RosterChanged(ids=(after.id,))

    await site.record(who.district, who.actor, write)
    return _entry(after, who, (await site.lookout.scene(who.district)).scene)


async def _put_place(site: Site, who: SignedIn, before: Place, body: PlaceBody) -> PlaceEntry:
    after = replace(before, **_told(body, ("name", "building", "floor", "room")), **_retired(body, before, site.clock.now()))

    def write(tx: Tx) -> RosterChanged:
        places.put_place(tx, who.district, after)
        return RosterChanged(ids=(after.id,))

    await site.record(who.district, who.actor, write)
    return _place_entry(after)


def _changed(before: School, body: SchoolBody, at: datetime) -> School:
    after = replace(before, **_told(body, ("name", "code", "phone")), **_retired(body, before, at))
    said = body.model_fields_set
    if "zone" in said:
        after = replace(after, zone=ZoneId(body.zone) if body.zone else None)
    if body.neighbours is not None:
        after = replace(after, neighbours=tuple(SchoolId(near) for near in dict.fromkeys(body.neighbours)))
    if body.levels is not None:
        after = replace(after, levels=tuple(level for level in SchoolLevel if level in body.levels))
    if {"latitude", "longitude"} <= said:
        whole = body.latitude is not None and body.longitude is not None
        after = replace(after, point=Point(latitude=body.latitude or 0.0, longitude=body.longitude or 0.0) if whole else None)
    return after


def _told(body: Body, names: Iterable[str]) -> Mapping[str, Any]:
    return {name: getattr(body, name) for name in names if getattr(body, name) is not None}


def _retired(body: SchoolBody | PlaceBody, before: School | Place, at: datetime) -> Mapping[str, Any]:
    """Since the first time that it was said; and back again."""
    if body.retired is None:
        return {}
    return {"retired_at": (before.retired_at or at) if body.retired else None}


def _entry(school: School, who: SignedIn, scene: Scene) -> SchoolEntry:
    inside = (p for p in scene.setup.places.values() if p.school == school.id)
    return SchoolEntry(
        id=school.id,
        name=school.name,
        code=school.code,
        phone=school.phone,
        zone=school.zone,
        latitude=school.point.latitude if school.point else None,
        longitude=school.point.longitude if school.point else None,
        neighbours=list(school.neighbours),
        levels=list(school.levels),
        retired_at=school.retired_at,
        covering=covering(school.id, scene),
        changeable=may(who.person, Right.change_schools, school),
        places=[_place_entry(p) for p in sorted(inside, key=lambda p: (p.building, p.floor, p.room, p.name, p.id))],
    )


def _place_entry(place: Place) -> PlaceEntry:
    return PlaceEntry(
        id=place.id,
        name=place.name,
        building=place.building,
        floor=place.floor,
        room=place.room,
        retired_at=place.retired_at,
    )
