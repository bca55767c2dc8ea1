"""One responder's part in a call: the transition table and nothing else.

Everything that decides which step may follow which lives here; this file does not know why a step is taken."""

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


def may_become(now: S, then: S) -> bool:
    """Whether the table has that step."""
    return then in TABLE[now]
