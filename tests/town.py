"""A small district in a real database: two schools, four coaches, two floats, an administrator, two managers, three teachers."""

from datetime import UTC, datetime, timedelta

from app.core.events import Actor, RosterChanged
from app.core.ids import DeviceId, DistrictId, PersonId, PlaceId, SchoolId
from app.core.places import Place, Point, School
from app.core.policy import Policy, ResponsePlan, Rung, Seat
from app.core.roster import Holding, Person
from app.core.words import Group, Priority, Role, ScopeKind
from app.store.district import districts, places, plans
from app.store.people import devices, roster
from app.store.people.devices import DeviceRow
from app.store.session import Tx

TOWN = DistrictId("town")
NORTH, SOUTH = SchoolId("north"), SchoolId("south")
START = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
TOP = Rung(seats=(Seat(group=Group.managers), Seat(group=Group.safety_administrators)), seconds=30)

LADDER = (
    Rung(seats=(Seat(group=Group.coaches, count=1),), seconds=15),
    Rung(seats=(Seat(group=Group.coaches), Seat(group=Group.floats, count=1)), seconds=15),
    Rung(seats=(Seat(group=Group.floats), Seat(group=Group.safety_administrators)), seconds=15),
    TOP,
)
EVERYDAY = ResponsePlan(call_type="unspecified", priority=Priority.urgent, rungs=LADDER)
WEAPON = ResponsePlan(call_type="weapon", priority=Priority.life, rungs=LADDER, everyone_at_once=True, needed=2)

STAFF = {
    "Ana": (Role.coach, NORTH, "n204"),
    "Ben": (Role.coach, NORTH, "n120"),
    "Cy": (Role.coach, SOUTH, "s101"),
    "Di": (Role.coach, SOUTH, "s102"),
    "Flo": (Role.float_, NORTH, None),
    "Finn": (Role.float_, SOUTH, None),
    "Sam": (Role.safety_administrator, NORTH, None),
    "Max": (Role.manager, None, None),
    "Mia": (Role.manager, None, None),
    "Tea": (Role.staff, NORTH, "n204"),
    "Tom": (Role.staff, NORTH, "n120"),
    "Uma": (Role.staff, SOUTH, "s101"),
}
RESPONDERS = tuple(name for name, (role, _, _) in STAFF.items() if role is not Role.staff)
WIDE = {Role.float_, Role.safety_administrator, Role.manager}


class FastClock:
    """A clock that the test turns."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def turn(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def settle_town(tx: Tx) -> None:
    """Every row of the town."""
    districts.create_district(tx, TOWN, "Town", "America/Chicago")
    for school, latitude in ((NORTH, 44.98), (SOUTH, 44.90)):
        point = Point(latitude=latitude, longitude=-93.27)
        neighbour = SOUTH if school == NORTH else NORTH
        row = School(id=school, name=school.title(), code=school, point=point, phone="555-0100", neighbours=(neighbour,))
        places.put_school(tx, TOWN, row)
    for place, floor in (("n204", 2), ("n120", 1), ("s101", 1), ("s102", 1)):
        school = NORTH if place.startswith("n") else SOUTH
        room = Place(id=PlaceId(place), school=school, name=f"Room {place[1:]}", building="Main", floor=floor, room=place[1:])
        places.put_place(tx, TOWN, room)
    for name, (role, school, room) in STAFF.items():
        roster.put_person(tx, TOWN, person(name, role, school, room))
        devices.put(tx, device(name))
    plans.put_policy(tx, TOWN, Policy(default=EVERYDAY, plans=(WEAPON,)), None, START)


def person(name: str, role: Role, school: SchoolId | None, room: str | None) -> Person:
    wide = role in WIDE
    scope = Holding(role=role, kind=ScopeKind.district if wide else ScopeKind.school, scope=TOWN if wide else school or "")
    return Person(id=PersonId(name), name=name, holdings=(scope,), school=school, room=PlaceId(room) if room else None)


def device(name: str) -> DeviceRow:
    return DeviceRow(
        id=DeviceId(f"phone-{name}"),
        district=TOWN,
        person=PersonId(name),
        name=f"{name}'s phone",
        endpoint=f"https://push.example/{name}",
        p256dh="key",
        auth="auth",
        proven_at=START,
        last_seen_at=START,
    )


def by(name: str) -> Actor:
    """That person, on their own phone."""
    return Actor(person=PersonId(name), device=DeviceId(f"phone-{name}"))


CHANGED = RosterChanged()
