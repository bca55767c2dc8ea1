import pytest

from app.cli.imports.schools import read_schools
from app.cli.imports.table import Source
from app.core.ids import SchoolId
from app.core.places import Point
from tests.cli.imports.given import ROOMS, SCHOOLS, read


def test_a_school_has_its_zone_its_point_and_its_telephone() -> None:
    district, said = read()
    school = district.schools["1"]
    assert said == []
    assert (school.name, school.zone, school.phone) == ("North", district.zones["East"].id, "555 0101")
    assert school.point == Point(latitude=45.0, longitude=-93.0)


def test_the_levels_of_a_school_are_read_and_a_file_without_them_leaves_them() -> None:
    district, said = read(schools=SCHOOLS.replace("zone,phone", "zone,level").replace("555 0101", "high+middle"))
    assert ([str(level) for level in district.schools["1"].levels], district.schools["2"].levels, said) == (
        ["middle", "high"],
        (),
        [],
    )
    read_schools(SCHOOLS.encode(), Source(file="schools", complaints=[]), district)
    assert [str(level) for level in district.schools["1"].levels] == ["middle", "high"]
    assert read(schools=SCHOOLS.replace("zone,phone", "zone,level").replace("555 0101", "college"))[1] == ["schools 2 level"]


def test_the_same_file_gives_the_same_ids() -> None:
    assert read()[0].schools == read()[0].schools


def test_a_school_without_rooms_gets_its_main_office_so_that_a_call_can_be_placed() -> None:
    district, _ = read()
    names = {
        school.name: [place.name for place in district.places.values() if place.school == school.id]
        for school in district.schools.values()
    }
    assert names == {"North": ["Art"], "South": ["Main office"]}


def test_the_neighbours_of_a_school_are_the_three_nearest() -> None:
    rows = "".join(f"{n},S{n},45.{n},-93.0,,\n" for n in (1, 2, 4, 7, 9))
    district, _ = read(schools=SCHOOLS.splitlines()[0] + "\n" + rows, rooms="school,name\n", people=none(), shifts=day())
    codes = {school.id: code for code, school in district.schools.items()}
    assert [codes[SchoolId(each)] for each in district.schools["1"].neighbours] == ["2", "4", "7"]


def none() -> str:
    return "id,name,roles\n"


def day() -> str:
    return "person,day,starts,ends\n"


def test_zones_that_nobody_drew_are_made_by_their_name() -> None:
    district, said = read(zones='{"type": "FeatureCollection", "features": []}')
    assert ([*district.zones], said) == (["East"], [])


def test_a_room_lies_where_its_row_says() -> None:
    district, _ = read()
    art = next(place for place in district.places.values() if place.name == "Art")
    assert (art.building, art.floor, art.room, art.code, art.x, art.y) == ("Main", 1, "101", "N-101", 3.0, 4.0)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("1,North", ",North", "schools 2 code"),
        ("1,North", "1,", "schools 2 name"),
        ("2,South", "1,South", "schools 3 code"),
        ("1,North", "1,=HYPERLINK(1)", "schools 2 name"),
        ("45.0", "91", "schools 2 latitude"),
        ("45.0", "", "schools 2 latitude"),
        ("-93.0", "-181", "schools 2 longitude"),
        ("-93.1,East", "-93.1,West", "schools 3 zone"),
        ("555 0101", "call us", "schools 2 phone"),
    ],
)
def test_a_bad_school_is_named_with_its_line_and_field(old: str, new: str, where: str) -> None:
    assert where in read(schools=SCHOOLS.replace(old, new))[1]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("1,Art", "9,Art", "rooms 2 school"),
        ("1,Art", "1,", "rooms 2 name"),
        ("Main,1", "Main,one", "rooms 2 floor"),
        ("Main,1", "Main,1.5", "rooms 2 floor"),
        (",3,4", ",3,", "rooms 2 y"),
        (",3,4", ",,4", "rooms 2 x"),
        (",3,4", ",3,9999", "rooms 2 y"),
        ("4\n", "4\n1,Art,Main,1,101,N-102,3,4\n", "rooms 3 name"),
        ("4\n", "4\n1,Gym,Main,1,102,N-101,3,4\n", "rooms 3 code"),
    ],
)
def test_a_bad_room_is_named_with_its_line_and_field(old: str, new: str, where: str) -> None:
    assert where in read(rooms=ROOMS.replace(old, new))[1]
