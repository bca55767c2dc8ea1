"""Seconds from the press to each mark."""

from app.core import events as ev
from app.core.history import fold
from app.core.metrics import Intervals, intervals
from app.core.words import Disposition
from tests import build
from tests.build import accepted, fact, happened, offered, raised


def told(*facts: ev.Fact) -> Intervals:
    call = fold(facts)
    assert call is not None
    return intervals(call)


def test_a_whole_call_has_every_interval() -> None:
    story = [
        fact(raised(), 0),
        fact(offered(), 1),
        fact(accepted(), 8),
        fact(happened(ev.ResponderEnRoute), 12),
        fact(happened(ev.ResponderOnScene), 60),
        fact(ev.CallClosed(call=build.CALL, disposition=Disposition.resolved), 600),
    ]
    expected = Intervals(processing=1, answer=7, turnout=4, travel=48, response=60, whole=600)
    assert told(*story) == expected


def test_what_has_not_happened_has_no_interval() -> None:
    expected = Intervals(processing=None, answer=None, turnout=None, travel=None, response=None, whole=None)
    assert told(fact(raised())) == expected


def test_a_cancelled_call_was_whole_until_then() -> None:
    assert told(fact(raised()), fact(ev.CallCancelled(call=build.CALL), 4)).whole == 4


def test_the_first_to_reach_a_mark_counts() -> None:
    story = [fact(raised()), fact(offered()), fact(offered("cole", 2)), fact(accepted("cole", 2), 3), fact(accepted(), 9)]
    assert told(*story).answer == 3


def test_no_interval_is_negative() -> None:
    story = [
        fact(raised()),
        *(fact(offered(who, n)) for n, who in enumerate(("cora", "cole"), start=1)),
        *(fact(accepted(who, n)) for n, who in enumerate(("cora", "cole"), start=1)),
        fact(happened(ev.ResponderOnScene), 5),
        fact(happened(ev.ResponderEnRoute, "cole", 2), 9),
    ]
    assert told(*story).travel == 0
