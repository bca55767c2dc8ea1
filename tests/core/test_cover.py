"""Who covers a school, and who does not though they are there."""

from dataclasses import replace

import pytest

from app.core.cover import covering, covers
from app.core.ids import SchoolId
from app.core.scene import Scene
from app.core.words import DutyStatus
from tests import build
from tests.build import COLE, CORA, MAX, OLAF, SAM, TESS

NORTH = SchoolId("north")


def there(who: build.Person, **changes: object) -> Scene:
    return build.scene(duty={who.id: build.duty(who, school=NORTH, **changes)})


@pytest.mark.parametrize(("who", "expected"), [(CORA, True), (SAM, True), (MAX, True), (OLAF, False), (TESS, False)])
def test_whoever_a_rung_of_the_everyday_plan_asks_covers_the_school_and_an_officer_does_not(
    who: build.Person, expected: bool
) -> None:
    scene = there(who)
    assert (covers(scene.duty[who.id], scene), covering(NORTH, scene)) == (expected, int(expected))


def test_a_phone_that_is_not_proven_covers_no_school() -> None:
    assert covering(NORTH, replace(there(CORA), proven=frozenset())) == 0


def test_whoever_is_paused_covers_no_school() -> None:
    assert covering(NORTH, there(CORA, status=DutyStatus.paused)) == 0


def test_whoever_is_on_duty_for_no_school_covers_none() -> None:
    nowhere = build.duty(CORA, school=None)
    assert not covers(nowhere, build.scene(duty={CORA.id: nowhere}))


def test_each_covers_the_school_where_they_are() -> None:
    scene = build.alone(CORA.id, COLE.id)
    assert [covering(SchoolId(school), scene) for school in ("north", "south")] == [2, 0]


def test_who_or_where_is_gone_from_the_setup_covers_nothing() -> None:
    ghost = build.duty(CORA, school=SchoolId("gone"))
    scene = build.scene(MAX, proven=frozenset({CORA.id, MAX.id}), duty={CORA.id: build.duty(CORA)})
    assert [covers(scene.duty[CORA.id], scene), covers(ghost, build.scene())] == [False, False]
