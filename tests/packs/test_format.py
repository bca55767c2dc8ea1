"""The table of the format says itself clearly."""

from app.packs.format import BY_NAME, TABLES
from app.packs.shape import Kind


def test_no_two_tables_and_no_two_fields_have_one_name() -> None:
    assert len(BY_NAME) == len(TABLES)
    assert [table.name for table in TABLES if len({f.name for f in table.fields}) != len(table.fields)] == []


def test_every_field_is_explained_and_a_word_has_a_choice() -> None:
    fields = [field for table in TABLES for field in table.fields]
    assert [field.name for field in fields if not field.about.endswith((".", "`"))] == []
    assert [field.name for field in fields if (field.kind in {Kind.word, Kind.words}) != bool(field.words)] == []
