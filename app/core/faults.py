"""What is wrong with how a district is set up, measured by its own policy. Nothing here stops a call.

Retired schools and people who were shut out do not count."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.ids import PersonId, SchoolId, ZoneId
from app.core.places import School, Zone
from app.core.roster import Person, is_mixed
from app.core.scene import Setup
from app.core.words import FaultKind, Role, ScopeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to mend. `grave`: an error, else a warning. `name` is what the school, zone or officer is called; `count` are
    the schools of a zone, `wanted` how few or how many there may be; `post` is what the policy calls the missing one."""

    kind: FaultKind
    name: str
    grave: bool = False
    school: SchoolId | None = None
    zone: ZoneId | None = None
    person: PersonId | None = None
    post: str = ""
    count: int | None = None
    wanted: int | None = None


def faults(setup: Setup) -> tuple[Fault, ...]:
    """Errors first, each kind in the order of its words."""
    schools = sorted((s for s in setup.schools.values() if s.retired_at is None), key=lambda s: (s.name, s.id))
    found = [*_zones(setup, schools), *_mixed(setup), *_posts(setup, schools)]
    kinds = list(FaultKind)
    return tuple(sorted(found, key=lambda each: (not each.grave, kinds.index(each.kind))))


def _zones(setup: Setup, schools: list[School]) -> Iterator[Fault]:
    """Only where an officer may be asked at all, and where there are zones or officers to speak of."""
    officers = sorted((p for p in setup.people.values() if p.active and Role.officer in p.roles()), key=lambda p: (p.name, p.id))
    if not setup.policy.police.askers or not (setup.zones or officers):
        return
    for school in schools:
        if school.zone is None or school.zone not in setup.zones:
            yield Fault(kind=FaultKind.no_zone, grave=True, name=school.name, school=school.id)
    patrolled = {zone.id for zone in setup.zones.values() if any(_serves(each, zone, schools) for each in officers)}
    for zone in sorted(setup.zones.values(), key=lambda z: (z.name, z.id)):
        yield from _zone(setup, zone, sum(school.zone == zone.id for school in schools))
        if zone.id not in patrolled:
            yield Fault(kind=FaultKind.zone_unpatrolled, name=zone.name, zone=zone.id)
    for officer in officers:
        if not any(_serves(officer, zone, schools) for zone in setup.zones.values()):
            yield Fault(kind=FaultKind.officer_idle, name=officer.name, person=officer.id)


def _zone(setup: Setup, zone: Zone, count: int) -> Iterator[Fault]:
    fewest, most = setup.policy.staffing.zone_fewest, setup.policy.staffing.zone_most
    if count < fewest:
        yield Fault(kind=FaultKind.zone_small, name=zone.name, zone=zone.id, count=count, wanted=fewest)
    if count > most:
        yield Fault(kind=FaultKind.zone_large, name=zone.name, zone=zone.id, count=count, wanted=most)


def _serves(officer: Person, zone: Zone, schools: list[School]) -> bool:
    """Whether as an officer they reach the zone itself, or one of its schools."""
    if any(h.role is Role.officer and h.kind is ScopeKind.zone and h.scope == zone.id for h in officer.holdings):
        return True
    return any(school.zone == zone.id and officer.holds({Role.officer}, school) for school in schools)


def _mixed(setup: Setup) -> Iterator[Fault]:
    """The role of officer stands alone; beside it another counts for nothing."""
    for person in sorted(setup.people.values(), key=lambda p: (p.name, p.id)):
        if person.active and is_mixed(person.holdings):
            yield Fault(kind=FaultKind.officer_mixed, name=person.name, person=person.id)


def _posts(setup: Setup, schools: list[School]) -> Iterator[Fault]:
    """Each school has the posts of its level (rule B1), held by somebody who belongs to it."""
    wanted = [rule.partition(":") for rule in setup.policy.staffing.posts]
    filled = {
        (held.scope, held.post)
        for person in setup.people.values()
        if person.active
        for held in person.in_force()
        if held.kind is ScopeKind.school
    }
    for school in schools if wanted else ():
        if not school.levels:
            yield Fault(kind=FaultKind.no_level, name=school.name, school=school.id)
        for code in dict.fromkeys(post for level, _, post in wanted if level in school.levels):
            if (school.id, code) not in filled:
                named = setup.policy.post(code)
                post = named.name if named else code
                yield Fault(kind=FaultKind.post_missing, name=school.name, school=school.id, post=post)
