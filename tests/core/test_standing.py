"""How somebody stands to a call, and what each may do for it."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core.cards import Action
from app.core.roster import Person
from app.core.standing import ON_CALL, Relation, relations
from app.core.words import Disposition, DutyStatus, Purpose, Role
from tests import build
from tests.build import ADA, CALL, COLE, CORA, MAX, OLAF, SAM, TESS, going, happened, offered, ringing
from tests.given import given
from tests.police import asked_police, fact_of, gate_open, patrolled


def test_every_action_has_its_row() -> None:
    assert set(ON_CALL) == set(Action)


def test_who_has_left_stands_to_nothing() -> None:
    scene = given(*ringing()).scene
    assert relations(replace(MAX, active=False), scene.calls[CALL], scene) == frozenset()


CLEAR = happened(ev.ResponderClear)
LATE = happened(ev.OfferExpired, "olaf", 2)
MEETS = fact_of(ev.PoliceMeetingSet, adult="cole", place="n101", keep_away=True)
CLOSED = ev.CallClosed(call=CALL, disposition=Disposition.resolved)


@pytest.mark.parametrize(
    ("who", "past", "expected"),
    [
        (TESS, ringing(), {Relation.caller}),
        (CORA, ringing(), {Relation.asked}),
        (CORA, going(), {Relation.going}),
        (CORA, (*going(), CLEAR), {Relation.done}),
        (COLE, ringing(), set()),
        (SAM, ringing(), {Relation.supervisor, Relation.overseer}),
        (ADA, ringing(), {Relation.overseer}),
        (OLAF, ringing(), set()),
        (OLAF, (*gate_open(), patrolled()), {Relation.officer}),
        (OLAF, (*gate_open(), patrolled(), LATE), {Relation.missed}),
        (OLAF, (*gate_open(), patrolled(), LATE, fact_of(ev.PoliceWithdrawn)), set()),
        (OLAF, (*gate_open(), patrolled(), happened(ev.OfferAccepted, "olaf", 2)), {Relation.officer}),
        (OLAF, (*gate_open(), patrolled(), happened(ev.OfferAccepted, "olaf", 2), CLOSED), set()),
        (OLAF, ringing(caller="olaf"), {Relation.passer_by}),
        (COLE, (*going(), asked_police(), offered("cole", 2, purpose=Purpose.approve)), {Relation.decider}),
        (COLE, (*gate_open(), MEETS), {Relation.meets}),
        (CORA, (*gate_open(), MEETS), {Relation.going}),
        (COLE, (*gate_open(), MEETS, fact_of(ev.PoliceWithdrawn)), set()),
        (COLE, (*gate_open(), MEETS, CLOSED), set()),
    ],
)
def test_how_somebody_stands_to_a_call(who: Person, past: tuple[ev.Event, ...], expected: set[Relation]) -> None:
    scene = given(*past).scene
    assert relations(who, scene.calls[CALL], scene) == expected


@pytest.mark.parametrize("status", [DutyStatus.off_duty, DutyStatus.on_duty])
def test_a_late_yes_is_said_by_an_officer_who_has_been_on_duty_all_along(status: DutyStatus) -> None:
    scene = given(*gate_open(), patrolled(), LATE).scene
    duty = replace(scene.duty[OLAF.id], status=status, since=build.at(5))
    scene = replace(scene, duty={**scene.duty, OLAF.id: duty})
    assert relations(OLAF, scene.calls[CALL], scene) == frozenset()


def test_somebody_who_is_an_officer_too_sees_no_more_of_a_call_than_an_officer() -> None:
    mixed = build.person("cora", Role.coach, Role.officer, Role.safety_administrator)
    people = tuple(p for p in build.EVERYBODY if p.id != mixed.id)
    for past in (ringing(), going(), (*going(), happened(ev.ResponderClear, "cora"))):
        scene = given(*past, scene=build.scene(*people, mixed)).scene
        assert relations(mixed, scene.calls[CALL], scene) == frozenset()


@pytest.mark.parametrize("role", [Role.coach, Role.staff])
@pytest.mark.parametrize("past", [(), (LATE,), (happened(ev.OfferAccepted, "olaf", 2),)])
def test_who_is_no_officer_any_more_has_no_officers_part(role: Role, past: tuple[ev.Event, ...]) -> None:
    was = replace(OLAF, holdings=build.person("olaf", role).holdings)
    scene = given(*gate_open(), patrolled(), *past).scene
    assert relations(was, scene.calls[CALL], scene) == frozenset()


def test_who_was_an_officer_and_is_asked_as_a_coach_since_may_answer() -> None:
    was = replace(OLAF, holdings=build.person("olaf", Role.coach).holdings)
    scene = given(*gate_open(), patrolled(), LATE, build.fact(offered("olaf", 3), 40)).scene
    assert relations(was, scene.calls[CALL], scene) == {Relation.asked}


@pytest.mark.parametrize(
    ("past", "expected"),
    [(ringing(), set()), ((*going(), CLEAR), set()), (going(), {Relation.going}), (ringing(caller="cora"), {Relation.caller})],
)
def test_a_part_ends_with_the_role(past: tuple[ev.Event, ...], expected: set[Relation]) -> None:
    scene = given(*past).scene
    assert relations(replace(CORA, holdings=TESS.holdings), scene.calls[CALL], scene) == expected
