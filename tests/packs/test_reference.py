"""The reference page is that of the table."""

from app.packs.reference import page
from tests.packs.pages import REFERENCE


def test_the_page_is_generated_from_the_table() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == page()


def test_a_field_stands_there_with_what_it_holds_and_its_default() -> None:
    assert "| `cancel_seconds` | 0 to 60 | `5` | How long the caller may take it back. |" in page()
    assert "| `mutual_aid` | true or false | `true` |" in page()
