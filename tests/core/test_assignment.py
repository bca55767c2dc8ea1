"""Which step may follow which: the design's own table, written out once more."""

from dataclasses import replace

import pytest

from app.core.assignment import FILLING, GOING, LATE, TABLE, Assignment, may_become, said_at
from app.core.words import AssignmentState as S
from tests import build
from tests.build import at, offered, raised

DESIGN = {
    S.offered: "accepted declined expired released",
    S.accepted: "en_route on_scene clear given_up released",
    S.en_route: "on_scene clear given_up released",
    S.on_scene: "clear given_up released",
    S.expired: "accepted",
    S.declined: "accepted",
}


@pytest.mark.parametrize("then", S)
@pytest.mark.parametrize("now", S)
def test_a_step_is_allowed_just_where_the_design_says_so(now: S, then: S) -> None:
    assert may_become(now, then) is (then.value in DESIGN.get(now, "").split())


def test_every_state_has_its_row() -> None:
    assert set(TABLE) == set(S)


def test_who_may_say_a_late_yes_is_not_going_yet() -> None:
    assert set() == LATE & FILLING


def test_somebody_who_is_going_can_always_leave() -> None:
    assert all(may_become(state, S.released) and may_become(state, S.given_up) for state in GOING)


def part(**said: float) -> Assignment:
    """Asked at 1, heard to have said yes at 90 and to be there at 100."""
    call = build.call(raised(), build.dispatched(), offered())
    times = {S(step): at(seconds) for step, seconds in said.items()}
    return replace(call.assignments[0], made_at=at(1), accepted_at=at(90), on_scene_at=at(100), said=times)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (40, 40),  # kept on the phone until there was a network
        (120, 100),  # never later than it was heard
        (2, 3),  # never before the yes
        (-9000, 100),  # a clock that is so wrong is not believed
    ],
)
def test_a_step_was_made_when_the_phone_says_within_what_is_known(said: float, expected: float) -> None:
    assert at(expected) == said_at(part(accepted=3, on_scene=said), S.on_scene)


def test_a_step_that_was_not_made_was_said_at_no_time_and_one_without_the_phones_time_when_it_was_heard() -> None:
    assert (None, at(90), at(1)) == (
        said_at(part(), S.en_route),
        said_at(part(), S.accepted),
        said_at(part(accepted=0), S.accepted),
    )
