"""The rows of an import, written in one transaction: all of them or none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.cli.console import several
from app.cli.imports.district import District
from app.core.events import Actor, Fact, RosterChanged
from app.core.ids import DistrictId
from app.core.policy import Policy
from app.identity import room_codes
from app.packs.shipped import default
from app.store import log
from app.store.district import districts, places, plans
from app.store.people import credentials, roster, shifts
from app.store.session import Read, Tx

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What the files add to, or change in, what was known."""

    zones: int
    schools: int
    places: int
    people: int
    shifts: int
    credentials: int

    def __str__(self) -> str:
        counts = (
            several(self.zones, "zone"),
            several(self.schools, "school"),
            several(self.places, "place"),
            several(self.people, "person", "people"),
            several(self.shifts, "shift"),
            several(self.credentials, "credential"),
        )
        return ", ".join(counts)


def known(read: Read, district: DistrictId) -> District:
    """Everything that files may speak of without naming it anew."""
    return District(
        id=district,
        zones={zone.name: zone for zone in places.zones(read, district)},
        schools={school.code: school for school in places.schools(read, district)},
        places={place.id: place for place in places.places(read, district)},
        people={person.id: person for person in roster.people(read, district)},
        held={held.id: held for held in credentials.all(read, district)},
        policy=_policy(read, district),
    )


def _policy(read: Read, district: DistrictId) -> Policy:
    editions = plans.editions(read, district)
    return editions[max(editions)] if editions else default()


def begin(tx: Tx, district: DistrictId, name: str, timezone: str) -> None:
    """A district that was not there before, with the plans that ship."""
    districts.create_district(tx, district, name, timezone)
    plans.put_policy(tx, district, default(), None, log.lock_head(tx, district).now)


def announce(tx: Tx, district: DistrictId, changed: RosterChanged | None) -> None:
    """For a district that nobody listens to yet; a known one is written through the engine's record."""
    head = log.lock_head(tx, district)
    if changed is not None:
        log.append(tx, head, [Fact(event=changed, at=head.now, by=Actor())])


def put(tx: Tx, district: District) -> tuple[Added, RosterChanged | None]:
    """Only what differs is written."""
    before = known(tx, district.id)
    zones = _put(before.zones, district.zones, lambda zone: places.put_zone(tx, district.id, zone))
    schools = _put(before.schools, district.schools, lambda school: places.put_school(tx, district.id, school))
    rooms = _put(before.places, district.places, lambda place: places.put_place(tx, district.id, place))
    room_codes.fill(tx, district.id, [place.id for place in rooms], log.head(tx, district.id).now)
    people = _put(before.people, district.people, lambda person: roster.put_person(tx, district.id, person))
    held = _put(before.held, district.held, lambda held: credentials.put(tx, district.id, held))
    for person in dict.fromkeys(row.person for row in district.shifts):
        shifts.put(tx, district.id, person, [row for row in district.shifts if row.person == person])
    where = (*(z.id for z in zones), *(s.id for s in schools), *(p.id for p in rooms))
    whose = (*(row.person for row in district.shifts), *(one.person for one in held))
    ids = dict.fromkeys((*where, *(p.id for p in people), *whose))
    added = Added(
        zones=len(zones),
        schools=len(schools),
        places=len(rooms),
        people=len(people),
        shifts=len(district.shifts),
        credentials=len(held),
    )
    return added, RosterChanged(ids=tuple(ids)) if ids else None


def _put(before: Mapping[K, V], after: Mapping[K, V], write: Callable[[V], None]) -> list[V]:
    changed = [row for key, row in after.items() if before.get(key) != row]
    for row in changed:
        write(row)
    return changed
