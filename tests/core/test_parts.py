"""What happens to one offer. The whole table of it, fact by fact: `test_history.py`."""

from dataclasses import replace

from app.core import events as ev
from app.core.parts import changed, made
from app.core.words import AssignmentState, DeclineReason
from tests.build import at, happened, offered


def test_a_part_begins_as_it_was_asked() -> None:
    part = made(offered(), 2, at(0))
    assert (part.responder, part.state, part.round, part.until) == ("cora", AssignmentState.offered, 2, at(15))


def test_a_no_counts_for_the_round_in_which_it_was_said() -> None:
    no = happened(ev.OfferDeclined, reason=DeclineReason.on_break)
    part = changed(made(offered(), 1, at(0)), no, 3, at(5))
    assert (part.state, part.ended_at, part.round) == (AssignmentState.declined, at(5), 3)


def test_the_reason_of_a_no_may_come_after_it_and_leaves_it_as_it_was() -> None:
    no = changed(made(offered(), 1, at(0)), happened(ev.OfferDeclined, reason=DeclineReason.other), 3, at(5))
    told = changed(no, happened(ev.OfferExplained, reason=DeclineReason.on_break), 4, at(60))
    assert told == replace(no, decline_reason=DeclineReason.on_break)


def test_what_happens_to_another_offer_changes_nothing() -> None:
    part = made(offered(), 1, at(0))
    assert changed(part, happened(ev.OfferExpired, "cole", 2), 1, at(15)) == part
