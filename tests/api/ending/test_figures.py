"""The figures of a period, as far as the asker's schools reach."""

import pytest

from app.api.ending.figures import stretch
from app.core.figures import Stretch
from tests.api.desk import Desk, code
from tests.api.ending.test_reports import HELD, helped

YEAR = "/api/figures?first=2026-07-01&last=2027-06-30"


async def test_counts_come_with_their_denominators(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "disposition": "resolved"})
    await ana.post("/api/contacts", {"school": "north", "kind": "walk"})
    told = await (await desk.as_("Max")).get(YEAR)
    whole = told["whole"]
    assert (2, 1, 1, 1) == (whole["interactions"], whole["calls"], whole["contacts"], whole["unfinished"])
    hold = next(m for m in whole["measures"] if m["measure"] == "hold")
    assert {"measure": "hold", "yes": 1, "known": 2, "unknown": 0, "not_told": 0, "share": None} == hold
    assert ["North"] == [school["school_name"] for school in told["schools"]]


async def test_the_days_of_the_year_that_are_still_to_come_are_not_counted_and_that_is_told(desk: Desk) -> None:
    told = await (await desk.as_("Max")).get(YEAR)
    assert ("2027-06-30", "2026-09-14", 76) == (told["last"], told["until"], told["days"])


async def test_what_is_left_out_is_told(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "disposition": "resolved"})
    told = await (await desk.as_("Max")).get(f"{YEAR}&without=2026-09-01..2026-09-30")
    assert (0, 62, ["2026-09-01..2026-09-30"]) == (told["whole"]["calls"], told["days"], told["without"])


async def test_a_manager_of_one_school_counts_that_school(desk: Desk) -> None:
    ana, call = await helped(desk)
    await ana.post(f"{call}/report", {"answers": HELD, "disposition": "resolved"})
    assert 0 == (await (await desk.as_("Pia", raised=True)).get(YEAR))["whole"]["calls"]


@pytest.mark.parametrize("wrong", ["&without=2026-13-01..2026-14-01", "&without=spring", "&without=2026-01-01"])
async def test_a_stretch_that_is_none_is_malformed(desk: Desk, wrong: str) -> None:
    assert (422, "invalid") == code(await (await desk.as_("Max")).send("GET", YEAR + wrong))


def test_a_stretch_is_two_days() -> None:
    told = stretch("2020-03-01..2020-06-30")
    assert ("2020-03-01", "2020-06-30") == (told.first.isoformat(), told.last.isoformat())
    assert isinstance(told, Stretch)
