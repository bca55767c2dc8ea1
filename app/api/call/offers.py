"""Offers: going, not going, and how far one has got."""

from fastapi import APIRouter
from pydantic import ConfigDict

from app.api.bodies import Body, Moment
from app.api.call.calls import ABOUT_A_CALL, CallAnswer, Responder, ask
from app.api.deps import Keyed, OfferPath, SiteDep
from app.api.errors import problems
from app.core import commands as do
from app.core.ids import call_of
from app.core.refusals import Refusal
from app.core.words import DeclineReason

router = APIRouter(prefix="/api/offers", tags=["offers"])


class AcceptBody(Body):
    """`said_at` is the phone's own time, where it had to wait for a network. What a newer app says beside it is passed over."""

    model_config = ConfigDict(extra="ignore")

    said_at: Moment | None = None


class DeclineBody(Body):
    """Nobody is blamed, and the reason may be said afterwards: the same answer again, with it."""

    reason: DeclineReason = DeclineReason.other


class ProgressBody(Body):
    """One step of one's own; `reason` is for giving up."""

    step: do.Step
    reason: DeclineReason = DeclineReason.other
    said_at: Moment | None = None


@router.post(
    "/{offer}/accept",
    operation_id="acceptOffer",
    responses=problems(
        *ABOUT_A_CALL,
        Refusal.already_filled,
        Refusal.offer_over,
        Refusal.committed_elsewhere,
    ),
)
async def accept_offer(offer: OfferPath, body: AcceptBody, site: SiteDep, who: Responder, key: Keyed) -> CallAnswer:
    """I'm going."""
    wanted = do.Accept(by=who.actor, call=call_of(offer), offer=offer, said_at=body.said_at)
    return await ask(site, who, wanted, key)


@router.post(
    "/{offer}/decline",
    operation_id="declineOffer",
    responses=problems(*ABOUT_A_CALL, Refusal.offer_over),
)
async def decline_offer(offer: OfferPath, body: DeclineBody, site: SiteDep, who: Responder, key: Keyed) -> CallAnswer:
    """I can't."""
    wanted = do.Decline(by=who.actor, call=call_of(offer), offer=offer, reason=body.reason)
    return await ask(site, who, wanted, key)


@router.post(
    "/{offer}/progress",
    operation_id="progressOffer",
    responses=problems(*ABOUT_A_CALL, Refusal.offer_over, Refusal.step_out_of_order),
)
async def progress_offer(offer: OfferPath, body: ProgressBody, site: SiteDep, who: Responder, key: Keyed) -> CallAnswer:
    """En route, on scene, clear, or handing it back."""
    wanted = do.Progress(
        by=who.actor,
        call=call_of(offer),
        offer=offer,
        step=body.step,
        reason=body.reason,
        said_at=body.said_at,
    )
    return await ask(site, who, wanted, key)
