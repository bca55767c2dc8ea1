"""A drill keeps nobody from a call that is none."""

from dataclasses import replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.events import Event
from app.core.ids import CallId
from app.core.refusals import Refusal
from app.core.words import WithdrawReason
from tests import build
from tests.build import CALL, accepted, by, going, happened, offer, offered, raised, ringing
from tests.given import given

DRILLED = (raised("drill", "max", drill=True), offered("cora", 1, "drill"), accepted("cora", 1, "drill"))
RELEASED = ev.ResponderReleased(
    call=CallId("drill"), offer=offer(1, "drill"), responder=build.CORA.id, why=WithdrawReason.committed_elsewhere
)


@pytest.mark.parametrize("there", [(), (happened(ev.ResponderOnScene, call="drill"),)])
def test_a_yes_to_a_call_ends_ones_part_in_a_drill(there: tuple[Event, ...]) -> None:
    facts = given(*DRILLED, *there, *ringing()).when(do.Accept(by=by("cora"), call=CALL, offer=offer())).facts()
    assert [accepted(), RELEASED] == [fact.event for fact in facts][:2]


def test_who_goes_to_a_drill_is_asked_for_a_call_and_for_no_other_drill() -> None:
    press = do.Raise(by=by("tess"), call=CALL, place=build.ROOM)
    practice = replace(press, by=by("mia"), drill=True)
    asked = [given(*DRILLED).when(each).facts() for each in (press, practice)]
    rung = [{f.event.responder for f in facts if isinstance(f.event, ev.OfferMade)} for facts in asked]
    assert [True, False] == ["cora" in who for who in rung]


def test_a_yes_to_a_drill_silences_no_call() -> None:
    before = (*ringing(), raised("drill", "max", drill=True), offered("cora", 1, "drill"))
    yes = do.Accept(by=by("cora"), call=CallId("drill"), offer=offer(1, "drill"))
    scene = given(*before).when(yes).then(accepted("cora", 1, "drill"))
    assert ["cora"] == [part.responder for part in scene.calls[CALL].live()]


def test_who_goes_to_a_call_says_no_yes_to_a_drill() -> None:
    past = (*going(), raised("drill", "max", drill=True), offered("cora", 1, "drill"))
    yes = do.Accept(by=by("cora"), call=CallId("drill"), offer=offer(1, "drill"))
    given(*past).when(yes).refused(Refusal.committed_elsewhere)


def test_a_supervisor_leaves_a_drill_to_take_a_call() -> None:
    drilled = (raised("drill", "mia", drill=True), offered("max", 1, "drill"), accepted("max", 1, "drill"))
    facts = given(*drilled, raised()).when(do.Take(by=by("max"), call=CALL)).facts()
    assert ["offer.made", "offer.accepted", "responder.released"] == [fact.event.type for fact in facts][:3]
