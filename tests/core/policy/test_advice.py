"""What is worth hearing before a policy is in force."""

from dataclasses import replace

from app.core.ids import ZoneId
from app.core.places import Zone
from app.core.policy import PoliceReason, PoliceRules, Staffing, ZoneRule, advice
from app.core.words import Group
from tests import build

RULES = PoliceRules(askers=(Group.managers,), reasons=(PoliceReason(id="threat", name="Threat"),))
LAKE = Zone(id=ZoneId("lakeside"), name="Lakeside")
ASKED = replace(build.POLICY, police=RULES)


def test_a_zone_too_small_and_a_school_in_none_are_told() -> None:
    north, *others = build.SCHOOLS
    assert advice(ASKED, (replace(north, zone=None), *others), (LAKE,)) == (
        "school N is in no zone: no officer would be asked for it",
        "zone Lakeside has 2 schools; the policy wants 3 to 7",
    )


def test_without_officers_or_zones_nothing_is_said_of_them() -> None:
    assert advice(build.POLICY, build.SCHOOLS, (LAKE,)) == ()
    assert advice(ASKED, build.SCHOOLS, ()) == ()
    assert advice(replace(ASKED, staffing=Staffing(zone_fewest=2)), build.SCHOOLS, (LAKE,)) == ()


def test_where_the_pack_and_the_roster_differ_is_told() -> None:
    zones = (ZoneRule(id="a", name="Lakeside", schools=("N", "X")), ZoneRule(id="b", name="Wood", schools=("S", "W")))
    schools = (*build.SCHOOLS[:2], replace(build.SCHOOLS[2], zone=None))
    assert advice(replace(build.POLICY, zones=zones), schools, (LAKE,)) == (
        "the pack puts school X in zone Lakeside, and there is no such school",
        "the pack puts school S in zone Wood, the roster in Lakeside",
        "the pack puts school W in zone Wood, the roster in none",
    )
