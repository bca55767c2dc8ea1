"""What the demo decides about police can be seen whole, and is sound."""

from app.core.policy import Before, ConditionKind
from app.core.policy.sound import flaws
from app.demo.policy import policy
from app.packs.shipped import default


def test_the_demos_policy_is_sound() -> None:
    assert flaws(policy()) == ()


def test_the_demos_plans_are_those_that_every_district_starts_with() -> None:
    assert (policy().default, policy().plans) == (default().default, default().plans)


def test_its_gate_has_a_condition_of_every_kind_before_asking_and_before_dealing_with_a_student() -> None:
    found = policy().police.conditions
    assert {condition.kind for condition in found} == set(ConditionKind)
    assert {condition.before for condition in found} == set(Before)
