"""People and their shifts from CSV."""

import re
from datetime import date, time

from app.cli.imports.district import District
from app.cli.imports.table import Line, Source, lines
from app.core.access import COLLEAGUES
from app.core.ids import PlaceId
from app.core.places import School
from app.core.roster import Holding, Person, district_wide
from app.core.words import Role, ScopeKind
from app.store.shifts import ShiftRow

AT_SCHOOL = frozenset({Role.staff, Role.coach})
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)


def read_people(content: bytes, source: Source, district: District) -> None:
    """`id, name, roles` (several with blanks between), and where known `school, zone, room`."""
    seen: dict[str, int] = {}
    for line in lines(content, source, ("id", "name", "roles")):
        code = line.text("id")
        if code in seen:
            line.complain("id", f"{code!r} stands in line {seen[code]} already")
        seen.setdefault(code, line.number)
        person = _person(line, district, code)
        district.people[person.id] = person


def _person(line: Line, district: District, code: str) -> Person:
    school = _school(line, district)
    held = (_holding(line, district, name, school) for name in line.text("roles").replace(";", " ").split())
    return Person(
        id=district.person_id(code),
        name=line.text("name"),
        holdings=tuple(holding for holding in held if holding is not None),
        school=school.id if school else None,
        room=_room(line, district, school),
    )


def _holding(line: Line, district: District, name: str, school: School | None) -> Holding | None:
    """A coach belongs to a school, an officer to a zone; an administrator or manager with a school to that school."""
    if name not in COLLEAGUES:
        line.complain("roles", f"{name!r} is no role; there are {', '.join(role for role in Role if role in COLLEAGUES)}")
        return None
    role = Role(name)
    if role is Role.officer:
        zone = line.text("zone")
        if zone and zone not in district.zones:
            line.complain("zone", f"there is no zone {zone!r}")
        return Holding(role=role, kind=ScopeKind.zone, scope=district.zone_id(zone))
    if role in AT_SCHOOL and school is None:
        if not line.has("school"):
            line.complain("school", f"a {role} belongs to a school")
        return None
    if school is None or role in {Role.float_, Role.system_administrator}:
        return district_wide(role, district.id)
    return Holding(role=role, kind=ScopeKind.school, scope=school.id)


def _school(line: Line, district: District) -> School | None:
    code = line.text("school", needed=False)
    if code and code not in district.schools:
        line.complain("school", f"there is no school {code!r}")
    return district.schools.get(code) if code else None


def _room(line: Line, district: District, school: School | None) -> PlaceId | None:
    name = line.text("room", needed=False)
    if not name or school is None:
        return None
    place = district.place_id(school.id, name)
    if place not in district.places:
        line.complain("room", f"{school.code} has no room {name!r}")
    return place


def read_shifts(content: bytes, source: Source, district: District) -> None:
    """`person, day, starts, ends`, and where known `school`. A day is mon...sun or a date such as 2027-01-31."""
    for line in lines(content, source, ("person", "day", "starts", "ends")):
        person = district.person_id(line.text("person"))
        if person not in district.people:
            line.complain("person", f"there is no person {line.cells['person']!r}")
        elif not district.people[person].is_responder():
            line.complain("person", "only responders have shifts")
        weekday, day = _day(line)
        starts, ends = _clock(line, "starts"), _clock(line, "ends")
        if starts == ends:
            line.complain("ends", "a shift ends at another time than it starts; one that ends earlier ends the next morning")
        school = _school(line, district)
        where = school.id if school else None
        district.shifts.append(ShiftRow(person=person, weekday=weekday, date=day, starts=starts, ends=ends, school=where))


def _day(line: Line) -> tuple[int | None, date | None]:
    given = line.text("day").lower()
    if given[:3] in WEEKDAYS and given.isalpha():
        return WEEKDAYS.index(given[:3]), None
    try:
        return None, date.fromisoformat(given)
    except ValueError:
        line.complain("day", "a day is mon, tue, ... sun, or a date such as 2027-01-31")
        return None, None


def _clock(line: Line, name: str) -> time:
    given = CLOCK.fullmatch(line.text(name))
    if given:
        return time(int(given[1]), int(given[2]))
    if line.has(name):
        line.complain(name, "a time is written 07:30")
    return time(0)
