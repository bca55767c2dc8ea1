"""A pack weighed against what is in force."""

from dataclasses import replace

from app.packs import shipped
from app.packs.weighing import weighed
from tests import build


def test_what_would_be_otherwise_is_told_both_ways_with_what_is_worth_hearing() -> None:
    setup = build.setup(policy=shipped.default())
    same, other = weighed(setup, shipped.default()), weighed(setup, shipped.policy("jcps"))
    assert (same.gone, same.come) == ((), ())
    assert {line.name for line in other.come} >= {"Crime", "Safety Administrator"}
    assert other.remarks == ()


def test_schools_own_plans_stay_in_force() -> None:
    own = ((next(iter(build.setup().schools)), build.plan("fight", needed=2)),)
    setup = build.setup(policy=replace(shipped.default(), own=own))
    assert weighed(setup, shipped.policy("jcps")).after.policy.own == own
