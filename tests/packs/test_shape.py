"""What the table of the format is made of."""

import pytest

from app.packs.shape import Field, Kind, Table


@pytest.mark.parametrize(
    ("table", "header"),
    [
        (Table(name="plan", about=""), "[[plan]]"),
        (Table(name="staffing", about="", many=False), "[staffing]"),
        (Table(name="ladder", about="", by="name"), "[[ladder.<name>]]"),
        (Table(name="translation", about="", by="language", many=False), "[translation.<language>]"),
    ],
)
def test_a_table_stands_under_its_header(table: Table, header: str) -> None:
    assert table.header() == header


def test_a_field_is_found_by_its_name() -> None:
    name = Field(name="name", kind=Kind.text, about="")
    table = Table(name="plan", about="", fields=(name,))
    assert (table.field("name"), table.field("dog")) == (name, None)
