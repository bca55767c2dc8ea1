"""A call, and its status, which is read off its assignments and never stored by hand. How it came to be: `history.py`."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.core import assignment as part
from app.core.ids import CallId, OfferId, PersonId, PlaceId, SchoolId, Seq
from app.core.policy import ResponsePlan
from app.core.report import Report
from app.core.words import (
    Alerting,
    AssignmentState,
    CallStatus,
    DeclineReason,
    Disposition,
    EscalationCause,
    PickReason,
)

UNREPORTED = Report()

NEW_ROUND = frozenset({EscalationCause.repeat, EscalationCause.backup, EscalationCause.given_up})
"""Causes that begin the asking anew: a "can't" of the round before no longer counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One responder's part, from offer to clear. `round` is the one it was asked in, then the one for which it is over."""

    offer: OfferId
    responder: PersonId
    state: AssignmentState
    rung: int
    round: int
    reason: PickReason
    metres: int | None
    seconds: int | None
    proven: bool
    made_at: datetime
    until: datetime
    delivered_at: datetime | None = None
    seen_at: datetime | None = None
    accepted_at: datetime | None = None
    en_route_at: datetime | None = None
    on_scene_at: datetime | None = None
    ended_at: datetime | None = None
    decline_reason: DeclineReason | None = None

    def is_live(self) -> bool:
        """Ringing now."""
        return self.state is AssignmentState.offered

    def is_going(self) -> bool:
        """Accepted and not yet done."""
        return self.state in part.GOING


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request for help, from press to close. `rev` is the seq of its last event, `pressers` who pressed beside the caller."""

    id: CallId
    school: SchoolId
    place: PlaceId
    caller: PersonId
    call_type: str
    plan: ResponsePlan
    alerting: Alerting
    drill: bool
    raised_at: datetime
    rev: Seq
    needed: int
    edition: int = 0
    presses: int = 1
    pressers: tuple[PersonId, ...] = ()
    rung: int = 0
    round: int = 0
    due: datetime | None = None
    cause: EscalationCause | None = None
    exhausted: bool = False
    review_needed: bool = False
    stand_down_asked: bool = False
    unreadable: bool = False
    assignments: tuple[Assignment, ...] = ()
    cancelled_at: datetime | None = None
    closed_at: datetime | None = None
    disposition: Disposition | None = None
    closed_by: PersonId | None = None
    report: Report = UNREPORTED

    def is_open(self) -> bool:
        """Neither closed nor cancelled."""
        return self.closed_at is None and self.cancelled_at is None

    def is_filled(self) -> bool:
        """As many have said yes as are needed."""
        return sum(a.state in part.FILLING for a in self.assignments) >= self.needed

    def is_waiting(self) -> bool:
        """Open and unfilled: somebody must be ringing."""
        return self.is_open() and not self.is_filled()

    def live(self) -> tuple[Assignment, ...]:
        """The offers that ring now."""
        return tuple(a for a in self.assignments if a.is_live())

    def going(self) -> tuple[Assignment, ...]:
        """Those who said yes and are not done."""
        return tuple(a for a in self.assignments if a.is_going())

    def offer(self, offer: OfferId) -> Assignment | None:
        """The assignment that the offer began."""
        return next((a for a in self.assignments if a.offer == offer), None)

    def part_of(self, person: PersonId) -> Assignment | None:
        """The person's latest part, if they ever were asked."""
        return next((a for a in reversed(self.assignments) if a.responder == person), None)

    def status(self) -> CallStatus:
        """The most advanced thing that is true."""
        if self.cancelled_at is not None:
            return CallStatus.cancelled
        if self.closed_at is not None:
            return CallStatus.closed
        states = {a.state for a in self.assignments}
        for state, status in _STATUS_BY_STATE:
            if state in states:
                return status
        return CallStatus.dispatched if self.rung else CallStatus.pending

    def turned(self, cause: EscalationCause) -> "Call":
        """The call as the asking goes on for this cause: some begin a round, and all but the repeat a whole ladder too."""
        if cause not in NEW_ROUND:
            return self
        return replace(self, round=self.round + 1, exhausted=self.exhausted and cause is EscalationCause.repeat)

    def alarm(self) -> datetime | None:
        """When silence must be answered next."""
        if not self.is_waiting() or self.review_needed or self.due is None:
            return None
        return min([self.due, *(a.until for a in self.live())])


_STATUS_BY_STATE = (
    (AssignmentState.on_scene, CallStatus.on_scene),
    (AssignmentState.en_route, CallStatus.en_route),
    (AssignmentState.accepted, CallStatus.accepted),
    (AssignmentState.clear, CallStatus.cleared),
)
