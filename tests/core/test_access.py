"""One table of rights, and what may be done to a call by whom and when."""

from dataclasses import replace

import pytest

from app.core import events as ev
from app.core.access import EVERYBODY, ON_CALL, RIGHTS, STEP_UP, Relation, Right, may, relations, supervises
from app.core.cards import Action
from app.core.ids import PersonId, SchoolId
from app.core.roster import Holding, Person
from app.core.visitors import visitor_id
from app.core.words import Disposition, DutyStatus, Purpose, Role, ScopeKind
from tests import build
from tests.build import (
    ADA,
    CALL,
    COLE,
    CORA,
    FAY,
    MAX,
    OLAF,
    SAM,
    SUE,
    TESS,
    going,
    happened,
    offered,
    ringing,
)
from tests.given import given
from tests.police import asked_police, fact_of, gate_open, patrolled

NORTH, SOUTH, _ = build.SCHOOLS
OVERSEES = "use_app follow_call raise_call raise_by_code raise_drill "
VERA_ID, VITO_ID = (visitor_id(build.ROOM, name) for name in ("vera", "vito"))
VERA, VITO = (build.setup().person(each) or TESS for each in (VERA_ID, VITO_ID))


def test_every_right_has_its_row() -> None:
    assert set(RIGHTS) == set(Right)


def test_every_action_has_its_row() -> None:
    assert set(ON_CALL) == set(Action)


def test_what_is_done_at_a_desk_wants_the_hand_proved_again() -> None:
    desk = "read_past read_people change_people read_schools change_schools read_plans change_plans change_room_codes"
    desk += " read_disclosures"
    assert set(desk.split()) == STEP_UP


def test_nothing_that_a_press_an_answer_duty_or_the_live_board_needs_waits_for_a_password() -> None:
    live = (
        "use_app follow_call raise_call raise_by_code raise_drill answer_calls supervise_calls message_calls read_board read_duty"
    )
    ends = "log_contacts report_calls read_figures share_position"
    assert {*live.split(), *ends.split()} == set(Right) - STEP_UP


@pytest.mark.parametrize(
    ("who", "rights"),
    [
        (TESS, "use_app follow_call raise_call raise_by_code"),
        (CORA, "use_app follow_call raise_call raise_by_code answer_calls log_contacts report_calls"),
        (FAY, "use_app follow_call raise_call raise_by_code answer_calls log_contacts report_calls"),
        (OLAF, "use_app follow_call raise_by_code answer_calls share_position"),
        (VERA, "follow_call raise_by_code"),
        (
            SAM,
            OVERSEES
            + "answer_calls supervise_calls message_calls read_board read_duty read_past read_people read_schools read_plans "
            + "change_room_codes log_contacts report_calls read_figures",
        ),
        (MAX, " ".join(right for right in Right if right is not Right.share_position)),
        (
            ADA,
            OVERSEES
            + "read_board read_duty read_past read_people change_people read_schools change_schools read_plans change_plans "
            + "change_room_codes read_figures",
        ),
    ],
)
def test_each_role_has_just_its_rights(who: Person, rights: str) -> None:
    assert [right.value for right in Right if may(who, right)] == rights.split()


@pytest.mark.parametrize(("where", "allowed"), [(NORTH, False), (SOUTH, True), (None, True)])
def test_a_right_reaches_as_far_as_the_role(where: build.School | None, allowed: bool) -> None:
    assert may(SUE, Right.raise_call, where) is allowed


def at_school(role: Role, *schools: str, kind: ScopeKind = ScopeKind.school, home: str | None = None) -> Person:
    holdings = tuple(Holding(role=role, kind=kind, scope=school) for school in schools)
    return Person(id=PersonId("someone"), name="Someone", holdings=holdings, school=SchoolId(home) if home else None)


SCHOOLS = {school.id: school for school in build.SCHOOLS}
OF_NORTH = at_school(Role.safety_administrator, "north", home="north")
OF_ALL = at_school(Role.safety_administrator, "north", "south", "west", home="north")


@pytest.mark.parametrize(
    ("subject", "of_north", "of_all"),
    [
        (CORA, True, True),
        (SUE, False, True),
        (at_school(Role.coach, "north", "south", home="north"), True, True),
        (at_school(Role.coach, "north", "south"), False, True),
        (at_school(Role.coach, "north"), True, True),
        (FAY, False, True),
        (replace(FAY, school=None), False, True),
        (replace(MAX, school=SchoolId("north")), False, True),
        (OLAF, False, True),
        (at_school(Role.officer, "gone", kind=ScopeKind.zone), False, False),
        (at_school(Role.coach, "gone", home="gone"), False, False),
    ],
)
def test_somebodys_duty_is_changed_by_who_reaches_as_far_as_they_are_sent(subject: Person, of_north: bool, of_all: bool) -> None:
    assert (supervises(OF_NORTH, subject, SCHOOLS), supervises(OF_ALL, subject, SCHOOLS)) == (of_north, of_all)
    assert (supervises(SAM, subject, SCHOOLS), supervises(replace(SAM, active=False), subject, SCHOOLS)) == (True, False)
    assert not supervises(ADA, subject, SCHOOLS)


def test_who_has_left_may_nothing_and_stands_to_nothing() -> None:
    left = replace(MAX, active=False)
    scene = given(*ringing()).scene
    assert (may(left, Right.use_app), relations(left, scene.calls[CALL], scene)) == (False, frozenset())


CLEAR = happened(ev.ResponderClear)
LATE = happened(ev.OfferExpired, "olaf", 2)
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


def test_the_roles_of_the_table_are_all_of_them() -> None:
    assert set(Role) == EVERYBODY == RIGHTS[Right.use_app] | {Role.visitor}


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
