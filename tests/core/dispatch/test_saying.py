"""Words about a call, and how many of them there may be."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch.saying import MOST_MESSAGES, MOST_SAID
from app.core.ids import CallId, MessageId, NoteId
from app.core.refusals import Refusal
from app.core.words import Disposition
from tests.build import CALL, at, by, fact, going, happened, ringing
from tests.given import given

SLEPT = ev.CallReviewNeeded(call=CALL, overdue_since=at(15))
CLEAR = happened(ev.ResponderClear)
AGAIN = ev.CallPressedAgain(call=CALL)
LATER = CallId("later")


def test_a_note_leaves_its_digest() -> None:
    command = do.Note(by=by("tess"), call=CALL, note=NoteId("n"), digest="d")
    given(*ringing()).when(command).then(ev.CallNoted(call=CALL, note=NoteId("n"), digest="d"))


MESSAGE = do.Message(by=by("max"), call=CALL, message=MessageId("m1"), digest="abc")
SENT = fact(ev.CallMessaged(call=CALL, message=MessageId("m1"), digest="abc"), by=by("max"))


def said(count: int, who: str = "tess") -> list[ev.Fact]:
    return [fact(ev.CallNoted(call=CALL, note=NoteId(f"n{n}"), digest="d"), by=by(who)) for n in range(count)]


def test_a_message_leaves_its_digest() -> None:
    given(*going()).when(MESSAGE).then(ev.CallMessaged(call=CALL, message=MessageId("m1"), digest="abc"))


@pytest.mark.parametrize("who", ["tess", "cora", "cole"])
def test_only_who_looks_after_the_call_writes_to_the_people_on_it(who: str) -> None:
    code = Refusal.not_found if who == "cole" else Refusal.not_allowed
    given(*going()).when(replace(MESSAGE, by=by(who))).refused(code)


def test_a_call_has_so_many_messages_and_no_more() -> None:
    given(*going(), *([SENT] * MOST_MESSAGES)).when(MESSAGE).refused(Refusal.said_enough)


def test_a_note_too_many_of_one_person_is_refused_and_another_may_still_write() -> None:
    note = do.Note(by=by("tess"), call=CALL, note=NoteId("n"), digest="d")
    past = (*ringing(), *said(MOST_SAID))
    given(*past).when(note).refused(Refusal.said_enough)
    assert given(*past).when(replace(note, by=by("max"))).facts()


def read(who: str, count: int = 1) -> do.ReadMessages:
    return do.ReadMessages(by=by(who), call=CALL, count=count)


@pytest.mark.parametrize("who", ["tess", "cora", "sam"])
def test_a_message_read_is_known_as_read(who: str) -> None:
    scene = given(*going(), SENT).when(read(who, 9)).then(ev.CallMessagesRead(call=CALL, count=1))
    assert scene.calls[CALL].read == {who: 1}
    given(scene=scene).when(read(who)).then()


def test_a_message_read_after_the_end_is_read() -> None:
    over = ev.CallClosed(call=CALL, disposition=Disposition.resolved)
    given(*going(), SENT, over).when(read("tess")).then(ev.CallMessagesRead(call=CALL, count=1))


def test_who_is_only_asked_reads_nothing() -> None:
    given(*ringing(), SENT).when(read("cora")).then()


def test_a_receipt_for_a_call_that_is_not_theirs_is_refused() -> None:
    given(*going(), SENT).when(read("cole")).refused(Refusal.not_found)
