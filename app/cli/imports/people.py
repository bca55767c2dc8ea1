"""People and their shifts from CSV."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from app.cli.imports.district import District
from app.cli.imports.table import Line, Source, lines
from app.core.access import COLLEAGUES
from app.core.ids import PlaceId
from app.core.places import School
from app.core.policy import Post
from app.core.roster import Holding, Person, district_wide, is_mixed
from app.core.words import Role, ScopeKind
from app.store.people.shifts import ShiftRow

AT_SCHOOL = frozenset({Role.staff, Role.coach})
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)


def read_people(content: bytes, source: Source, district: District) -> None:
    """`id, name, roles` (several with blanks between), and where known `school, zone, room, post` (several like the roles)."""
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
    held = [one for one in (_holding(line, district, name, school) for name in _names(line, "roles")) if one]
    if is_mixed(held):
        line.complain("roles", "an officer has no other role: police stand behind the gate")
    person = district.person_id(code)
    before = district.people.get(person)
    return Person(
        id=person,
        name=line.text("name"),
        holdings=_posted(line, district, held, before.holdings if before else ()),
        school=school.id if school else None,
        room=_room(line, district, school),
    )


def _names(line: Line, column: str) -> list[str]:
    return line.text(column, needed=column == "roles").replace(";", " ").split()


def _posted(line: Line, district: District, held: list[Holding], before: Sequence[Holding]) -> tuple[Holding, ...]:
    """Each role with the posts that have its rights. A file without the column leaves the posts as they are."""
    if "post" not in line.cells:
        known = {one: [same for same in before if replace(same, post="") == one] for one in held}
        return tuple(same for one in held for same in known[one] or [one])
    wanted = [_post(line, district, name) for name in _names(line, "post")]
    roles = {one.role for one in held}
    for post in wanted:
        if post is not None and post.role not in roles:
            line.complain("post", f"a {post.id} is a {post.role}, and that is none of the roles")
    codes = {role: [post.id for post in wanted if post and post.role is role] for role in roles}
    return tuple(replace(one, post=code) for one in held for code in codes[one.role] or [""])


def _post(line: Line, district: District, name: str) -> Post | None:
    post = district.policy.post(name)
    if post is None:
        known = ", ".join(each.id for each in district.policy.posts)
        line.complain("post", f"the policy has no post {name!r}; " + (f"there are {known}" if known else "it has none"))
    return post


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
