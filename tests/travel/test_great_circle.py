"""The straight line."""

from app.core.places import Point, drive_seconds
from app.travel.great_circle import GreatCircle

SCHOOL = Point(latitude=38.2527, longitude=-85.7585)
NEAR = Point(latitude=38.2600, longitude=-85.7500)
FAR = Point(latitude=38.1500, longitude=-85.6000)


async def test_each_start_has_its_seconds_in_order() -> None:
    expected = [drive_seconds(FAR, SCHOOL), drive_seconds(NEAR, SCHOOL)]
    assert await GreatCircle().seconds([FAR, NEAR], SCHOOL) == expected


async def test_nearer_is_sooner_and_here_is_now() -> None:
    near, far, here = await GreatCircle().seconds([NEAR, FAR, SCHOOL], SCHOOL)
    assert here == 0.0 < near < far


async def test_nobody_to_reckon_for_is_no_trouble() -> None:
    travel = GreatCircle()
    await travel.close()
    assert await travel.seconds([], SCHOOL) == []
