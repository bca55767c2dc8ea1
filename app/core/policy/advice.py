"""What a district should hear of before a policy is in force: nothing here is refused."""

from collections.abc import Iterator, Sequence

from app.core.places import School, Zone
from app.core.policy.policy import Policy


def advice(policy: Policy, schools: Sequence[School], zones: Sequence[Zone]) -> tuple[str, ...]:
    """Zones too small or too large, schools in none, and where the roster and the pack differ. Retired schools do not count."""
    names = {zone.id: zone.name for zone in zones}
    schools = [school for school in schools if school.retired_at is None]
    where = {school.code: names.get(school.zone, "") if school.zone else "" for school in schools}
    return (*_coverage(policy, where, list(names.values())), *_pack_zones(policy, where))


def _coverage(policy: Policy, where: dict[str, str], names: list[str]) -> Iterator[str]:
    if not policy.police.askers or not names:
        return
    for code, zone in where.items():
        if not zone:
            yield f"school {code} is in no zone: no officer would be asked for it"
    fewest, most = policy.staffing.zone_fewest, policy.staffing.zone_most
    for name in names:
        count = list(where.values()).count(name)
        if not fewest <= count <= most:
            yield f"zone {name} has {count} schools; the policy wants {fewest} to {most}"


def _pack_zones(policy: Policy, where: dict[str, str]) -> Iterator[str]:
    for zone in policy.zones:
        for code in zone.schools:
            if code not in where:
                yield f"the pack puts school {code} in zone {zone.name}, and there is no such school"
            elif where[code] != zone.name:
                yield f"the pack puts school {code} in zone {zone.name}, the roster in {where[code] or 'none'}"
