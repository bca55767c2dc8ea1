"""The demo's doors: in the fictional district anybody may be anybody. Elsewhere this address does not exist."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from app.api.deps import PersonPath, SiteDep, public
from app.api.door.auth import welcome
from app.api.errors import problems
from app.api.site import Site
from app.core import shown
from app.core.called import own_words
from app.core.ids import DistrictId, PersonId
from app.core.refusals import Refusal, Refused
from app.core.scene import Setup
from app.core.words import Role
from app.identity.sessions import Newcomer

router = APIRouter(prefix="/api/demo", tags=["demo"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Somebody whom one may be with one tap. `called` is the district's own word for what they are."""

    person: PersonId
    name: str
    role: Role | None
    called: str | None
    school_name: str


@router.get(
    "/doors",
    operation_id="listDoors",
    dependencies=[public("the demo has nobody to protect")],
    responses=problems(Refusal.not_found),
)
async def list_doors(site: SiteDep, language: str = "") -> list[Door]:
    """Everybody whom one may be. `language`: in which their roles are called, by its two letters."""
    return [door for _, door in await _doors(site, language)]


@router.post(
    "/doors/{person}",
    status_code=204,
    operation_id="enterDoor",
    dependencies=[public("the demo has nobody to protect")],
    responses=problems(Refusal.not_found),
)
async def enter_door(person: PersonPath, request: Request, response: Response, site: SiteDep) -> None:
    """Be them."""
    for district, door in await _doors(site):
        if door.person == person:
            newcomer = Newcomer(district=district, person=person, device_name="Demo", always_raised=True)
            return await welcome(request, response, site, newcomer)
    raise Refused(Refusal.not_found)


async def _doors(site: Site, language: str = "") -> list[tuple[DistrictId, Door]]:
    open_to = list(site.doors())
    if not open_to:
        raise Refused(Refusal.not_found)
    found: dict[PersonId, tuple[DistrictId, Door]] = {}
    for district in await site.lookout.districts():
        setup = (await site.lookout.scene(district.id)).scene.setup
        found |= {p: (district.id, _door(p, setup, language)) for p in open_to if p in setup.people}
    return [found[person] for person in open_to if person in found]


def _door(person_id: PersonId, setup: Setup, language: str) -> Door:
    card = shown.person_card(person_id, setup)
    school = setup.people[person_id].school
    name = setup.schools[school].name if school in setup.schools and school else ""
    called = own_words(setup.policy, language).get(card.role) if card.role else None
    return Door(person=person_id, name=card.name, role=card.role, called=called, school_name=name)
