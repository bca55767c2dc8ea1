"""A call, and its status, which is read off its assignments and never stored by hand. How it came to be: `history.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from app.core import assignment as part
from app.core.assignment import Assignment
from app.core.ids import CallId, MessageId, OfferId, PersonId, PlaceId, SchoolId, Seq
from app.core.policy import ResponsePlan
from app.core.report import Report
from app.core.request import PoliceRequest
from app.core.words import Alerting, AssignmentState, CallStatus, Disposition, EscalationCause, Purpose

UNREPORTED = Report()

NEW_ROUND = frozenset({EscalationCause.repeat, EscalationCause.backup, EscalationCause.given_up})
"""Causes that begin the asking anew: a "can't" of the round before no longer counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Words to the people on the call; what they are lies apart."""

    id: MessageId
    by: PersonId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request for help, from press to close. `rev` is the seq of its last event; `pressers` pressed beside the caller; `made`
    how many offers were made; `police` the last request for police. `read` is how many messages each one has read, `joined` how
    many there were when a presser came, `spoken` how often each one wrote a note or named the type."""

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
    made: int = 0
    cancelled_at: datetime | None = None
    closed_at: datetime | None = None
    disposition: Disposition | None = None
    closed_by: PersonId | None = None
    report: Report = UNREPORTED
    messages: tuple[Message, ...] = ()
    read: Mapping[PersonId, int] = field(default_factory=dict)
    joined: Mapping[PersonId, int] = field(default_factory=dict)
    spoken: Mapping[PersonId, int] = field(default_factory=dict)
    police: PoliceRequest | None = None
    said_911_at: datetime | None = None

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

    def asks(self) -> tuple[Assignment, ...]:
        """Everybody who was asked anything: to come, to decide about police, or as an officer."""
        return (*self.assignments, *(self.police.asks if self.police else ()))

    def ringing(self) -> tuple[Assignment, ...]:
        """Every phone that rings now, for whatever purpose."""
        return tuple(a for a in self.asks() if a.is_live())

    def committed(self) -> tuple[Assignment, ...]:
        """Those who said that they come, an officer among them."""
        return tuple(a for a in self.asks() if a.is_going())

    def met_by(self) -> PersonId | None:
        """The adult who was named to meet the officer of the request that stands."""
        stands = self.police is not None and self.police.is_current()
        return self.police.meeting.adult if self.police and stands and self.police.meeting else None

    def offer(self, offer: OfferId) -> Assignment | None:
        """The assignment that the offer began."""
        return next((a for a in self.asks() if a.offer == offer), None)

    def part_of(self, person: PersonId) -> Assignment | None:
        """The person's latest part among those asked to come, if they ever were."""
        parts = [a for a in self.asks() if a.responder == person and a.purpose is not Purpose.approve]
        return max(reversed(parts), key=lambda a: a.made_at, default=None)  # who was an officer may be asked as a colleague since

    def place_of(self, person: PersonId) -> Assignment | None:
        """The place that another may take: of who is on the way, and not yet there. An officer has none: they fill no place."""
        mine = self.part_of(person)
        return mine if mine is not None and mine.purpose is Purpose.respond and mine.state in part.ON_THE_WAY else None

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

    def replaced_by(self, offer: Assignment) -> Assignment | None:
        """The part that ends when this offer is taken. Whoever has arrived is not replaced from afar."""
        return self.place_of(offer.instead_of) if offer.instead_of else None

    def is_extra(self, offer: Assignment) -> bool:
        """Rings though enough have said yes: for somebody's place, or beside them."""
        return offer.is_live() and (offer.beside or self.replaced_by(offer) is not None)

    def silence(self) -> datetime | None:
        """When the ladder must move or an offer of it end."""
        if not self.is_waiting() or self.review_needed or self.due is None:
            return None
        return min([self.due, *(a.until for a in self.live())])

    def asks_at(self, going: Assignment) -> datetime | None:
        """When somebody who said yes and has not stirred is asked how it is, for the first time or again."""
        since = going.asked_at or going.moved_at
        if going.state is not AssignmentState.accepted or since is None:
            return None
        return since + timedelta(seconds=self.plan.stall_seconds)

    def alarm(self) -> datetime | None:
        """When time has something to do next."""
        if not self.is_open():
            return None
        moments = [self.silence(), *(a.until for a in self.live()), *(self.asks_at(a) for a in self.going())]
        moments.append(self.police.alarm() if self.police else None)
        return min((moment for moment in moments if moment is not None), default=None)


_STATUS_BY_STATE = (
    (AssignmentState.on_scene, CallStatus.on_scene),
    (AssignmentState.en_route, CallStatus.en_route),
    (AssignmentState.accepted, CallStatus.accepted),
    (AssignmentState.clear, CallStatus.cleared),
)
