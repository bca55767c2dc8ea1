"""What a district's files may speak of: what is known already, and what they add.

Ids are derived from the district's own codes, so that the same file read twice changes rows instead of doubling them.
"""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from app.core.credentials import Held
from app.core.ids import DistrictId, PersonId, PlaceId, SchoolId, ZoneId
from app.core.places import Place, School, Zone
from app.core.policy import Policy
from app.core.roster import Person
from app.packs.shipped import default
from app.store.people.shifts import ShiftRow


def derived(district: DistrictId, kind: str, *code: str) -> str:
    """The id of the thing that the district knows by this code: 128 bits of a digest, 22 letters."""
    return urlsafe_b64encode(sha256("\x1f".join((district, kind, *code)).encode()).digest()[:16]).decode().rstrip("=")


@dataclass(slots=True, kw_only=True)
class District:
    """Known rows and added rows together, by the codes that files use. `policy` says which posts and credentials there are."""

    id: DistrictId
    zones: dict[str, Zone] = field(default_factory=dict)
    schools: dict[str, School] = field(default_factory=dict)
    places: dict[PlaceId, Place] = field(default_factory=dict)
    people: dict[PersonId, Person] = field(default_factory=dict)
    shifts: list[ShiftRow] = field(default_factory=list)
    held: dict[str, Held] = field(default_factory=dict)
    policy: Policy = field(default_factory=default)

    def zone_id(self, name: str) -> ZoneId:
        """The zone of that name: the one that is known, or the one that will be."""
        return self.zones[name].id if name in self.zones else ZoneId(derived(self.id, "zone", name))

    def school_id(self, code: str) -> SchoolId:
        """The school of that code."""
        return self.schools[code].id if code in self.schools else SchoolId(derived(self.id, "school", code))

    def person_id(self, code: str) -> PersonId:
        """The person whom the district knows by that number or login."""
        return PersonId(derived(self.id, "person", code))

    def held_id(self, person: PersonId, *told: str) -> str:
        """The credential that the person has shown; one of another day, topic or school is another."""
        return derived(self.id, "credential", person, *told)

    def place_id(self, school: SchoolId, name: str) -> PlaceId:
        """The place of that name or room in a school."""
        known = (p.id for p in self.places.values() if p.school == school and name in {p.name, p.room})
        return next(known, PlaceId(derived(self.id, "place", school, name)))
