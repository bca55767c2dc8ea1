"""What people would say if they were asked again."""

from datetime import timedelta

import pytest

from app.core import events as ev
from app.core.events import Fact
from app.core.replies import Reply, expected, replies, usual
from app.core.words import WithdrawReason
from tests import build
from tests.build import CORA, accepted, happened, offered

YES = Reply(after=timedelta(seconds=4))


def told(*events: tuple[float, ev.Event]) -> tuple[Fact, ...]:
    return tuple(build.fact(event, seconds=seconds, seq=seq) for seq, (seconds, event) in enumerate(events))


ASKED = (1.0, offered())
SAID = told(ASKED, (6, accepted()))
NO = told(ASKED, (3, happened(ev.OfferDeclined, reason=None)))
SILENT = told(ASKED, (16, happened(ev.OfferExpired)))
FORESTALLED = told(ASKED, (8, happened(ev.OfferWithdrawn, why=WithdrawReason.filled)))
TWICE = told(ASKED, (16, happened(ev.OfferExpired)), (16, offered(number=2)), (19, accepted(number=2)))


def test_an_answer_is_counted_from_the_first_ring() -> None:
    assert replies(SAID) == {CORA.id: Reply(after=timedelta(seconds=5))}
    assert replies(TWICE) == {CORA.id: Reply(after=timedelta(seconds=18))}
    assert replies(NO) == {CORA.id: Reply(after=timedelta(seconds=2), yes=False)}
    assert (replies(SILENT), replies(FORESTALLED)) == ({}, {})


def test_only_the_first_answer_counts_and_what_was_never_asked_does_not() -> None:
    again = told(ASKED, (6, accepted()), (9, happened(ev.OfferDeclined, reason=None)), (9, happened(ev.ResponderClear)))
    assert replies(again) == replies(SAID)
    assert replies(told((6, accepted()))) == {}


@pytest.mark.parametrize(
    ("lives", "expected"),
    [
        ((SAID, SAID, SILENT), Reply(after=timedelta(seconds=5))),
        ((SAID, TWICE), Reply(after=timedelta(seconds=11.5))),
        ((SAID, SILENT), Reply(after=timedelta(seconds=5))),
        ((SAID, FORESTALLED, FORESTALLED), Reply(after=timedelta(seconds=5))),
        ((SAID, SILENT, NO), None),
        ((SILENT,), None),
        ((), None),
    ],
)
def test_how_fast_somebody_usually_is_is_the_middle_of_what_they_did_if_they_mostly_did(
    lives: tuple[tuple[Fact, ...], ...], expected: Reply | None
) -> None:
    assert usual(lives).get(CORA.id) == expected


@pytest.mark.parametrize(
    ("then", "reply"),
    [
        (SAID, Reply(after=timedelta(seconds=5))),
        (NO, Reply(after=timedelta(seconds=2), yes=False)),
        (SILENT, None),
        (FORESTALLED, Reply(after=timedelta(seconds=7))),
        ((), YES),
    ],
)
def test_people_do_as_they_did_and_no_better(then: tuple[Fact, ...], reply: Reply | None) -> None:
    assert expected(then, {CORA.id: YES}).get(CORA.id) == reply


def test_of_whom_nothing_is_known_nothing_is_expected() -> None:
    assert expected(FORESTALLED, {}) == {}
