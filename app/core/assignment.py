"""One person's part in a call: its value, and the transition table.

Everything that decides which step may follow which lives here; this file does not know why a step is taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.core.ids import OfferId, PersonId
from app.core.words import AssignmentState, DeclineReason, PickReason, Purpose
from app.core.words import AssignmentState as S

TABLE: dict[S, frozenset[S]] = {
    S.offered: frozenset({S.accepted, S.declined, S.expired, S.released}),
    S.accepted: frozenset({S.en_route, S.on_scene, S.clear, S.given_up, S.released}),
    S.en_route: frozenset({S.on_scene, S.clear, S.given_up, S.released}),
    S.on_scene: frozenset({S.clear, S.given_up, S.released}),
    S.expired: frozenset({S.accepted}),
    S.declined: frozenset({S.accepted}),
    S.clear: frozenset(),
    S.given_up: frozenset(),
    S.released: frozenset(),
}

LATE = frozenset({S.expired, S.declined})
"""From here a yes is late: welcome while nobody else has said it."""

GOING = frozenset({S.accepted, S.en_route, S.on_scene})
"""Committed to the call."""

ON_THE_WAY = frozenset({S.accepted, S.en_route})
"""Committed, and not there yet."""

FILLING = GOING | {S.clear}
"""Counts towards the responders that a call needs."""

LONGEST_WAIT = timedelta(hours=1)
"""A phone that was out of reach for longer, or whose clock is so wrong, is not believed."""

_ORDER = (S.accepted, S.en_route, S.on_scene)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One person's part, from offer to clear. `round` is the one it was asked in, then the one for which it is over;
    `moved_at` the last that was heard of them after the yes, `asked_at` when they were last asked how it is since then; `said`
    the phone's own time of a step."""

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
    purpose: Purpose = Purpose.respond
    moved_at: datetime | None = None
    asked_at: datetime | None = None
    said: Mapping[AssignmentState, datetime] = field(default_factory=dict)
    asked_by: PersonId | None = None
    instead_of: PersonId | None = None
    beside: bool = False
    position_age: int | None = None

    def is_live(self) -> bool:
        """Ringing now."""
        return self.state is AssignmentState.offered

    def is_going(self) -> bool:
        """Accepted and not yet done."""
        return self.state in GOING

    def is_stalled(self) -> bool:
        """Said yes, was asked how it is, and has not stirred since."""
        return self.state is AssignmentState.accepted and self.asked_at is not None


def may_become(now: S, then: S) -> bool:
    """Whether the table has that step."""
    return then in TABLE[now]


def said_at(part: Assignment, step: S) -> datetime | None:
    """When the step was said: by the phone's own time where it had to wait for a network, but never before the step that it
    follows, never after it was heard, and not at all when it is older than any wait for a network."""
    marks = (part.made_at, part.accepted_at, part.en_route_at, part.on_scene_at)
    heard = marks[_ORDER.index(step) + 1]
    if heard is None:
        return None
    said = part.said.get(step, heard)
    if heard - said > LONGEST_WAIT:
        return heard
    before = [said_at(part, earlier) for earlier in _ORDER[: _ORDER.index(step)]]
    return min(heard, max([said, part.made_at, *(moment for moment in before if moment)]))
