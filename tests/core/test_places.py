"""How far is far."""

import pytest

from app.core.places import UNKNOWN_M, Place, Point, drive_seconds, great_circle, walk
from app.core.words import PickReason
from tests.build import place

HERE = place("n101")


@pytest.mark.parametrize(
    ("start", "metres", "reason"),
    [
        (HERE, 0.0, PickReason.same_room),
        (place("n102"), 40.0, PickReason.same_floor),
        (place("n201"), 65.0, PickReason.same_building),
        (place("n102", building="gym"), 120.0, PickReason.same_school),
        (place("n201", building="gym"), 145.0, PickReason.same_school),
        (None, UNKNOWN_M, PickReason.same_school),
        (place("s101"), UNKNOWN_M, PickReason.same_school),
    ],
)
def test_a_way_inside_a_school_is_judged_by_room_floor_and_building(
    start: Place | None, metres: float, reason: PickReason
) -> None:
    way = walk(start, HERE)
    assert (way.metres, way.reason) == (metres, reason)


def test_a_place_that_is_gone_is_somewhere_in_the_school() -> None:
    assert walk(HERE, None).metres == UNKNOWN_M


def test_walking_takes_as_long_as_a_brisk_adult_needs() -> None:
    assert walk(place("n102"), HERE).seconds == pytest.approx(40 / 1.4)


def test_a_schools_own_plan_measures_better_than_a_guess() -> None:
    start, end = place("n102", x=0.0, y=0.0), place("n101", x=3.0, y=4.0)
    assert walk(start, end).metres == 5.0


@pytest.mark.parametrize("missing", ["x", "y"])
def test_half_a_measure_is_none(missing: str) -> None:
    whole = place("n102", x=0.0, y=0.0)
    half = place("n101", **({"x": 3.0, "y": 4.0} | {missing: None}))
    assert (walk(whole, half).metres, walk(half, whole).metres) == (40.0, 40.0)


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    south, north = Point(latitude=45.0, longitude=-93.0), Point(latitude=46.0, longitude=-93.0)
    assert great_circle(south, north) == pytest.approx(111_195, rel=0.001)


def test_the_other_side_of_the_earth_is_half_way_round() -> None:
    here, there = Point(latitude=0.0, longitude=0.0), Point(latitude=0.0, longitude=180.0)
    assert great_circle(here, there) == pytest.approx(20_015_087, rel=0.001)


def test_a_road_is_longer_than_a_straight_line() -> None:
    here, there = Point(latitude=45.0, longitude=-93.0), Point(latitude=45.1, longitude=-93.0)
    assert drive_seconds(here, there) == pytest.approx(great_circle(here, there) * 1.3 / 11)
