"""Which step may follow which: the design's own table, written out once more."""

import pytest

from app.core.assignment import FILLING, GOING, LATE, TABLE, may_become
from app.core.words import AssignmentState as S

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
