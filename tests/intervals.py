"""Timeline to intervals, in NFPA 1710's words: processing, turnout, travel, response. Seconds; None while unknown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.core.assignment import said_at
from app.core.call import Call
from app.core.words import AssignmentState

State = AssignmentState


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


def _first(moments: Iterable[datetime | None]) -> datetime | None:
    return min((m for m in moments if m is not None), default=None)


def _between(start: datetime | None, end: datetime | None) -> float | None:
    return None if start is None or end is None else max(0.0, (end - start).total_seconds())
