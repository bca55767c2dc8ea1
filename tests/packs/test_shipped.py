"""What ships: every pack is sound, and the default is the ladder that everybody knows."""

import json
import re
from pathlib import Path

import pytest

from app.core.ids import SchoolId
from app.core.policy import ResponsePlan, Rung, Seat, flaws, problems, texts, translated
from app.core.words import Alerting, Group, Priority
from app.packs.shipped import NAMES, default, policy, text

SCHOOL = SchoolId("s")
TYPES = [
    "unspecified",
    "behaviour",
    "fight",
    "medical",
    "missing_student",
    "visitor",
    "weapon",
    "mental_health",
    "discipline",
]


def shipped() -> tuple[ResponsePlan, ...]:
    policy = default()
    return (policy.default, *policy.plans)


def test_the_default_ladder_is_fifteen_fifteen_fifteen_then_managers_every_thirty() -> None:
    expected = (
        Rung(seconds=15, seats=(Seat(group=Group.coaches, count=1),)),
        Rung(seconds=15, seats=(Seat(group=Group.coaches), Seat(group=Group.floats, count=1))),
        Rung(seconds=15, seats=(Seat(group=Group.floats), Seat(group=Group.safety_administrators))),
        Rung(seconds=30, seats=(Seat(group=Group.managers), Seat(group=Group.safety_administrators))),
    )
    assert [expected] * 8 == [plan.rungs for plan in shipped() if plan.call_type != "discipline"]


def test_every_call_type_has_a_plan_and_the_first_is_the_default() -> None:
    assert [plan.call_type for plan in shipped()] == TYPES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_type_is_called_the_same_by_a_pack_and_by_the_app(name: str, language: str) -> None:
    told = policy(name)
    words = json.loads((Path(__file__).parents[2] / "pwa" / "src" / "i18n" / f"{language}.json").read_text(encoding="utf-8"))
    plans = (told.default, *told.plans)
    said = {plan.call_type: translated(told, language).get(plan.name, plan.name) for plan in plans}
    assert {each: words[f"call_type.{each}"] for each in said} == said


def test_a_weapon_rings_everybody_at_once_and_needs_two() -> None:
    plan = default().plan_for("weapon", SCHOOL)
    assert (plan.priority, plan.everyone_at_once, plan.needed) == (Priority.life, True, 2)


def test_a_crisis_of_the_mind_makes_no_noise() -> None:
    assert default().plan_for("mental_health", SCHOOL).alerting is Alerting.discreet


def test_no_shipped_plan_contains_an_officer() -> None:
    groups = {seat.group for plan in shipped() for rung in plan.rungs for seat in rung.seats}
    assert Group.zone_officers not in groups


def test_every_shipped_plan_is_sound() -> None:
    assert [problems(plan) for plan in shipped()] == [()] * len(TYPES)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_pack_is_sound_and_has_a_name(name: str) -> None:
    assert flaws(policy(name)) == ()
    assert policy(name).name != ""


@pytest.mark.parametrize("name", NAMES)
def test_no_shipped_ladder_rings_an_officer_and_discipline_is_never_for_police(name: str) -> None:
    found = policy(name)
    plans = (found.default, *found.plans)
    assert {seat.group for plan in plans for rung in plan.rungs for seat in rung.seats}.isdisjoint({Group.zone_officers})
    assert "discipline" in found.police.never


@pytest.mark.parametrize("name", NAMES)
def test_each_entry_of_a_shipped_pack_stands_under_a_comment_that_names_a_rule_or_the_silence(name: str) -> None:
    said = re.findall(r"^# (.*)$", text(name), re.MULTILINE)
    assert len([line for line in said if re.match(r"[A-F]\d", line) or "silent" in line]) >= 15


def test_a_pack_that_does_not_ship_is_not_read_from_anywhere() -> None:
    with pytest.raises(KeyError):
        text("../../etc/passwd")


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_a_shipped_pack_is_said_in_spanish(name: str) -> None:
    assert texts(policy(name)) - translated(policy(name), "es").keys() == frozenset()
