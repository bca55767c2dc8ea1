"""Where an officer's phone is, while its owner is on duty and shares it: the last position and no other."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from app.api.bodies import Body
from app.api.deps import Requires, SiteDep
from app.api.errors import problems
from app.core.access import Right
from app.core.refusals import Refusal, Refused
from app.core.words import DutyStatus
from app.identity.sessions import SignedIn
from app.store import log
from app.store.people import duty, positions
from app.store.people.positions import PositionRow
from app.store.session import Lane, Tx

router = APIRouter(prefix="/api/me", tags=["me"])
Sharer = Annotated[SignedIn, Depends(Requires(Right.share_position))]


class PositionBody(Body):
    """WGS 84 degrees, as the phone says them."""

    latitude: float = Field(ge=-90, le=90, examples=[45.03])
    longitude: float = Field(ge=-180, le=180, examples=[-93.36])


@router.post(
    "/position",
    status_code=204,
    operation_id="sharePosition",
    responses=problems(Refusal.not_on_duty, Refusal.too_many_attempts),
)
async def share_position(body: PositionBody, site: SiteDep, who: Sharer) -> None:
    """I am here now. It takes the place of the one before, and goes when duty ends."""
    site.positions.take(who.person.id, site.clock.now())

    def write(tx: Tx) -> None:
        head = log.lock_head(tx, who.district)  # else it could be written just after the duty's end dropped it
        mine = duty.find(tx, who.district, who.person.id)
        if mine is None or mine.status is DutyStatus.off_duty:
            raise Refused(Refusal.not_on_duty)
        row = PositionRow(person=who.person.id, latitude=body.latitude, longitude=body.longitude, at=head.now)
        positions.put(tx, who.district, row)

    await site.memory.write(write, Lane.desk)


@router.delete("/position", status_code=204, operation_id="hidePosition", responses=problems())
async def hide_position(site: SiteDep, who: Sharer) -> None:
    """I share it no more: what was known of it is forgotten at once."""

    def write(tx: Tx) -> None:
        log.lock_head(tx, who.district)
        positions.drop(tx, who.district, who.person.id)

    await site.memory.write(write, Lane.desk)
