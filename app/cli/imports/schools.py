"""Schools and their rooms from CSV; what a school must have before a call can be placed there."""

from dataclasses import replace

from app.cli.imports.district import District
from app.cli.imports.table import Line, Source, lines
from app.core.ids import PlaceId, SchoolId, ZoneId
from app.core.places import Place, Point, School, Zone, great_circle
from app.core.words import SchoolLevel

NEIGHBOURS = 3
OFFICE = "Main office"


def read_schools(content: bytes, source: Source, district: District) -> None:
    """`code, name, latitude, longitude`, and where known `zone, phone, level`. Zones that nobody drew are made by their name."""
    seen: dict[str, int] = {}
    drawn = bool(district.zones)
    for line in lines(content, source, ("code", "name", "latitude", "longitude")):
        code = line.text("code")
        if code in seen:
            line.complain("code", f"{code!r} stands in line {seen[code]} already")
        seen.setdefault(code, line.number)
        before = district.schools.get(code)
        district.schools[code] = School(
            id=district.school_id(code),
            name=line.text("name"),
            code=code,
            zone=_zone(line, district, drawn=drawn),
            point=Point(
                latitude=line.number_between("latitude", -90, 90),
                longitude=line.number_between("longitude", -180, 180),
            ),
            phone=_phone(line),
            levels=_levels(line, before),
        )


def _zone(line: Line, district: District, *, drawn: bool) -> ZoneId | None:
    name = line.text("zone", needed=False)
    if not name:
        return None
    if name not in district.zones:
        if drawn:
            line.complain("zone", f"there is no zone {name!r}")
        else:
            district.zones[name] = Zone(id=district.zone_id(name), name=name)
    return district.zone_id(name)


def _phone(line: Line) -> str:
    given = line.cells.get("phone", "")
    if given and not all(letter in "+0123456789 ()-./x" for letter in given):
        line.complain("phone", "a telephone number has digits, blanks and + ( ) - . / x only")
    return given


def _levels(line: Line, before: School | None) -> tuple[SchoolLevel, ...]:
    """Several with blanks or + between, as in `middle+high`. A file without the column leaves them as they are."""
    if "level" not in line.cells:
        return before.levels if before else ()
    given = line.text("level", needed=False).lower().replace("+", " ").replace(";", " ").split()
    for name in given:
        if name not in set(SchoolLevel):
            line.complain("level", f"{name!r} is no level; there are {', '.join(SchoolLevel)}")
    return tuple(level for level in SchoolLevel if level in given)


def read_rooms(content: bytes, source: Source, district: District) -> None:
    """`school, name`, and where known `building, floor, room, code, x, y` (metres on the school's own plan)."""
    seen: dict[tuple[str, str], int] = {}
    codes: dict[str, int] = {}
    for line in lines(content, source, ("school", "name")):
        school, name = line.text("school"), line.text("name")
        if school not in district.schools:
            line.complain("school", f"there is no school {school!r}")
        if (school, name) in seen:
            line.complain("name", f"{name!r} stands in line {seen[school, name]} already")
        seen.setdefault((school, name), line.number)
        code = line.text("code", needed=False)
        if code and code in codes:
            line.complain("code", f"{code!r} stands in line {codes[code]} already")
        codes.setdefault(code, line.number)
        place = _place(line, district, district.school_id(school))
        district.places[place.id] = place


def _place(line: Line, district: District, school: SchoolId) -> Place:
    name = line.text("name")
    if line.has("x") != line.has("y"):
        line.complain("y" if line.has("x") else "x", "x and y go together")
    return Place(
        id=PlaceId(district.place_id(school, name)),
        school=school,
        name=name,
        building=line.text("building", needed=False),
        floor=_floor(line),
        room=line.text("room", needed=False),
        code=line.text("code", needed=False),
        x=line.number_between("x", -5000, 5000) if line.has("x") else None,
        y=line.number_between("y", -5000, 5000) if line.has("y") else None,
    )


def _floor(line: Line) -> int:
    floor = line.number_between("floor", -5, 60) if line.has("floor") else 0
    if floor != int(floor):
        line.complain("floor", "a floor is a whole number; 0 is the ground")
    return int(floor)


def furnish(district: District) -> None:
    """No school without a place to call from, nor without neighbours."""
    furnished = {place.school for place in district.places.values()}
    for code, school in district.schools.items():
        district.schools[code] = replace(school, neighbours=_nearest(school, district))
        if school.id not in furnished:
            place = PlaceId(district.place_id(school.id, OFFICE))
            district.places[place] = Place(id=place, school=school.id, name=OFFICE, building="Main", room="Front entrance")


def _nearest(school: School, district: District) -> tuple[SchoolId, ...]:
    here = school.point
    if here is None:
        return ()
    others = [(great_circle(here, other.point), other.id) for other in district.schools.values() if other.point]
    return tuple(found for _, found in sorted(others) if found != school.id)[:NEIGHBOURS]
