"""What of a call may be read beside its view."""

import pytest

from app.core import events as ev
from app.core.policy import Released
from app.core.reading import may_read, may_trace
from app.core.roster import Person
from app.core.words import DeclineReason, Purpose
from tests import police
from tests.build import ADA, CALL, COLE, CORA, OLAF, SAM, TESS, going, happened, offered, ringing
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
