"""The page to read aloud, in whole turns."""

from dataclasses import dataclass, replace

import pytest

from app.core import commands as do
from app.core import events as ev
from app.core.dispatch import decide, step
from app.core.ids import PersonId
from app.core.scene import Scene
from app.core.words import DeclineReason, EscalationCause, WithdrawReason
from tests import build
from tests.build import CALL, accepted, at, by, happened, offer, offered, raised, ringing
from tests.given import given

PRESS = do.Raise(by=by("tess"), call=CALL, place=build.ROOM)


def test_a_press_its_first_offer_and_its_alarm_are_one_turn() -> None:
    asked = offered(until=at(16))
    first = ev.CallDispatched(call=CALL, rung=1, due=at(16))
    scene = given().when(PRESS, at=1).then(raised(), first, replace(asked, metres=40, seconds=29))
    assert scene.calls[CALL].alarm() == at(16)


def test_a_press_is_its_callers_and_what_follows_is_times() -> None:
    facts = given().when(PRESS).facts()
    assert [fact.by for fact in facts] == [by("tess"), build.TIME, build.TIME]


def test_a_yes_ends_the_ringing_everywhere_in_one_turn() -> None:
    others = (raised("other"), build.dispatched(2, call="other"), offered("cora", 1, "other"), offered("cole", 2, "other"))
    command = do.Accept(by=by("cora"), call=CALL, offer=offer())
    given(*ringing(), offered("cole", 2), *others, scene=build.alone("cora", "cole")).when(command).then(
        accepted(),
        happened(ev.OfferWithdrawn, "cole", 2, why=WithdrawReason.filled),
        happened(ev.OfferWithdrawn, "cora", 1, call="other", why=WithdrawReason.committed_elsewhere),
    )


def test_a_float_whom_two_schools_asked_is_sought_again_by_the_one_they_left() -> None:
    other = (raised("other", room="s101"), build.dispatched(1, call="other"), offered("fay", 1, "other"))
    command = do.Accept(by=by("fay"), call=CALL, offer=offer())
    past = (raised(), build.dispatched(2), offered("fay"), *other)
    scene = given(*past, scene=build.alone("fay", "finn")).when(command).asks("finn")
    assert scene.calls[other[0].call].cause is EscalationCause.nobody_left


class Forgetful(Scene):
    """A scene in which nothing ever comes to have happened."""

    def after(self, fact: ev.Fact) -> Scene:
        return self


def test_a_turn_that_does_not_come_to_rest_is_loud() -> None:
    filled = build.call(*ringing(), accepted(), offered("cole", 2), offered("cole", 3, "help"))
    scene = build.scene(calls={CALL: filled})
    forgetful = Forgetful(setup=scene.setup, duty=scene.duty, calls=scene.calls)
    command = do.Decline(by=by("cole"), call=CALL, offer=offer(3), reason=DeclineReason.other)
    with pytest.raises(RuntimeError, match="Decline was not quiet after 8 rounds"):
        step(forgetful, command, at(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard(do.CallCommand):
    """An intent that this version does not know."""


@pytest.mark.parametrize(
    "command",
    [
        do.Command(by=build.TIME),
        do.CallCommand(by=build.TIME, call=CALL),
        Unheard(by=build.TIME, call=CALL),
        do.DutyCommand(by=build.TIME, person=PersonId("cora")),
    ],
)
def test_an_intent_that_nobody_knows_is_loud(command: do.Command) -> None:
    with pytest.raises(TypeError, match="nobody decides"):
        decide(build.scene(), command, at(1))
