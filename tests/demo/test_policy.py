"""What the demo decides about police can be seen whole, and is sound."""

from app.core.policy import Before, ConditionKind, texts, translated
from app.core.policy.sound import flaws
from app.demo.policy import policy
from app.packs import shipped
from app.packs.shipped import default


def test_the_demos_policy_is_sound() -> None:
    assert flaws(policy()) == ()


def test_the_demos_plans_are_those_that_every_district_starts_with() -> None:
    assert (policy().default, policy().plans) == (default().default, default().plans)


def test_it_bears_a_name_of_its_own_said_in_every_language_as_it_is_no_pack_that_ships() -> None:
    assert policy().name not in {shipped.policy(name).name for name in shipped.NAMES}
    assert set(texts(policy())) - set(translated(policy(), "es")) == set()


def test_its_gate_has_a_condition_of_every_kind_before_asking_and_before_dealing_with_a_student() -> None:
    found = policy().police.conditions
    assert {condition.kind for condition in found} == set(ConditionKind)
    assert {condition.before for condition in found} == set(Before)
