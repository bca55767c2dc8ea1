from app.packs.lines import Lines, Spot

TEXT = """# a pack
title = "x"
[[plan]]
call_type = "a"

[[plan]] # the second
  "call_type" = "b"
[[ladder.fast]]
seconds = 5
"""


def test_a_key_is_found_in_the_table_that_holds_it() -> None:
    lines = Lines.of(TEXT)
    assert [lines.find(Spot(header="plan", number=n), "call_type") for n in (0, 1)] == [4, 7]


def test_a_key_that_is_missing_stands_where_its_table_begins() -> None:
    assert Lines.of(TEXT).find(Spot(header="plan", number=1), "ladder") == 6


def test_a_name_without_a_table_is_looked_for_among_the_headers() -> None:
    assert Lines.of(TEXT).find(Spot(), "ladder") == 8


def test_what_is_nowhere_stands_at_the_top() -> None:
    assert Lines.of(TEXT).find(Spot(), "other") == 1
