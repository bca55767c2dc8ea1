"""What can happen to an offer, and to the part of the responder who took it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.core.events.calls import CallEvent
from app.core.ids import DeviceId, OfferId, PersonId
from app.core.words import DeclineReason, PickReason, Purpose, WithdrawReason


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferEvent(CallEvent):
    """Anything about one offer; `responder` is the one who was asked."""

    offer: OfferId
    responder: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferMade(OfferEvent):
    """Somebody is asked until a time. `metres` and `seconds` are the estimates used; `proven` is their phone's word. Asked by
    name, `asked_by` did so: in the place of `instead_of`, or `beside` those who are enough already. `position_age` is how many
    seconds old the position was by which an officer was judged."""

    type: ClassVar[str] = "offer.made"
    rung: int
    until: datetime
    reason: PickReason
    metres: int | None
    seconds: int | None
    proven: bool
    asked_by: PersonId | None = None
    instead_of: PersonId | None = None
    beside: bool = False
    purpose: Purpose = Purpose.respond
    position_age: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDelivered(OfferEvent):
    """A device of the responder has it. A milestone, not a state."""

    type: ClassVar[str] = "offer.delivered"
    device: DeviceId
    observed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferSeen(OfferEvent):
    """The responder had it on a lit screen. A milestone, not a state."""

    type: ClassVar[str] = "offer.seen"
    device: DeviceId
    observed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAccepted(OfferEvent):
    """The responder said "I'm going"; `late` when the offer's time had run out and nobody else had said yes."""

    type: ClassVar[str] = "offer.accepted"
    late: bool = False
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDeclined(OfferEvent):
    """The responder cannot go."""

    type: ClassVar[str] = "offer.declined"
    reason: DeclineReason


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferExplained(OfferEvent):
    """Who had said no said why. Nothing follows from it: the next phone rang at the no."""

    type: ClassVar[str] = "offer.explained"
    reason: DeclineReason


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferExpired(OfferEvent):
    """Silence until the offer's time."""

    type: ClassVar[str] = "offer.expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferWithdrawn(OfferEvent):
    """The offer ended by no doing of the responder's."""

    type: ClassVar[str] = "offer.withdrawn"
    why: WithdrawReason


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponderStalled(OfferEvent):
    """Said yes and has shown no movement for the plan's time: they are asked how it is. Nothing is taken away."""

    type: ClassVar[str] = "responder.stalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponderMoving(OfferEvent):
    """Showed that they are at it, in another way than by a step of their own."""

    type: ClassVar[str] = "responder.moving"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponderEnRoute(OfferEvent):
    """On the way."""

    type: ClassVar[str] = "responder.en_route"
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponderOnScene(OfferEvent):
    """With the caller."""

    type: ClassVar[str] = "responder.on_scene"
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponderClear(OfferEvent):
    """Done and free again."""

    type: ClassVar[str] = "responder.clear"
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponderGivenUp(OfferEvent):
    """Handed the call back after accepting; it is filled again."""

    type: ClassVar[str] = "responder.given_up"
    reason: DeclineReason


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponderReleased(OfferEvent):
    """No longer needed, or no longer able, by no doing of their own."""

    type: ClassVar[str] = "responder.released"
    why: WithdrawReason


KINDS: tuple[type[CallEvent], ...] = (
    OfferMade,
    OfferDelivered,
    OfferSeen,
    OfferAccepted,
    OfferDeclined,
    OfferExplained,
    OfferExpired,
    OfferWithdrawn,
    ResponderStalled,
    ResponderMoving,
    ResponderEnRoute,
    ResponderOnScene,
    ResponderClear,
    ResponderGivenUp,
    ResponderReleased,
)
"""All of this noun."""
