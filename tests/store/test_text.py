"""Text that a database keeps."""

import pytest

from app.store.text import storable
from app.store.trouble import TextNotStorable


@pytest.mark.parametrize("text", ["", "Zoë", "🚪", "line\nline", "\ufffd"])
def test_words_of_every_language_are_kept(text: str) -> None:
    assert text == storable(text)


@pytest.mark.parametrize("text", ["\x00", "a\x00b", "\ud800", "a\udfff"])
def test_what_no_database_keeps_is_refused(text: str) -> None:
    with pytest.raises(TextNotStorable):
        storable(text)
