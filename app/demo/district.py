"""Maple County Intermediate: nobody who lives, nowhere on a map. Four schools, the size of a real intermediate district.

Data only: how it comes into a database is `fill.py`.
"""

from dataclasses import dataclass

from app.core.ids import DistrictId, PersonId, PlaceId, SchoolId, ZoneId
from app.core.places import Place, Point, School, Zone
from app.core.roster import RESPONDERS, Holding, Person, district_wide
from app.core.words import Role, ScopeKind

DISTRICT = DistrictId("maple")
NAME = "Maple County Intermediate"
TIMEZONE = "America/Chicago"
ZONE = Zone(
    id=ZoneId("maple-west"),
    name="West",
    border=(
        (
            Point(latitude=44.93, longitude=-93.52),
            Point(latitude=45.10, longitude=-93.52),
            Point(latitude=45.10, longitude=-93.30),
            Point(latitude=44.93, longitude=-93.30),
            Point(latitude=44.93, longitude=-93.52),
        ),
    ),
)

_SCHOOLS = (
    ("alder", "Alder Learning Center", Point(latitude=45.0412, longitude=-93.4121), ("birch", "cedar", "dogwood")),
    ("birch", "Birch Lake School", Point(latitude=45.0698, longitude=-93.3544), ("alder", "cedar", "dogwood")),
    ("cedar", "Cedar Ridge High", Point(latitude=44.9871, longitude=-93.4406), ("alder", "dogwood", "birch")),
    ("dogwood", "Dogwood Center", Point(latitude=44.9523, longitude=-93.3811), ("cedar", "alder", "birch")),
)
# name, building, floor, room, x, y: two buildings of two floors, forty metres apart.
_ROOMS = (
    ("Main office", "Main", 0, "M001", 4.0, 2.0),
    ("Cafeteria", "Main", 0, "M010", 30.0, 6.0),
    ("Room M104", "Main", 1, "M104", 12.0, 8.0),
    ("Room M112", "Main", 1, "M112", 46.0, 8.0),
    ("Library", "Main", 1, "M120", 62.0, 4.0),
    ("Gym", "Annex", 0, "A003", 104.0, 10.0),
    ("Art room", "Annex", 0, "A008", 122.0, 18.0),
    ("Room A105", "Annex", 1, "A105", 110.0, 14.0),
    ("Room A109", "Annex", 1, "A109", 128.0, 14.0),
)
# Coaches and teachers of each school, each with the room where they usually are.
_AT_SCHOOL = {
    "alder": (
        (Role.coach, "Amara Okafor", "M010"), (Role.coach, "Ben Castillo", "A003"), (Role.staff, "Carla Jensen", "M104"),
        (Role.staff, "Devon Price", "A105"), (Role.staff, "Elif Aydin", "M120"),
    ),
    "birch": (
        (Role.coach, "Farah Nasser", "M010"), (Role.coach, "Gus Lindqvist", "A003"), (Role.staff, "Hana Mori", "M112"),
        (Role.staff, "Isaac Boone", "A109"), (Role.staff, "Joy Thao", "A008"),
    ),
    "cedar": (
        (Role.coach, "Kai Redbird", "M001"), (Role.coach, "Lena Fischer", "A003"), (Role.staff, "Malik Grant", "M104"),
        (Role.staff, "Nora Quist", "M120"), (Role.staff, "Omar Haddad", "A105"),
    ),
    "dogwood": (
        (Role.coach, "Priya Raman", "M010"), (Role.coach, "Quinn Avery", "A003"), (Role.staff, "Rosa Delgado", "M112"),
        (Role.staff, "Sam Whitford", "A008"), (Role.staff, "Tove Halvorsen", "A109"),
    ),
}  # fmt: skip
_BEYOND = (
    (Role.float_, "Uma Patel", ("alder",)),
    (Role.float_, "Victor Nowak", ("dogwood",)),
    (Role.safety_administrator, "Wen Zhao", ("alder", "birch")),
    (Role.safety_administrator, "Ximena Ortiz", ("cedar", "dogwood")),
    (Role.manager, "Yusuf Warsame", ("alder",)),
    (Role.manager, "Zoe Marchetti", ("cedar",)),
    (Role.officer, "Officer Adair", ("alder",)),
    (Role.system_administrator, "Robin Sayles", ("alder",)),
)
_DOORS = (
    "Carla Jensen", "Amara Okafor", "Ben Castillo", "Uma Patel", "Wen Zhao", "Yusuf Warsame", "Robin Sayles", "Officer Adair",
    "Devon Price", "Farah Nasser",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoDistrict:
    """Everything that is put into an empty database."""

    zone: Zone
    schools: tuple[School, ...]
    places: tuple[Place, ...]
    people: tuple[Person, ...]

    def responders(self) -> tuple[Person, ...]:
        """Those who are on duty when the demo begins. The officer among them is asked through the gate alone."""
        return tuple(person for person in self.people if not RESPONDERS.isdisjoint(person.roles()))


def district() -> DemoDistrict:
    """The same every time."""
    return DemoDistrict(
        zone=ZONE,
        schools=tuple(_school(*row, number=number) for number, row in enumerate(_SCHOOLS, start=1)),
        places=tuple(_place(key, *room) for key, *_ in _SCHOOLS for room in _ROOMS),
        people=(*_at_schools(), *_beyond()),
    )


def door_people() -> tuple[PersonId, ...]:
    """Whom a visitor may be: one of each role around one school, in the order in which a newcomer tries them."""
    return tuple(_person_id(name) for name in _DOORS)


def school_id(key: str) -> SchoolId:
    """The school of that short name."""
    return SchoolId(f"maple-{key}")


def place_id(key: str, room: str) -> PlaceId:
    """The room of that number in the school of that short name."""
    return PlaceId(f"maple-{key}-{room.lower()}")


def _school(key: str, name: str, point: Point, neighbours: tuple[str, ...], *, number: int) -> School:
    return School(
        id=school_id(key),
        name=name,
        code=key[:3].upper(),
        zone=ZONE.id,
        point=point,
        phone=f"763-555-01{number:02d}",
        neighbours=tuple(map(school_id, neighbours)),
    )


def _place(key: str, *room: object) -> Place:
    name, building, floor, number, x, y = room
    return Place(
        id=place_id(key, str(number)),
        school=school_id(key),
        name=str(name),
        building=str(building),
        floor=int(str(floor)),
        room=str(number),
        code=f"{key[:3].upper()}-{number}",
        x=float(str(x)),
        y=float(str(y)),
    )


def _at_schools() -> tuple[Person, ...]:
    return tuple(
        Person(
            id=_person_id(name),
            name=name,
            holdings=(Holding(role=role, kind=ScopeKind.school, scope=school_id(key)),),
            school=school_id(key),
            room=place_id(key, room),
        )
        for key, rows in _AT_SCHOOL.items()
        for role, name, room in rows
    )


def _beyond() -> tuple[Person, ...]:
    return tuple(
        Person(
            id=_person_id(name),
            name=name,
            holdings=_holdings(role, keys),
            school=school_id(keys[0]),
            room=place_id(keys[0], "M001"),
        )
        for role, name, keys in _BEYOND
    )


def _holdings(role: Role, keys: tuple[str, ...]) -> tuple[Holding, ...]:
    if role is Role.officer:
        return (Holding(role=role, kind=ScopeKind.zone, scope=ZONE.id),)
    if role is Role.safety_administrator:
        return tuple(Holding(role=role, kind=ScopeKind.school, scope=school_id(key)) for key in keys)
    return (district_wide(role, DISTRICT),)


def _person_id(name: str) -> PersonId:
    return PersonId("maple-" + name.lower().replace(" ", "-"))
