from datetime import date, time

import pytest

from app.core.roster import Holding
from app.core.words import Role, ScopeKind
from app.store.shifts import ShiftRow
from tests.cli.imports.given import PEOPLE, SHIFTS, read


def held(row: str) -> list[tuple[str, str]]:
    district, said = read(people=f"id,name,roles,school,zone,room\nann,Ann,{row}\n", shifts="person,day,starts,ends\n")
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
