"""Gates that could never open, or would open where they must not."""

from dataclasses import replace
from typing import Any

import pytest

from app.core.policy import Condition, ConditionKind, PoliceReason, PoliceRules, Policy, Post, Rung, Seat, flaws
from app.core.words import Group, Role
from app.packs.reasons import reason
from tests import build

THREAT = PoliceReason(id="threat", name="Threat", danger=True)
LAW = PoliceReason(id="law", name="Law")
YES = Condition(id="yes", name="Yes", kind=ConditionKind.approval)
HEAD = Post(id="head", name="Principal", role=Role.safety_administrator)


def rung(group: Group, post: str = "") -> Rung:
    return Rung(seats=(Seat(group=group, post=post),), seconds=20)


DECIDE = (rung(Group.safety_administrators, "head"), rung(Group.managers))
RULES = PoliceRules(
    askers=(Group.coaches,),
    approvers=DECIDE,
    reasons=(THREAT, LAW),
    conditions=(YES,),
    never=("visitor",),
    instead="The school",
    guarded=("fight",),
)


def said(rules: PoliceRules) -> list[str]:
    policy: Policy = replace(build.POLICY, posts=(HEAD,), police=rules)
    return [f"{flaw.field}: {reason(flaw)}" for flaw in flaws(policy)]


def test_a_gate_that_can_open_has_no_flaw() -> None:
    assert (said(RULES), said(PoliceRules())) == ([], [])


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"reasons": ()}, "askers", "can never open: there is no"),
        ({"askers": ()}, "askers", "can never open: it has conditions"),
        ({"askers": (Group.zone_officers,)}, "askers", "does not ask for an officer"),
        ({"approvers": ()}, "approver", "can never open: a condition waits"),
        ({"reasons": (LAW,), "approvers": (), "conditions": ()}, "guarded", "can never open: no reason is one of danger"),
        ({"instead": ""}, "instead", "say what is done"),
        ({"approvers": DECIDE[:1]}, "approver", "must end with the managers"),
        ({"approvers": (Rung(seats=(), seconds=9), *DECIDE)}, "approver", "asks nobody"),
        ({"approvers": (rung(Group.coaches, "head"), *DECIDE)}, "approver", "nobody can hold the post 'head'"),
        ({"approvers": (rung(Group.coaches, "dog"), *DECIDE)}, "approver", "nobody can hold the post 'dog'"),
        ({"approvers": (rung(Group.zone_officers), *DECIDE)}, "approver", "does not decide"),
        ({"never": ("flood",)}, "never", "'flood' is no type"),
        ({"guarded": ("flood",)}, "guarded", "'flood' is no type"),
        ({"never": ("fight",)}, "never", "guarded too"),
        ({"never": ("weapon",)}, "never", "never refused"),
        ({"reasons": (THREAT, THREAT)}, "id", "'threat' stands here"),
        ({"conditions": (YES, YES)}, "id", "'yes' stands here"),
    ],
)
def test_a_gate_that_cannot_is_told_why(changes: dict[str, Any], field: str, words: str) -> None:
    assert [line for line in said(replace(RULES, **changes)) if line.startswith(f"{field}: ") and words in line]
