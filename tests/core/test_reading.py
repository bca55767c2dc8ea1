"""What of a call may be read beside its view."""

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.board import view
from app.core.ids import MessageId
from app.core.policy import Released
from app.core.reading import may_read, may_trace, messages_for
from app.core.roster import Person
from app.core.visitors import visitor_id
from app.core.words import DeclineReason, Purpose
from tests import build, police
from tests.build import ADA, CALL, COLE, CORA, OLAF, SAM, TESS, at, by, fact, going, happened, offered, ringing
from tests.given import given
from tests.police import asked_police, gate_open, patrolled

RINGS = (*gate_open(), patrolled())
COMES = (*RINGS, happened(ev.OfferAccepted, "olaf", 2))
DECLINED = (*RINGS, happened(ev.OfferDeclined, "olaf", 2, reason=DeclineReason.other))
DECIDES = (*going(), asked_police(), offered("cole", 2, purpose=Purpose.approve))
FREE = (Released.messages,)


@pytest.mark.parametrize(
    ("who", "past", "reads", "traces"),
    [
        (TESS, ringing(), True, True),
        (CORA, ringing(), False, True),
        (CORA, going(), True, True),
        (COLE, ringing(), False, False),
        (COLE, DECIDES, False, True),
        (SAM, ringing(), True, True),
        (ADA, ringing(), True, True),
        (OLAF, RINGS, False, False),
        (OLAF, COMES, False, False),
        (OLAF, ringing(caller="olaf"), False, False),
    ],
)
def test_who_reads_the_messages_and_who_the_timeline(who: Person, past: tuple[ev.Event, ...], reads: bool, traces: bool) -> None:
    scene = given(*past, scene=police.scene()).scene
    call = scene.calls[CALL]
    assert (may_read(who, call, scene), may_trace(who, call, scene)) == (reads, traces)


@pytest.mark.parametrize(("past", "reads"), [(RINGS, True), (COMES, True), (DECLINED, False), (ringing(caller="olaf"), False)])
def test_where_messages_are_released_an_officer_reads_them_while_asked_or_on_it(past: tuple[ev.Event, ...], reads: bool) -> None:
    scene = given(*past, scene=police.scene(released=FREE)).scene
    assert (may_read(OLAF, scene.calls[CALL], scene), may_trace(OLAF, scene.calls[CALL], scene)) == (reads, False)


VERA, VITO = (visitor_id(build.ROOM, mark) for mark in ("vera", "vito"))


def written(name: str) -> ev.Fact:
    return fact(ev.CallMessaged(call=CALL, message=MessageId(name), digest="d"), by=by("max"))


def test_a_stranger_who_joins_a_call_reads_what_is_written_after_they_came() -> None:
    joined = fact(ev.CallPressedAgain(call=CALL), by=by(VITO))
    scene = given(*map(fact, going(caller=VERA)), written("before"), joined, written("after")).scene
    call = scene.calls[CALL]
    read = {who: [m.id for m in messages_for(person, call, scene)] for who in (VERA, VITO) if (person := scene.setup.person(who))}
    assert {VERA: ["before", "after"], VITO: ["after"]} == read
    assert ["before", "after"] == [m.id for m in messages_for(SAM, call, scene)]
    assert () == messages_for(COLE, call, scene)
    for who, counts in ((VERA, (2, 2)), (VITO, (1, 1))):
        person = scene.setup.person(who)
        assert person is not None
        seen = view(call, person, scene, at(1))
        assert seen is not None
        assert (seen.messages.count, seen.messages.unread) == counts
        assert (seen.caller is not None) is (who == VERA)  # nobody is told of another stranger
    after = (
        given(scene=scene).when(do.ReadMessages(by=by(VITO), call=CALL, count=1)).then(ev.CallMessagesRead(call=CALL, count=2))
    )
    seen = view(after.calls[CALL], after.setup.person(VITO) or SAM, after, at(1))
    assert seen is not None
    assert seen.messages.unread == 0
