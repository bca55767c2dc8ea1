"""The shapes that a viewer is shown: the same for socket and REST. What goes into them is decided in `board.py`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.core.ids import CallId, OfferId, PersonId, PlaceId, SchoolId
from app.core.words import (
    Alerting,
    AssignmentState,
    CallStatus,
    DeclineReason,
    Disposition,
    DutyStatus,
    EscalationCause,
    PickReason,
    Priority,
    Role,
)


class Action(StrEnum):
    """What a viewer may do to a call now. A button without one of these is not drawn."""

    press_again = "press_again"
    amend = "amend"
    note = "note"
    cancel = "cancel"
    stand_down = "stand_down"
    accept = "accept"
    decline = "decline"
    en_route = "en_route"
    on_scene = "on_scene"
    clear = "clear"
    give_up = "give_up"
    backup = "backup"
    escalate = "escalate"
    take = "take"
    ask = "ask"
    message = "message"
    close = "close"
    report = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """An adult, by name and role."""

    id: PersonId
    name: str
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCard:
    """Where. `school_phone` is the office's number."""

    id: PlaceId
    name: str
    building: str
    floor: int
    room: str
    school: SchoolId
    school_name: str
    school_phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentCard:
    """One responder's part. `metres` and `seconds` are estimates at the time of asking; `proven` is whether the phone had
    proved that it rings. Milestones are None until known: sent is not delivered, delivered is not seen, seen is not accepted.
    `still_since` is set while they said yes, were asked how it is, and show no movement; `asked_by` asked them by name."""

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
    still_since: datetime | None = None
    asked_by: PersonCard | None = None
    instead_of: PersonCard | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderCard:
    """Where the escalation ladder stands. `due` is when the next rung is reached (None: nobody is waited for);
    `next_asked` are the names of those who would be rung then, as known now."""

    rung: int
    rungs: int
    due: datetime | None
    cause: EscalationCause | None
    exhausted: bool
    review_needed: bool
    next_asked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesCard:
    """How many messages there are, and how many of them the viewer has not read; their words are asked for."""

    count: int
    unread: int


NO_MESSAGES = MessagesCard(count=0, unread=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class You:
    """The viewer's own part: their live or latest offer on this call and what they may do now."""

    offer: OfferId | None
    state: AssignmentState | None
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """A call as one viewer may see it. `rev` grows with every change: newer wins, older is thrown away."""

    id: CallId
    rev: int
    status: CallStatus
    call_type: str
    priority: Priority
    alerting: Alerting
    drill: bool
    place: PlaceCard
    caller: PersonCard | None
    raised_at: datetime
    presses: int
    needed: int
    ladder: LadderCard
    assignments: tuple[AssignmentCard, ...]
    stand_down_asked: bool
    cancel_until: datetime
    closed_at: datetime | None
    disposition: Disposition | None
    you: You
    messages: MessagesCard = NO_MESSAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """A responder on duty. `proven` is whether their phone has proved that it rings; `call` is what they are committed to."""

    person: PersonCard
    status: DutyStatus
    school: SchoolId | None
    school_name: str | None
    place: PlaceId | None
    place_name: str | None
    since: datetime
    moved_at: datetime
    until: datetime | None
    proven: bool
    call: CallId | None
