"""What is worth hearing before a policy is in force."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.core.ids import ZoneId
from app.core.places import School, Zone
from app.core.policy import PoliceReason, PoliceRules, Policy, RemarkKind, Staffing, ZoneRule, advice
from app.core.words import Group
from tests import build

RULES = PoliceRules(askers=(Group.managers,), reasons=(PoliceReason(id="threat", name="Threat"),))
LAKE = Zone(id=ZoneId("lakeside"), name="Lakeside")
ASKED = replace(build.POLICY, police=RULES)


def told(policy: Policy, schools: Sequence[School]) -> list[tuple[RemarkKind, Mapping[str, str]]]:
    return [(remark.kind, remark.facts) for remark in advice(policy, schools, (LAKE,))]


def test_a_zone_too_small_and_a_school_in_none_are_told() -> None:
    north, *others = build.SCHOOLS
    assert told(ASKED, (replace(north, zone=None), *others)) == [
        (RemarkKind.school_in_no_zone, {"school": "N"}),
        (RemarkKind.zone_size, {"zone": "Lakeside", "n": "2", "fewest": "3", "most": "7"}),
    ]


def test_without_officers_or_zones_nothing_is_said_of_them() -> None:
    assert advice(build.POLICY, build.SCHOOLS, (LAKE,)) == ()
    assert advice(ASKED, build.SCHOOLS, ()) == ()
    assert advice(replace(ASKED, staffing=Staffing(zone_fewest=2)), build.SCHOOLS, (LAKE,)) == ()


def test_where_the_pack_and_the_roster_differ_is_told() -> None:
    zones = (ZoneRule(id="a", name="Lakeside", schools=("N", "X")), ZoneRule(id="b", name="Wood", schools=("S", "W")))
    schools = (*build.SCHOOLS[:2], replace(build.SCHOOLS[2], zone=None))
    assert told(replace(build.POLICY, zones=zones), schools) == [
        (RemarkKind.no_such_school, {"school": "X", "zone": "Lakeside"}),
        (RemarkKind.zone_differs, {"school": "S", "zone": "Wood", "roster": "Lakeside"}),
        (RemarkKind.zone_missing, {"school": "W", "zone": "Wood"}),
    ]
