"""Seconds from the press to each mark."""

import pytest

from app.core import events as ev
from app.core.history import fold
from app.core.words import Disposition
from tests import build
from tests.build import accepted, fact, happened, offered, raised
from tests.intervals import Intervals, intervals


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


STORY = [fact(raised(), 0), fact(offered(), 1), fact(happened(ev.OfferAccepted, said_at=build.at(3)), 90)]


@pytest.mark.parametrize(
    ("said", "answer", "response"),
    [
        (40, 2, 40),  # kept on the phone until there was a network
        (95, 2, 95),
        (120, 2, 100),  # never later than it was heard
        (2, 2, 3),  # never before the yes
        (-9000, 2, 100),  # a clock that is so wrong is not believed
    ],
)
def test_a_step_said_without_a_network_counts_from_when_it_was_said(said: float, answer: float, response: float) -> None:
    found = told(*STORY, fact(happened(ev.ResponderOnScene, said_at=build.at(said)), 100))
    assert (found.answer, found.response) == (answer, response)


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
