"""Which officers might come, before anybody asks for one."""

from dataclasses import replace

from app.core import events as ev
from app.core.ids import CallId
from app.core.officers import standby
from app.core.scene import Scene
from app.core.words import GapReason
from tests import police
from tests.build import CALL, OLAF, duty, going, happened, raised
from tests.given import given
from tests.police import gate_open, patrolled


def told(scene: Scene) -> list[tuple[str, str | None, bool]]:
    return [(each.person, each.gap and each.gap.value, each.aid) for each in standby(scene.calls[CALL], scene)]


def test_the_zones_officer_is_told_and_then_those_of_other_zones_who_are_free() -> None:
    assert told(given(*going(), scene=police.scene()).scene) == [("olaf", None, False), ("otto", None, True)]


def test_an_officer_who_is_off_duty_is_told_so() -> None:
    assert told(given(*going(), scene=police.scene(off={"olaf", "otto"})).scene) == [("olaf", "off_duty", False)]


def test_an_officer_on_another_call_is_told_so() -> None:
    busy = given(*gate_open(), patrolled(), happened(ev.OfferAccepted, "olaf", 2), scene=police.scene()).scene
    here = replace(busy.calls[CALL], id=CallId("here"), police=None)
    scene = replace(busy, calls={**busy.calls, here.id: here})
    assert [(each.person, each.gap) for each in standby(here, scene)] == [("olaf", GapReason.committed), ("otto", None)]


def test_where_no_mutual_aid_is_asked_nobody_of_another_zone_is_told() -> None:
    assert told(given(*going(), scene=police.scene(mutual_aid=False)).scene) == [("olaf", None, False)]


def test_how_far_an_officer_is_is_told_with_it() -> None:
    here = duty(OLAF, school=raised().school)
    scene = police.scene()
    scene = given(*going(), scene=replace(scene, duty={**scene.duty, OLAF.id: here})).scene
    assert standby(scene.calls[CALL], scene)[0].way is not None
