"""Places: where help may be asked for."""

from dataclasses import dataclass

from fastapi import APIRouter

from app.api.deps import AppUser, SiteDep
from app.api.errors import problems
from app.core import shown
from app.core.access import Right, may
from app.core.cards import PlaceCard
from app.core.ids import SchoolId, ZoneId
from app.core.places import School

router = APIRouter(prefix="/api/places", tags=["places"])


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolCard:
    """A school that one works in or looks after."""

    id: SchoolId
    name: str
    code: str
    phone: str
    zone: ZoneId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """One's own schools and everything in them."""

    schools: list[SchoolCard]
    places: list[PlaceCard]


@router.get("", operation_id="listPlaces", responses=problems())
async def list_places(site: SiteDep, who: AppUser) -> Places:
    """As far as the asker's roles reach; what is retired is nobody's to choose any more."""
    setup = (await site.lookout.scene(who.district)).scene.setup
    mine = {s.id: s for s in setup.schools.values() if s.retired_at is None and may(who.person, Right.use_app, s)}
    places = (p for p in setup.places.values() if p.school in mine and p.retired_at is None)
    ordered = sorted(places, key=lambda p: (mine[p.school].name, p.building, p.floor, p.room, p.name, p.id))
    return Places(
        schools=[school_card(s) for s in sorted(mine.values(), key=lambda s: (s.name, s.id))],
        places=[shown.place_card(place.id, setup) for place in ordered],
    )


def school_card(school: School) -> SchoolCard:
    """As those who work there know it."""
    return SchoolCard(id=school.id, name=school.name, code=school.code, phone=school.phone, zone=school.zone)
