"""What may be wanted of an offer and of the responder's part that it began."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.core.commands.calls import CallCommand
from app.core.ids import OfferId, PersonId
from app.core.words import DeclineReason, WithdrawReason


class Step(StrEnum):
    """A responder's own progress."""

    en_route = "en_route"
    on_scene = "on_scene"
    clear = "clear"
    give_up = "give_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept(CallCommand):
    """I'm going."""

    offer: OfferId
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline(CallCommand):
    """I can't; said once more with a reason, it only says why."""

    offer: OfferId
    reason: DeclineReason = DeclineReason.other


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(CallCommand):
    """En route, on scene, clear, or handing it back."""

    offer: OfferId
    step: Step
    reason: DeclineReason = DeclineReason.other
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receive(CallCommand):
    """A device has the offer (`seen` false) or shows it to the person (`seen` true). Never refused."""

    offer: OfferId
    seen: bool
    observed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMoving(CallCommand):
    """Followed from what this person did: they are at it."""

    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(CallCommand):
    """Followed from another event: this person can no longer be asked or be going."""

    person: PersonId
    why: WithdrawReason
