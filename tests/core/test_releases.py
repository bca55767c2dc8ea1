"""What an officer's view holds of a student."""

from dataclasses import replace

from app.core import events as ev
from app.core.board import view
from app.core.call import Message
from app.core.events import Event
from app.core.ids import MessageId
from app.core.policy import Released
from app.core.releases import basis, held
from app.core.scene import Scene
from tests import police
from tests.build import CALL, OLAF, SAM, at, happened
from tests.given import given
from tests.police import gate_open, patrolled

RINGS = (*gate_open(call_type="fight"), patrolled())
EVERYTHING = tuple(Released)


def here(*past: Event, released: tuple[Released, ...] = EVERYTHING) -> Scene:
    return given(*past, scene=police.scene(released=released)).scene


def told(scene: Scene) -> list[tuple[str, str, str]]:
    return sorted((each.to, each.what.value, each.value) for each in held(scene.calls[CALL], scene))


def test_nothing_is_released_before_an_officer_is_asked() -> None:
    assert told(here(*gate_open(call_type="fight"))) == []
    assert held(None, here()) == frozenset()


def test_an_officer_who_rings_is_told_what_the_policy_releases_of_a_student() -> None:
    assert told(here(*RINGS)) == [("olaf", "call_type", "fight"), ("olaf", "students_involved", "yes")]
    assert told(here(*RINGS, released=(Released.caller, Released.responders))) == []


def test_each_message_is_a_release_of_its_own() -> None:
    scene = here(*RINGS)
    written = Message(id=MessageId("m1"), by=SAM.id, at=at(5))
    call = replace(scene.calls[CALL], messages=(written,))
    scene = replace(scene, calls={CALL: call})
    assert ("olaf", "messages", "m1") in told(scene)


def test_what_is_recorded_as_released_is_what_the_officer_sees() -> None:
    scene = here(*RINGS)
    seen = view(scene.calls[CALL], OLAF, scene, at(9))
    assert seen is not None
    assert seen.police is not None
    assert {value for _, _, value in told(scene)} == {seen.call_type, seen.police.students}


def test_it_is_released_for_the_reason_that_was_given() -> None:
    scene = here(*RINGS)
    assert basis(scene.calls[CALL]) == "police:trespass"


def test_nothing_is_held_any_more_when_the_call_is_over() -> None:
    scene = here(*RINGS, happened(ev.OfferAccepted, "olaf", 2), ev.CallCancelled(call=CALL))
    assert told(scene) == []
