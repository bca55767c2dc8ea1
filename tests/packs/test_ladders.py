"""Ladders and the plans that climb them."""

from tests.packs.given import policy, problems, with_


def test_a_plan_climbs_the_ladder_that_it_names() -> None:
    assert [(plan.call_type, len(plan.rungs)) for plan in (policy().default, *policy().plans)] == [
        ("unspecified", 2),
        ("rules", 2),
    ]


def test_a_count_is_a_number_or_all() -> None:
    assert problems(with_("coaches = 1", "coaches = 0"))[0][1].endswith('coaches: ask a whole number from 1, or "all"')
