"""Whose phone need not ring any more, and who need not come."""

from app.core import events as ev
from app.core.dispatch.freeing import let_go, released, withdrawn
from app.core.words import WithdrawReason
from tests import build
from tests.build import accepted, dispatched, happened, offered, raised

WHY = WithdrawReason.closed
ASKED = build.call(
    raised(),
    dispatched(),
    offered("cora", 1),
    offered("cole", 2),
    offered("fay", 3),
    accepted("cora", 1),
    happened(ev.OfferExpired, "fay", 3),
)
STOPS = happened(ev.OfferWithdrawn, "cole", 2, why=WHY)
NEED_NOT_COME = happened(ev.ResponderReleased, "cora", 1, why=WHY)


def test_only_a_phone_that_rings_is_told_to_stop() -> None:
    assert [STOPS] == withdrawn(ASKED, ASKED.asks(), WHY)


def test_only_who_said_yes_is_told_that_they_need_not_come() -> None:
    assert [NEED_NOT_COME] == released(ASKED, ASKED.asks(), WHY)


def test_those_who_ring_are_let_go_before_those_who_come() -> None:
    assert [STOPS, NEED_NOT_COME] == let_go(ASKED, iter(ASKED.asks()), WHY)


def test_who_is_not_named_goes_on() -> None:
    assert let_go(ASKED, ASKED.assignments[2:], WHY) == []
