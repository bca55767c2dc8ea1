"""One question, one answer or none."""

import pytest

from app.core.places import Point, drive_seconds
from app.travel.table import Table, cell, field, filled, listed
from tests.travel.table_service import HANG, serving

HERE = Point(latitude=38.2527, longitude=-85.7585)
THERE = Point(latitude=38.2600, longitude=-85.7500)


async def test_a_service_that_hangs_is_left_after_the_patience_and_may_answer_the_next() -> None:
    async with serving(HANG) as service:
        table = Table(service.origin, 0.1)
        first = await table.get("/a")
        service.answer = "[1]"
        second = await table.get("/a")
        await table.close()
    assert (first, second) == (None, [1])


async def test_a_table_that_was_never_asked_closes() -> None:
    assert await Table("http://127.0.0.1:1").close() is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize(
    ("given", "expected"),
    [(1, 1.0), (0, 0.0), (2.5, 2.5), (None, None), (True, None), ("1", None), (-1, None), (float("inf"), None), (10**400, None)],
)
def test_a_cell_is_a_number_of_seconds_or_nothing(given: object, expected: float | None) -> None:
    assert cell(given) == expected


def test_too_few_cells_are_none() -> None:
    assert filled([1.0], [HERE, THERE], HERE) == [0.0, drive_seconds(THERE, HERE)]


def test_what_is_no_list_is_an_empty_one_and_what_is_no_object_has_no_fields() -> None:
    assert (listed("x"), listed([1]), field([], "a"), field({"a": 1}, "a")) == ([], [1], None, 1)
