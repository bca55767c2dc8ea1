"""A district of the real size: 147 schools in 14 zones, with a roster that is the same at every run.

The schools are those of the published file where it lies beside the project; elsewhere they are made up, and that is said."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from app.cli.imports.district import District
from app.cli.imports.files import Files
from app.cli.imports.schools import furnish
from app.cli.imports.table import Complaint
from app.cli.imports.write import announce, begin, put
from app.core.ids import DeviceId, DistrictId, PersonId, PlaceId, SchoolId
from app.core.places import Place, Point, School, Zone
from app.core.roster import Holding, Person, district_wide
from app.core.words import Role, ScopeKind
from app.store.people import devices
from app.store.people.devices import DeviceRow
from app.store.session import Tx
from tests.town import START

BIG = DistrictId("big")
FILES = Path(__file__).parents[3] / "shared" / "data" / "jcps"
SCHOOLS, ZONES, FLOATS, ADMINISTRATORS, MANAGERS = 147, 14, 14, 3, 3
ROOMS = (("101", "Main", 1), ("201", "Main", 2), ("301", "Annex", 1))


def dice(*of: object, sides: int) -> int:
    """The same throw at every run."""
    return int.from_bytes(sha256(repr(of).encode()).digest()[:4], "big") % sides


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where somebody is on duty; `status` is "on", "paused" or "off"."""

    person: PersonId
    role: Role
    status: str
    school: SchoolId
    place: PlaceId | None
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BigDistrict:
    """The rows as the import read them, and who stands where."""

    rows: District
    standing: dict[PersonId, Standing]

    def write(self, tx: Tx) -> None:
        begin(tx, BIG, "Big", "America/New_York")
        _, changed = put(tx, self.rows)
        announce(tx, BIG, changed)
        for each in self.standing.values():
            devices.put(tx, _phone(each))


def big_district() -> BigDistrict:
    rows = _published() if FILES.is_dir() else _made_up()
    for school in rows.schools.values():
        for name, building, floor in ROOMS:
            place = PlaceId(f"{school.code}-{name}")
            rows.places[place] = Place(id=place, school=school.id, name=name, building=building, floor=floor, room=name)
    furnish(rows)
    standing = {each.person: each for each in (*_coaches(rows), *_beyond(rows))}
    for each in standing.values():
        rows.people[each.person] = _person(each)
    for school in rows.schools.values():
        caller = PersonId(f"caller-{school.code}")
        holds = Holding(role=Role.staff, kind=ScopeKind.school, scope=school.id)
        rows.people[caller] = Person(id=caller, name=caller, holdings=(holds,), school=school.id)
    return BigDistrict(rows=rows, standing=standing)


def _published() -> District:
    rows, complaints = District(id=BIG), list[Complaint]()
    list(Files(zones=FILES / "zones.geojson", schools=FILES / "schools.csv").read(rows, complaints))
    assert [] == [str(each) for each in complaints]
    return rows


def _made_up() -> District:
    print(f"The published district is not at {FILES.parent.name}/{FILES.name}: {SCHOOLS} made-up schools stand in for it.")  # noqa: T201 - whoever reads the run must know
    rows = District(id=BIG)
    for number in range(ZONES):
        rows.zones[f"Zone {number}"] = Zone(id=rows.zone_id(f"Zone {number}"), name=f"Zone {number}")
    for number in range(SCHOOLS):
        code = f"{275000 + number}"
        north, east = (dice(code, way, sides=400_000) / 1_000_000 for way in ("north", "east"))
        rows.schools[code] = School(
            id=rows.school_id(code),
            name=f"School {number}",
            code=code,
            zone=rows.zone_id(f"Zone {number % ZONES}"),
            point=Point(latitude=38.0 + north, longitude=-85.9 + east),
        )
    furnish(rows)
    return rows


def _coaches(rows: District) -> list[Standing]:
    """One or two a school; a tenth covers for a neighbour, some are paused or off, some phones are not proven."""
    told: list[Standing] = []
    for code, school in rows.schools.items():
        for number in range(1 + dice(code, "coaches", sides=2)):
            name = f"coach-{code}-{number}"
            away = dice(name, "away", sides=10) == 0 and bool(school.neighbours)
            room = ROOMS[dice(name, "room", sides=3)][0]
            told.append(
                Standing(
                    person=PersonId(name),
                    role=Role.coach,
                    status=("on", "on", "on", "on", "on", "paused", "off")[dice(name, "status", sides=7)],
                    school=school.neighbours[0] if away else school.id,
                    place=None if away or dice(name, "vague", sides=8) == 0 else PlaceId(f"{code}-{room}"),
                    proven=dice(name, "proven", sides=9) > 0,
                )
            )
    return told


def _beyond(rows: District) -> list[Standing]:
    """Floats each in their own school, safety administrators, managers: all over the whole district."""
    codes = sorted(rows.schools, key=lambda code: dice(code, "float", sides=1_000_000))
    roles = [Role.float_] * FLOATS + [Role.safety_administrator] * ADMINISTRATORS + [Role.manager] * MANAGERS
    return [
        Standing(
            person=PersonId(f"{role.value}-{code}"),
            role=role,
            status="on",
            school=rows.schools[code].id,
            place=None,
            proven=True,
        )
        for role, code in zip(roles, codes, strict=False)
    ]


def _person(each: Standing) -> Person:
    if each.role is not Role.coach:
        return Person(id=each.person, name=each.person, holdings=(district_wide(each.role, BIG),), school=each.school)
    code = each.person.split("-")[1]
    scope = Holding(role=each.role, kind=ScopeKind.school, scope=District(id=BIG).school_id(code))
    return Person(id=each.person, name=each.person, holdings=(scope,), school=each.school or SchoolId(scope.scope))


def _phone(each: Standing) -> DeviceRow:
    return DeviceRow(
        id=DeviceId(f"phone-{each.person}"),
        district=BIG,
        person=each.person,
        name="phone",
        endpoint=f"https://push.example/{each.person}",
        p256dh="key",
        auth="auth",
        proven_at=START if each.proven else None,
        last_seen_at=START,
    )
