"""Letting people go: whose phone need not ring any more, and who is on the way and need not come.

Every reason is somebody else's; here is only what it comes to for each of those named."""

from collections.abc import Iterable

from app.core import events as ev
from app.core.assignment import Assignment
from app.core.call import Call
from app.core.words import WithdrawReason


def withdrawn(call: Call, asks: Iterable[Assignment], why: WithdrawReason) -> list[ev.CallEvent]:
    """These phones need not ring any more."""
    return [ev.OfferWithdrawn(call=call.id, offer=a.offer, responder=a.responder, why=why) for a in asks if a.is_live()]


def released(call: Call, asks: Iterable[Assignment], why: WithdrawReason) -> list[ev.CallEvent]:
    """Those of them who said yes need not come, or stay."""
    return [ev.ResponderReleased(call=call.id, offer=a.offer, responder=a.responder, why=why) for a in asks if a.is_going()]


def let_go(call: Call, asks: Iterable[Assignment], why: WithdrawReason) -> list[ev.CallEvent]:
    """All of them, whether they ring or come."""
    asks = tuple(asks)
    return [*withdrawn(call, asks, why), *released(call, asks, why)]
