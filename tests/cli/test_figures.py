"""`nearhand figures`: what it prints, and what it makes of days."""

import pytest

from app.cli.console import Trouble
from app.cli.figures import lines, stretch
from app.core.figures import Figures, Tally


def test_each_count_stands_beside_what_it_is_of() -> None:
    told = Figures(calls=12, contacts=0)
    told.measures = {measure: Tally(yes=3, no=9) for measure in list(told.measures)[:1]}
    assert [
        "  north: 12 interactions (12 calls, 0 contacts)",
        "    police: 3 of 12, 25.0%; 0 unknown, 0 not told",
        "    unfinished reports: 0",
    ] == lines("north", told)


def test_one_is_not_told_as_many() -> None:
    assert "  north: 2 interactions (1 call, 1 contact)" == lines("north", Figures(calls=1, contacts=1))[0]


def test_days_that_are_none_are_told() -> None:
    assert "2020-06-30" == stretch("2020-03-01..2020-06-30").last.isoformat()
    with pytest.raises(Trouble, match="no stretch"):
        stretch("spring")
