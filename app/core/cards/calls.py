"""A call as a viewer may see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.core.cards.actions import Action
from app.core.cards.parts import AssignmentCard
from app.core.cards.people import PersonCard, PlaceCard
from app.core.cards.police import PoliceCard
from app.core.ids import CallId, OfferId
from app.core.words import Alerting, AssignmentState, CallStatus, Disposition, EscalationCause, Priority, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderCard:
    """Where the escalation ladder stands. `due` is when the next rung is reached (None: nobody is waited for);
    `next_asked` are the names of those who would be rung then, as known now, and `next_count` how many they are: a stranger
    learns that more ring, and not who."""

    rung: int
    rungs: int
    due: datetime | None
    cause: EscalationCause | None
    exhausted: bool
    review_needed: bool
    next_asked: tuple[str, ...]
    next_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesCard:
    """How many messages there are, and how many of them the viewer has not read; their words are asked for."""

    count: int
    unread: int


NO_MESSAGES = MessagesCard(count=0, unread=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class You:
    """The viewer's own part: their live or latest offer on this call, the question they are to decide, what they may do now."""

    offer: OfferId | None
    state: AssignmentState | None
    actions: tuple[Action, ...]
    decides: OfferId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """A call as one viewer may see it. `rev` grows with every change: newer wins, older is thrown away. `edition` is the policy
    by which it is judged, and so by whose form it ends; `words` are the roles that it calls in its own way: a screen about the
    call speaks so, whatever the district says by now."""

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
    police: PoliceCard | None = None
    said_911_at: datetime | None = None
    edition: int = 0
    words: Mapping[Role, str] = field(default_factory=dict)
