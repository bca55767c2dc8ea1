"""Timeline to intervals, in NFPA 1710's words: processing, turnout, travel, response. Seconds; None while unknown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.assignment import Assignment
from app.core.call import Call
from app.core.words import AssignmentState

State = AssignmentState
LONGEST_WAIT = timedelta(hours=1)
"""A phone that was out of reach for longer, or whose clock is so wrong, is not believed."""
_ORDER = (State.accepted, State.en_route, State.on_scene)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervals:
    """Raised to first offer, first offer to yes, first yes to en route, en route to on scene, raised to on scene, to close."""

    processing: float | None
    answer: float | None
    turnout: float | None
    travel: float | None
    response: float | None
    whole: float | None


def intervals(call: Call) -> Intervals:
    """The intervals of the first responder to reach each mark. Never negative."""
    offered = _first(a.made_at for a in call.assignments)
    accepted = _first(said_at(a, State.accepted) for a in call.assignments)
    en_route = _first(said_at(a, State.en_route) for a in call.assignments)
    on_scene = _first(said_at(a, State.on_scene) for a in call.assignments)
    return Intervals(
        processing=_between(call.raised_at, offered),
        answer=_between(offered, accepted),
        turnout=_between(accepted, en_route),
        travel=_between(en_route, on_scene),
        response=_between(call.raised_at, on_scene),
        whole=_between(call.raised_at, call.closed_at or call.cancelled_at),
    )


def said_at(part: Assignment, step: AssignmentState) -> datetime | None:
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


def _first(moments: Iterable[datetime | None]) -> datetime | None:
    return min((m for m in moments if m is not None), default=None)


def _between(start: datetime | None, end: datetime | None) -> float | None:
    return None if start is None or end is None else max(0.0, (end - start).total_seconds())
