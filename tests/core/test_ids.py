"""The names of things."""

from app.core.ids import CallId, OfferId, call_of, follow_up_id, offer_id


def test_an_offer_is_named_after_its_call() -> None:
    assert offer_id(CallId("help"), 3) == "help.3"


def test_an_offer_names_its_call() -> None:
    assert call_of(OfferId("a.b.3")) == "a.b"


def test_an_offer_that_names_no_call_names_itself() -> None:
    assert call_of(OfferId("garbage")) == "garbage"


def test_a_follow_up_is_named_after_its_call_and_its_rule() -> None:
    assert follow_up_id(CallId("help"), "debrief") == "help:debrief"
