"""Two who answer the same question: neither erases what they never read."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core.events import Fact, Kept
from app.core.ids import ParticularId
from app.core.refusals import Refusal
from app.core.words import Disposition
from tests import build
from tests.ending import closed, formed, helped, report, reported, said
from tests.given import Given, given

FIRST, SECOND = (Kept(id=ParticularId(each), digest=each) for each in ("n1", "n2"))
SAMS = replace(reported(hold="yes", hold_why="n1"), kept=(FIRST,))


def after(*past: Fact, over: bool = True) -> Given:
    """Cora was with Tess, the call is over (or not); then this, as lines 5, 6 and so on of the log."""
    lines = (replace(line, seq=seq) for seq, line in enumerate(past, 5))
    return given(*helped(*(closed() if over else ())), *lines, scene=formed())


def by(who: str, event: ev.Event) -> Fact:
    return build.fact(event, by=build.by(who))


def test_what_somebody_else_answered_after_it_was_read_is_not_written_over() -> None:
    wanted = report(answers=said(hold="no", injury="no"), seen=4)
    after(by("sam", reported(hold="yes"))).when(wanted).refused(Refusal.answered_meanwhile, question="hold")


@pytest.mark.parametrize("seen", [5, None])
def test_who_has_read_it_may_and_a_phone_that_does_not_say_is_taken_at_its_word(seen: int | None) -> None:
    wanted = report(answers=said(hold="no"), seen=seen)
    after(by("sam", reported(hold="yes"))).when(wanted).then(reported(hold="no"))


def test_the_same_answer_is_no_quarrel() -> None:
    after(by("sam", reported(hold="no"))).when(report(answers=said(hold="no"), seen=4)).then()


def test_what_is_said_beside_it_stands() -> None:
    after(by("sam", reported(hold="no"))).when(report(answers=said(injury="no"), seen=4)).then(reported(injury="no"))


def test_ones_own_sequence_never_quarrels_with_itself() -> None:
    past = by("cora", reported(hold="yes")), by("cora", reported(hold="unknown"))
    after(*past).when(report(answers=said(hold="no"), seen=4)).then(reported(hold="no"))


def test_ones_own_last_word_does_not_hide_anothers_before_it() -> None:
    past = by("sam", reported(hold="yes")), by("cora", reported(hold="unknown"))
    after(*past).when(report(answers=said(hold="no"), seen=4)).refused(Refusal.answered_meanwhile, question="hold")


def test_what_somebody_else_took_back_is_told_too() -> None:
    past = by("cora", reported(outcome="calm")), by("sam", reported(outcome=()))
    after(*past).when(report(answers=said(outcome="home"), seen=5)).refused(Refusal.answered_meanwhile, question="outcome")


def test_words_that_would_go_with_an_answer_are_not_taken_unread() -> None:
    why = replace(reported(hold_why="n1"), kept=(FIRST,))
    past = by("cora", reported(hold="yes")), by("sam", why)
    after(*past).when(report(answers=said(hold="no"), seen=5)).refused(Refusal.answered_meanwhile, question="hold_why")


@pytest.mark.parametrize("over", [False, True])
def test_an_end_is_never_refused_and_takes_nothing_that_somebody_knew(over: bool) -> None:
    wanted = report(answers=said(hold="no", injury="no"), seen=0, disposition=Disposition.resolved)
    facts = after(by("sam", SAMS), over=over).when(wanted).facts()
    assert reported(injury="no") == facts[0].event
    assert over is (ev.CallClosed not in {type(fact.event) for fact in facts})


def test_an_end_puts_its_words_beside_those_that_it_did_not_read() -> None:
    wanted = report(answers=said(hold_why="n2"), kept=(SECOND,), seen=0, disposition=Disposition.resolved)
    facts = after(by("sam", SAMS), over=False).when(wanted).facts()
    assert replace(reported(hold_why=("n1", "n2")), kept=(SECOND,)) == facts[0].event


def test_an_end_writes_over_what_was_read_and_leaves_the_words_that_were_not() -> None:
    why = replace(reported(hold_why="n1"), kept=(FIRST,))
    past = by("cora", reported(hold="yes")), by("sam", why)
    wanted = report(answers=said(hold="no"), seen=0, disposition=Disposition.resolved)
    facts = after(*past, over=False).when(wanted).facts()
    assert reported(hold="no") == facts[0].event


BESIDE = by("sam", reported(hold="no")), by("cora", replace(reported(hold_why="n1"), kept=(FIRST,)))
"""Sam's "no hold", and the words of cora's end, which were kept beside it."""


def test_what_an_end_left_beside_an_answer_goes_when_a_hand_says_that_answer_again() -> None:
    after(*BESIDE).when(report(answers=said(hold="no"), seen=6)).then(reported(hold_why=()))
    after(*BESIDE).when(report(answers=said(injury="no"), seen=6)).then(reported(injury="no"))


def test_and_not_from_under_whoever_has_not_read_it() -> None:
    wanted = replace(report(answers=said(hold="no"), seen=5), by=build.by("sam"))
    after(*BESIDE).when(wanted).refused(Refusal.answered_meanwhile, question="hold_why")
