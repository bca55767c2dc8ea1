"""What keeps a policy out of force: plans, posts, zones and words."""

from dataclasses import replace
from typing import Any

import pytest

from app.core.ids import SchoolId
from app.core.policy import (
    Credential,
    CredentialForm,
    PoliceRules,
    Policy,
    Post,
    Requirement,
    Rung,
    Seat,
    Staffing,
    Word,
    ZoneRule,
    flaws,
)
from app.core.policy.flaw import Wrong
from app.core.words import Group, Priority, Role
from tests import build

SSC = Post(id="ssc", name="Coach", role=Role.coach, requires=(Requirement(credential="aid"),), deputy="float")
FLOAT = Post(id="float", name="Float", role=Role.float_)
AID = Credential(id="aid", name="First aid", form=CredentialForm.certificate)
SOUND = replace(
    build.POLICY,
    posts=(SSC, FLOAT),
    credentials=(AID,),
    zones=(ZoneRule(id="lake", name="Lake", schools=("1", "2")),),
    staffing=Staffing(posts=("high:ssc",)),
    words=(Word(key="coach", text="Safety coach"),),
)
NURSES = Rung(seats=(Seat(group=Group.coaches, post="nurse"),), seconds=9)
OFFICERS = Rung(seats=(Seat(group=Group.managers), Seat(group=Group.zone_officers)), seconds=9)


def told(policy: Policy) -> list[tuple[str, str, str]]:
    return [(flaw.noun, flaw.id, flaw.field) for flaw in flaws(policy)]


def test_a_sound_policy_has_no_flaw() -> None:
    assert flaws(SOUND) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"plans": (build.plan("fight"), build.plan("fight"))}, ("plan", "fight", "call_type")),
        ({"plans": (build.plan("fight", rungs=build.LADDER[:3]),)}, ("plan", "fight", "ladder")),
        ({"own": ((SchoolId("oak"), build.plan("fight", rungs=())),)}, ("plan", "fight", "ladder")),
        ({"plans": (build.plan("fight", rungs=(OFFICERS,)),)}, ("plan", "fight", "ladder")),
        ({"plans": (build.plan("fight", rungs=(NURSES, build.LADDER[3])),)}, ("plan", "fight", "ladder")),
        (
            {
                "plans": (build.plan("rules", rungs=(OFFICERS,)),),
                "police": PoliceRules(never=("rules",), instead="The school"),
            },
            ("plan", "rules", "ladder"),
        ),
        ({"posts": (SSC, SSC, FLOAT)}, ("post", "ssc", "id")),
        ({"credentials": (AID, AID)}, ("credential", "aid", "id")),
        ({"credentials": ()}, ("post", "ssc", "requires")),
        ({"posts": (SSC,)}, ("post", "ssc", "deputy")),
        ({"posts": (SSC, replace(FLOAT, deputy="ssc"))}, ("post", "float", "deputy")),
        ({"posts": (SSC, replace(FLOAT, role=Role.staff))}, ("post", "ssc", "deputy")),
        ({"posts": (replace(SSC, role=Role.staff), FLOAT)}, ("post", "ssc", "deputy")),
        ({"staffing": Staffing(posts=("high:nurse",))}, ("staffing", "", "posts")),
        ({"staffing": Staffing(zone_fewest=8)}, ("staffing", "", "zone_fewest")),
        ({"zones": (ZoneRule(id="lake", name="Lake", schools=()),)}, ("zone", "lake", "schools")),
        ({"zones": (*SOUND.zones, ZoneRule(id="wood", name="Wood", schools=("2",)))}, ("zone", "wood", "schools")),
        ({"zones": (*SOUND.zones, ZoneRule(id="lake", name="Lake", schools=("3",)))}, ("zone", "lake", "id")),
        ({"words": (Word(key="dog", text="Dog"),)}, ("words", "", "dog")),
    ],
)
def test_a_flaw_is_told_with_its_entry_and_its_field(changes: dict[str, Any], expected: tuple[str, str, str]) -> None:
    assert expected in told(replace(SOUND, **changes))


def test_a_ladder_may_ask_those_who_hold_a_post() -> None:
    rung = Rung(seats=(Seat(group=Group.coaches, post="ssc"),), seconds=9)
    assert flaws(replace(SOUND, plans=(build.plan("fight", rungs=(rung, build.LADDER[3])),))) == ()


def test_not_even_the_ladder_of_a_threat_to_life_rings_an_officer() -> None:
    life = build.life_plan(rungs=(OFFICERS,))
    assert (life.priority, [each.why for each in flaws(replace(SOUND, plans=(life,)))]) == (
        Priority.life,
        [Wrong.officer_by_itself],
    )
