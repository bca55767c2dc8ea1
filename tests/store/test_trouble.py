"""Names for what the database refuses."""

from app.core.refusals import Refused
from app.store import trouble


def test_no_trouble_is_taken_for_a_rules_no() -> None:
    assert not issubclass(trouble.StoreTrouble, Refused)


def test_bad_text_keeps_its_name_on_its_way_through_the_library() -> None:
    assert issubclass(trouble.TextNotStorable, trouble.DontWrapMixin)
