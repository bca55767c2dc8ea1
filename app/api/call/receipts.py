"""Receipts: this phone has the offer; its owner has seen it. Milestones, never in the way of anything."""

import contextlib

from fastapi import APIRouter
from pydantic import Field

from app.api.bodies import Body, Id, Moment
from app.api.deps import AppUser, SiteDep
from app.api.errors import problems
from app.core.commands import Receive
from app.core.ids import OfferId, call_of
from app.core.refusals import Refused

router = APIRouter(prefix="/api/receipts", tags=["offers"])


class Receipt(Body):
    """One milestone of one offer on this device."""

    offer: Id
    seen: bool
    observed_at: Moment


class ReceiptsBody(Body):
    """What the phone gathered while it could not tell."""

    receipts: list[Receipt] = Field(max_length=100)


@router.post("", status_code=204, operation_id="sendReceipts", responses=problems())
async def send_receipts(body: ReceiptsBody, site: SiteDep, who: AppUser) -> None:
    """A receipt for what is not (or no longer) theirs is dropped: the phone must not try it for ever."""
    for receipt in body.receipts:
        offer = OfferId(receipt.offer)
        heard = Receive(
            by=who.actor,
            call=call_of(offer),
            offer=offer,
            seen=receipt.seen,
            observed_at=receipt.observed_at,
        )
        with contextlib.suppress(Refused):
            await site.handle(who.district, heard, None)
