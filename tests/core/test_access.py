"""One table of rights."""

from dataclasses import replace

import pytest

from app.core.access import EVERYBODY, RIGHTS, STEP_UP, Right, may, supervises
from app.core.ids import PersonId, SchoolId
from app.core.roster import Holding, Person
from app.core.visitors import visitor_id
from app.core.words import Role, ScopeKind
from tests import build
from tests.build import (
    ADA,
    CORA,
    FAY,
    MAX,
    OLAF,
    SAM,
    SUE,
    TESS,
)

NORTH, SOUTH, _ = build.SCHOOLS
OVERSEES = "use_app follow_call raise_call raise_by_code raise_drill "
VERA_ID, VITO_ID = (visitor_id(build.ROOM, name) for name in ("vera", "vito"))
VERA, VITO = (build.setup().person(each) or TESS for each in (VERA_ID, VITO_ID))


def test_every_right_has_its_row() -> None:
    assert set(RIGHTS) == set(Right)


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


def test_who_has_left_may_nothing() -> None:
    assert may(replace(MAX, active=False), Right.use_app) is False


def test_the_roles_of_the_table_are_all_of_them() -> None:
    assert set(Role) == EVERYBODY == RIGHTS[Right.use_app] | {Role.visitor}
