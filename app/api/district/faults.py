"""What is wrong with the setup, as far as the asker looks after it."""

from fastapi import APIRouter

from app.api.deps import SiteDep
from app.api.district.schools import Reader
from app.api.errors import problems
from app.api.people.roster import setup_of
from app.core.access import RIGHTS, Right, may
from app.core.faults import Fault, faults
from app.core.refusals import Refusal
from app.core.roster import Person
from app.core.scene import Setup

router = APIRouter(prefix="/api/faults", tags=["places"])


@router.get("", operation_id="listFaults", responses=problems(Refusal.step_up_needed))
async def list_faults(site: SiteDep, who: Reader) -> list[Fault]:
    """Errors first. Officers, and zones without a school of the asker's, are told to who looks after the whole district."""
    setup = await setup_of(site, who)
    return [each for each in faults(setup) if _concerns(who.person, each, setup)]


def _concerns(person: Person, fault: Fault, setup: Setup) -> bool:
    if person.holds(RIGHTS[Right.read_schools]):
        return True
    near = (s for s in setup.schools.values() if s.id == fault.school or (fault.zone is not None and s.zone == fault.zone))
    return any(may(person, Right.read_schools, school) for school in near)
