"""What a report may say: strict about a save, lenient about what stands beside an end."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.api.ending.report_bodies import ReportBody

HOLD: dict[str, Any] = {"question": "hold", "codes": ["no"]}
WHY: dict[str, Any] = {"question": "hold_why", "text": "They were calm."}

ODD = pytest.mark.parametrize(
    "odd",
    [
        {"later": 1},
        {"answers": None},
        {"answers": "no"},
        {"words": {"hold_why": "x"}},
        {"answers": [7]},
        {"answers": [{"question": "", "codes": ["no"]}]},
        {"answers": [{"question": "hold"}]},
        {"answers": [{"question": "hold", "codes": [7]}]},
        {"words": [{"question": "hold_why", "text": ""}]},
        {"words": [{"question": "hold_why", "text": 7}]},
        {"words": [{"question": "hold_why", "text": "\ud83d"}]},
    ],
)


@ODD
def test_what_is_odd_is_refused_without_an_end_also_one_that_is_odd_itself(odd: dict[str, Any]) -> None:
    for how in ({}, {"disposition": None}, {"disposition": "gone"}, {"disposition": ["resolved"]}):
        with pytest.raises(ValidationError):
            ReportBody.model_validate({**odd, **how})


@ODD
def test_no_end_is_lost_to_what_stands_beside_it(odd: dict[str, Any]) -> None:
    assert ReportBody(disposition="resolved") == ReportBody.model_validate({**odd, "disposition": "resolved"})


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ({"answers": [{**HOLD, "sure": True}, 7]}, {"answers": [HOLD]}),
        ({"answers": [{**HOLD, "codes": ["x" * 129, "no"]}]}, {"answers": [HOLD]}),
        ({"answers": [{**HOLD, "codes": []}]}, {"answers": [{**HOLD, "codes": []}]}),
        ({"answers": [{**HOLD, "codes": ["no"] * 41}]}, {"answers": [{**HOLD, "codes": ["no"] * 40}]}),
        ({"answers": [HOLD] * 101}, {"answers": [HOLD] * 100}),
        ({"words": [WHY, {"question": "hold_why"}]}, {"words": [WHY]}),
        ({"words": [{**WHY, "text": "x" * 2001}]}, {"words": [{**WHY, "text": "x" * 2000}]}),
        ({"words": [WHY] * 41}, {"words": [WHY] * 40}),
    ],
)
def test_of_what_comes_with_an_end_all_is_heard_that_can_be(said: dict[str, Any], heard: dict[str, Any]) -> None:
    end = {"disposition": "resolved"}
    assert ReportBody.model_validate({**heard, **end}) == ReportBody.model_validate({**said, **end})


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(ValidationError):
        ReportBody.model_validate(7)
