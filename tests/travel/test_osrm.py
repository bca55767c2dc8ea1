"""OSRM, real HTTP on this machine; what it does not answer, the straight line does."""

from typing import Any

import pytest

from app.core.places import Point, drive_seconds
from app.travel import from_url
from tests.travel.table_service import GARBAGE, serving

SCHOOL = Point(latitude=38.2527, longitude=-85.7585)
STARTS = [Point(latitude=38.2600, longitude=-85.7500), Point(latitude=38.1500, longitude=-85.6000)]
STRAIGHT = [drive_seconds(start, SCHOOL) for start in STARTS]
SUFFIX = ""


async def reckoned(answer: Any, patience: float = 5) -> tuple[list[float], list[tuple[str, str]]]:
    async with serving(answer) as service:
        travel = from_url(service.origin + SUFFIX, patience)
        try:
            return await travel.seconds(STARTS, SCHOOL), service.asked
        finally:
            await travel.close()


async def test_the_service_is_asked_once_for_all_and_believed() -> None:
    seconds, asked = await reckoned('{"code":"Ok","durations":[[61.5],[120]]}')
    assert (seconds, len(asked)) == ([61.5, 120.0], 1)


async def test_a_missing_cell_alone_is_filled_by_the_straight_line() -> None:
    seconds, _ = await reckoned('{"code":"Ok","durations":[[null],[120]]}')
    assert seconds == [STRAIGHT[0], 120.0]


@pytest.mark.parametrize("answer", GARBAGE, ids=[str(each)[:30] for each in GARBAGE])
async def test_garbage_or_silence_leaves_the_straight_line(answer: Any) -> None:
    seconds, _ = await reckoned(answer, patience=0.3)
    assert seconds == STRAIGHT


async def test_nobody_listening_leaves_the_straight_line() -> None:
    async with serving("") as service:
        origin = service.origin
    travel = from_url(origin + SUFFIX)
    assert await travel.seconds(STARTS, SCHOOL) == STRAIGHT
    await travel.close()


async def test_no_starts_are_no_question() -> None:
    async with serving("") as service:
        assert (await from_url(service.origin + SUFFIX).seconds([], SCHOOL), service.asked) == ([], [])


async def test_the_question_says_longitude_first_and_the_end_last() -> None:
    _, asked = await reckoned("{}")
    path = "/table/v1/driving/-85.750000,38.260000;-85.600000,38.150000;-85.758500,38.252700"
    assert asked == [(f"{path}?sources=0;1&destinations=2&annotations=duration", "")]
