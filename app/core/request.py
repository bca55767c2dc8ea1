"""A request for police within a call: what is known of it, and how its facts fold. What opens it is `gate.py`."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.core.assignment import FILLING, Assignment
from app.core.events import police as ev
from app.core.events.fact import Fact
from app.core.ids import PersonId, PlaceId
from app.core.words import EscalationCause, Involved, NoticeResult, NoticeWay, PoliceMark, Purpose, RequestState

State = RequestState

TABLE: dict[State, frozenset[State]] = {
    State.asked: frozenset({State.open, State.refused, State.withdrawn}),
    State.open: frozenset({State.asked, State.withdrawn}),
    State.refused: frozenset(),
    State.withdrawn: frozenset(),
}
"""Which state may follow which; nothing leads from no to yes but a new request, and back to the question only a new guard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeMade:
    """One time that a party was told, or tried."""

    condition: str
    result: NoticeResult
    way: NoticeWay
    at: datetime
    by: PersonId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Who meets the officer, and where."""

    adult: PersonId
    place: PlaceId
    keep_away: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceRequest:
    """One request. `asks` are those asked to decide and the officers; `purpose` is which of both the rung is for; `before` are
    the officers of the call's earlier requests."""

    number: int
    by: PersonId | None
    asked_at: datetime
    reason: str
    students: Involved
    conditions: tuple[str, ...]
    danger: bool
    guarded: bool
    state: RequestState = State.asked
    decided_at: datetime | None = None
    decided_by: PersonId | None = None
    notices: tuple[NoticeMade, ...] = ()
    meeting: Meeting | None = None
    opened_at: datetime | None = None
    skipped: tuple[str, ...] = ()
    student_met_at: datetime | None = None
    purpose: Purpose = Purpose.approve
    rung: int = 0
    round: int = 0
    due: datetime | None = None
    asks: tuple[Assignment, ...] = ()
    before: tuple[Assignment, ...] = ()

    def is_current(self) -> bool:
        """Neither refused nor taken back."""
        return self.state in {State.asked, State.open}

    def of(self, purpose: Purpose) -> tuple[Assignment, ...]:
        """Those asked for this."""
        return tuple(a for a in self.asks if a.purpose is purpose)

    def marks(self) -> tuple[PoliceMark, ...]:
        """What the log knows of officers in the call, whichever request it was that asked them."""
        officers = (*self.before, *self.of(Purpose.patrol))
        asked = (PoliceMark.officer_asked,) if officers else ()
        return (*asked, PoliceMark.officer_on_scene) if any(a.on_scene_at for a in officers) else asked

    def officer(self) -> Assignment | None:
        """The officer who said yes and is not done."""
        return next((a for a in self.of(Purpose.patrol) if a.is_going()), None)

    def wants_officer(self) -> bool:
        """The gate is open, and nobody has said yes; one who came and is done was enough."""
        return self.state is State.open and not any(a.state in FILLING for a in self.of(Purpose.patrol))

    def is_pending(self) -> bool:
        """Still asked, or an officer is asked, comes or is there. One who came and is done leaves it open."""
        return self.state is State.asked or (self.state is State.open and (self.wants_officer() or self.officer() is not None))

    def owes_reason(self) -> bool:
        """A threat to life passed, and nobody has said yet why."""
        return self.danger and not self.reason

    def alarm(self) -> datetime | None:
        """When silence must be answered next."""
        waits = self.state is State.asked or self.wants_officer()
        return self.due if waits else None


def begin(event: ev.PoliceAsked, fact: Fact, last: PoliceRequest | None) -> PoliceRequest:
    """The request that somebody's asking began, after the last."""
    return PoliceRequest(
        number=event.request,
        by=fact.by.person,
        asked_at=fact.at,
        reason=event.reason,
        students=event.students,
        conditions=event.conditions,
        danger=event.danger,
        guarded=event.guarded,
        before=(*last.before, *last.of(Purpose.patrol)) if last else (),
    )


def evolve(old: PoliceRequest | None, event: ev.PoliceEvent, fact: Fact) -> PoliceRequest | None:
    """The request after one more fact; one about another request than the last changes nothing."""
    if isinstance(event, ev.PoliceAsked):
        return begin(event, fact, old)
    if old is None or event.request != old.number:
        return old
    who, at = fact.by.person, fact.at
    match event:
        case ev.PoliceRungReached():
            again = event.cause is EscalationCause.repeat
            return replace(old, purpose=event.purpose, rung=event.rung, due=event.due, round=old.round + again)
        case ev.PoliceApproved() | ev.PoliceRefused():
            state = State.refused if isinstance(event, ev.PoliceRefused) else old.state
            return replace(old, decided_at=at, decided_by=who, state=state, due=None)
        case ev.PoliceNoticeMade():
            return replace(old, notices=(*old.notices, _made(event, fact)))
        case ev.PoliceMeetingSet():
            meeting = Meeting(adult=event.adult, place=event.place, keep_away=event.keep_away, at=at)
            return replace(old, meeting=meeting)
        case ev.PoliceGateOpened():
            return replace(old, state=State.open, opened_at=at, skipped=event.skipped, rung=0, due=None)
        case ev.PoliceStudentMet():
            return replace(old, student_met_at=at, skipped=tuple(dict.fromkeys((*old.skipped, *event.skipped))))
        case ev.PoliceReasonGiven():
            return replace(old, reason=event.reason)
        case ev.PoliceTightened():
            return _tightened(old, event)
        case ev.PoliceWithdrawn():
            return replace(old, state=State.withdrawn, due=None)
        case _:
            return old


def _made(event: ev.PoliceNoticeMade, fact: Fact) -> NoticeMade:
    return NoticeMade(condition=event.condition, result=event.result, way=event.way, at=fact.at, by=fact.by.person)


def _tightened(old: PoliceRequest, event: ev.PoliceTightened) -> PoliceRequest:
    """A guard that is new asks its own from the first rung: no earlier yes was theirs, and no gate stays open for it."""
    new = replace(old, students=event.students, conditions=event.conditions, guarded=event.guarded)
    if old.guarded or not event.guarded:
        return new
    return replace(new, state=State.asked, decided_at=None, decided_by=None, opened_at=None, rung=0, due=None)
