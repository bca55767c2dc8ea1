"""What a district should hear of before a policy is in force: nothing here is refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.core.places import School, Zone
from app.core.policy.policy import Policy


class RemarkKind(StrEnum):
    """What there is to hear."""

    school_in_no_zone = "school_in_no_zone"
    zone_size = "zone_size"
    no_such_school = "no_such_school"
    zone_differs = "zone_differs"
    zone_missing = "zone_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark, with its facts: schools by their codes, zones by their names."""

    kind: RemarkKind
    facts: Mapping[str, str]


def advice(policy: Policy, schools: Sequence[School], zones: Sequence[Zone]) -> tuple[Remark, ...]:
    """Zones too small or too large, schools in none, and where the roster and the pack differ. Retired schools do not count."""
    names = {zone.id: zone.name for zone in zones}
    schools = [school for school in schools if school.retired_at is None]
    where = {school.code: names.get(school.zone, "") if school.zone else "" for school in schools}
    return (*_coverage(policy, where, list(names.values())), *_pack_zones(policy, where))


def _coverage(policy: Policy, where: dict[str, str], names: list[str]) -> Iterator[Remark]:
    if not policy.police.askers or not names:
        return
    for code, zone in where.items():
        if not zone:
            yield Remark(kind=RemarkKind.school_in_no_zone, facts={"school": code})
    fewest, most = policy.staffing.zone_fewest, policy.staffing.zone_most
    for name in names:
        count = list(where.values()).count(name)
        if not fewest <= count <= most:
            facts = {"zone": name, "n": str(count), "fewest": str(fewest), "most": str(most)}
            yield Remark(kind=RemarkKind.zone_size, facts=facts)


def _pack_zones(policy: Policy, where: dict[str, str]) -> Iterator[Remark]:
    for zone in policy.zones:
        for code in zone.schools:
            facts = {"school": code, "zone": zone.name}
            if code not in where:
                yield Remark(kind=RemarkKind.no_such_school, facts=facts)
            elif not where[code]:
                yield Remark(kind=RemarkKind.zone_missing, facts=facts)
            elif where[code] != zone.name:
                yield Remark(kind=RemarkKind.zone_differs, facts={**facts, "roster": where[code]})
