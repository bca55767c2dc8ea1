"""A drill under each pack: the school's own people ring, nobody of the police, and it counts nowhere."""

from dataclasses import replace

import pytest

from app.core import closing, gate
from app.core import commands as do
from app.core import events as ev
from app.core.call import Call
from app.core.figures import ended
from app.core.refusals import Refusal
from app.core.scene import Scene
from app.core.words import Disposition, Purpose
from app.packs.shipped import NAMES, policy
from tests import build, police
from tests.build import CALL, MAX, by
from tests.given import Given, after, given

DRILL = do.Raise(by=by("max"), call=CALL, place=build.ROOM, call_type="weapon", drill=True)


def under(name: str) -> Scene:
    scene = police.scene()
    return replace(scene, setup=replace(scene.setup, policy=policy(name), edition=1))


def drilled(name: str) -> Given:
    scene = under(name)
    return given(scene=after(scene, given(scene=scene).when(DRILL, at=0).facts()))


def call_of(scene: Scene) -> Call:
    return scene.calls[CALL]


@pytest.mark.parametrize("name", NAMES)
def test_a_drill_with_a_weapon_rings_the_school_and_no_officer(name: str) -> None:
    facts = given(scene=under(name)).when(DRILL, at=0).facts()
    offers = [fact.event for fact in facts if isinstance(fact.event, ev.OfferMade)]
    assert {"olaf", "otto"}.isdisjoint({each.responder for each in offers})
    assert {each.purpose for each in offers} == {Purpose.respond}
    assert not any(isinstance(fact.event, ev.PoliceEvent) for fact in facts)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("danger", [True, False])
def test_nobody_can_ask_for_police_in_a_drill_and_nothing_offers_it(name: str, danger: bool) -> None:
    here = drilled(name)
    assert list(gate.possible(MAX, call_of(here.scene), here.scene)) == []
    here.when(do.AskPolice(by=by("max"), call=CALL, danger=danger), at=2).refused(Refusal.only_a_drill)


@pytest.mark.parametrize("name", NAMES)
def test_a_drill_asks_no_questions_opens_no_follow_up_and_is_no_figure(name: str) -> None:
    scene = drilled(name).scene
    over = replace(call_of(scene), closed_at=build.at(60), disposition=Disposition.drill)
    assert not closing.asks(over)
    assert closing.opening(over, policy(name)) == ()
    assert ended(over, policy(name)) is None
