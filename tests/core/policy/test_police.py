"""The district's lists for asking police."""

from app.core.policy import Condition, ConditionKind, PoliceReason, PoliceRules

THREAT = PoliceReason(id="threat", name="Threat to somebody", danger=True)
CAREGIVER = Condition(id="caregiver", name="Caregiver is told", kind=ConditionKind.notice)
RULES = PoliceRules(reasons=(THREAT,), conditions=(CAREGIVER,))


def test_a_reason_is_found_by_its_code() -> None:
    assert (RULES.reason("threat"), RULES.reason("noise")) == (THREAT, None)


def test_a_condition_is_found_by_its_code() -> None:
    assert (RULES.condition("caregiver"), RULES.condition("noise")) == (CAREGIVER, None)
