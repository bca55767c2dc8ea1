"""One person's part as a card."""

from dataclasses import dataclass
from datetime import datetime

from app.core.cards.people import PersonCard
from app.core.ids import OfferId
from app.core.words import AssignmentState, DeclineReason, PickReason, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentCard:
    """One responder's part. `metres` and `seconds` are estimates at the time of asking; `proven` is whether the phone had
    proved that it rings. Milestones are None until known: sent is not delivered, delivered is not seen, seen is not accepted.
    `on_scene_since` is `on_scene_at` by their own phone's time where that had to wait for a network, no earlier than can be.
    `still_since` is set while they said yes, were asked how it is, and show no movement; `asked_by` asked them by name.
    `position_age` is how many seconds old the position was by which an officer was judged; None: by the school they named."""

    offer: OfferId
    responder: PersonCard
    state: AssignmentState
    rung: int
    reason: PickReason
    metres: int | None
    seconds: int | None
    proven: bool
    made_at: datetime
    until: datetime
    delivered_at: datetime | None
    seen_at: datetime | None
    accepted_at: datetime | None
    en_route_at: datetime | None
    on_scene_at: datetime | None
    ended_at: datetime | None
    decline_reason: DeclineReason | None
    purpose: Purpose = Purpose.respond
    still_since: datetime | None = None
    asked_by: PersonCard | None = None
    instead_of: PersonCard | None = None
    position_age: int | None = None
    on_scene_since: datetime | None = None
