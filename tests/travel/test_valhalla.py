"""Valhalla, real HTTP on this machine; what it does not answer, the straight line does."""

import json
from typing import Any

import pytest

from app.core.places import Point, drive_seconds
from app.travel import from_url
from tests.travel.table_service import GARBAGE, serving

SCHOOL = Point(latitude=38.2527, longitude=-85.7585)
STARTS = [Point(latitude=38.2600, longitude=-85.7500), Point(latitude=38.1500, longitude=-85.6000)]
STRAIGHT = [drive_seconds(start, SCHOOL) for start in STARTS]
SUFFIX = "/sources_to_targets"


async def reckoned(answer: Any, patience: float = 5) -> tuple[list[float], list[tuple[str, str]]]:
    async with serving(answer) as service:
        travel = from_url(service.origin + SUFFIX, patience)
        try:
            return await travel.seconds(STARTS, SCHOOL), service.asked
        finally:
            await travel.close()


async def test_the_service_is_asked_once_for_all_and_believed() -> None:
    seconds, asked = await reckoned('{"sources_to_targets":[[{"time":61.5,"distance":1}],[{"time":120}]]}')
    assert (seconds, len(asked)) == ([61.5, 120.0], 1)


async def test_a_missing_cell_alone_is_filled_by_the_straight_line() -> None:
    seconds, _ = await reckoned('{"sources_to_targets":[[{"time":null}],[{"time":120}]]}')
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


async def test_the_question_names_every_start_and_the_one_end() -> None:
    _, ((path, body),) = await reckoned("{}")
    assert path == "/sources_to_targets"
    assert json.loads(body) == {
        "sources": [{"lat": 38.26, "lon": -85.75}, {"lat": 38.15, "lon": -85.6}],
        "targets": [{"lat": 38.2527, "lon": -85.7585}],
        "costing": "auto",
    }
