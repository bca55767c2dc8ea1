from datetime import date, time

import pytest

from app.cli.imports import people
from app.cli.imports.table import Complaint, Source
from app.core.roster import Holding
from app.core.words import Role, ScopeKind
from app.store.people.shifts import ShiftRow
from tests.cli.imports.given import PEOPLE, SHIFTS, read


def held(row: str) -> list[tuple[str, str]]:
    people, none = f"id,name,roles,school,zone,room\nann,Ann,{row}\n", "person,credential,begins\n"
    district, said = read(people=people, shifts="person,day,starts,ends\n", credentials=none)
    assert said == []
    return [(str(each.role), str(each.kind)) for each in district.people[district.person_id("ann")].holdings]


def test_a_coach_belongs_to_a_school_and_has_a_usual_room() -> None:
    district, _ = read()
    ann, north = district.people[district.person_id("ann")], district.schools["1"]
    assert ann.holdings == (Holding(role=Role.coach, kind=ScopeKind.school, scope=north.id),)
    assert (ann.school, district.places[ann.room].name if ann.room else None) == (north.id, "Art")


def test_a_room_may_be_named_by_its_number() -> None:
    district, said = read(people=PEOPLE.replace("Art", "101"))
    assert ([place.name for place in district.places.values() if place.room == "101"], said) == (["Art"], [])


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("float,,,", [("float", "district")]),
        ("float,1,,", [("float", "district")]),
        ("manager,,,", [("manager", "district")]),
        ("safety_administrator,1,,", [("safety_administrator", "school")]),
        ("system_administrator,1,,", [("system_administrator", "district")]),
        ("officer,,East,", [("officer", "zone")]),
        ("staff coach,1,,", [("staff", "school"), ("coach", "school")]),
    ],
)
def test_a_role_reaches_as_far_as_the_row_says(row: str, expected: list[tuple[str, str]]) -> None:
    assert held(row) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("coach,1,", [("coach", "")]),
        ("coach,1,worker", [("coach", "worker")]),
        ("coach,1,worker mediator", [("coach", "worker"), ("coach", "mediator")]),
        ("staff coach,1,worker", [("staff", ""), ("coach", "worker")]),
    ],
)
def test_a_role_is_held_in_the_posts_that_have_its_rights(row: str, expected: list[tuple[str, str]]) -> None:
    district, said = read(people=f"id,name,roles,school,post\nann,Ann,{row}\nbob,Bob,manager,,\n")
    held = district.people[district.person_id("ann")].holdings
    assert ([(str(each.role), each.post) for each in held], said) == (expected, [])


@pytest.mark.parametrize(("post", "role"), [("janitor", "coach"), ("sro", "coach")])
def test_a_post_that_is_none_or_that_has_other_rights_is_named(post: str, role: str) -> None:
    assert read(people=f"id,name,roles,school,post\nann,Ann,{role},1,{post}\nbob,Bob,manager,,\n")[1] == ["people 2 post"]


def test_an_officer_with_another_role_is_named() -> None:
    rows = "ann,Ann,officer coach,1,East\nbob,Bob,manager officer,,East\n"
    said = read(people=f"id,name,roles,school,zone\n{rows}", shifts="person,day,starts,ends\n")[1]
    assert said == ["people 2 roles", "people 3 roles"]


def test_a_file_without_posts_leaves_them_as_they_are() -> None:
    district, _ = read(people="id,name,roles,school,post\nann,Ann,coach,1,worker\nbob,Bob,manager,,\n")
    complaints: list[Complaint] = []
    people.read_people(b"id,name,roles,school\nann,Ann B.,coach,1\n", Source(file="people", complaints=complaints), district)
    ann = district.people[district.person_id("ann")]
    assert (ann.name, [held.post for held in ann.holdings], complaints) == ("Ann B.", ["worker"], [])


def test_shifts_are_by_weekday_or_by_date() -> None:
    district, _ = read()
    ann, north = district.person_id("ann"), district.schools["1"].id
    assert district.shifts == [
        ShiftRow(person=ann, weekday=0, starts=time(7, 30), ends=time(15), school=north),
        ShiftRow(person=ann, date=date(2027, 1, 31), starts=time(8), ends=time(12)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("ann,Ann", ",Ann", "people 2 id"),
        ("Ann Archer", "", "people 2 name"),
        ("Ann Archer", "@Ann", "people 2 name"),
        ("coach", "", "people 2 roles"),
        ("coach", "boss", "people 2 roles"),
        ("coach,1", "coach,9", "people 2 school"),
        ("coach,1", "coach,", "people 2 school"),
        (",Art", ",Gym", "people 2 room"),
        ("East", "West", "people 3 zone"),
        ("East", "", "people 3 zone"),
        ("bob,", "ann,", "people 3 id"),
    ],
)
def test_a_bad_person_is_named_with_its_line_and_field(old: str, new: str, where: str) -> None:
    assert where in read(people=PEOPLE.replace(old, new))[1]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("ann,mon", "eve,mon", "shifts 2 person"),
        ("mon", "someday", "shifts 2 day"),
        ("mon", "", "shifts 2 day"),
        ("2027-01-31", "2027-02-31", "shifts 3 day"),
        ("07:30", "7.30", "shifts 2 starts"),
        ("07:30", "24:00", "shifts 2 starts"),
        ("15:00", "07:30", "shifts 2 ends"),
        ("15:00,1", "15:00,9", "shifts 2 school"),
    ],
)
def test_a_bad_shift_is_named_with_its_line_and_field(old: str, new: str, where: str) -> None:
    assert where in read(shifts=SHIFTS.replace(old, new))[1]


def test_a_teacher_has_no_shift() -> None:
    _, said = read(people=PEOPLE.replace("coach", "staff"))
    assert said == ["shifts 2 person", "shifts 3 person"]


def test_a_name_with_what_nobody_sees_is_named_with_its_line_and_field() -> None:
    assert read(people=PEOPLE.replace("Bob Bell", "Bob\u200b Bell"))[1] == ["people 3 name"]
