"""Every table is known to the migrations' comparison."""

from pathlib import Path

from app.store import schema


def test_every_noun_with_a_table_is_gathered() -> None:
    folder = Path(schema.__file__).parent
    with_tables = {path.stem for path in folder.rglob("*.py") if "= sa.Table(" in path.read_text()}
    assert with_tables == {noun.__name__.rpartition(".")[2] for noun in schema.NOUNS}


def test_every_table_belongs_to_a_district() -> None:
    assert {"districts"} == {name for name, table in schema.metadata.tables.items() if "district" not in table.c}
