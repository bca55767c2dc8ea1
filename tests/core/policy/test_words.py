"""What may be said otherwise."""

from app.core.policy import KEYS, LEVELS
from app.core.words import Role


def test_a_district_may_name_its_roles_and_levels_are_known() -> None:
    assert {role.value for role in Role} == KEYS
    assert "high" in LEVELS
