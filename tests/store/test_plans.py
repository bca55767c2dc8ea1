"""Response plans, with every version."""

from dataclasses import replace

import pytest

from app.core.ids import SchoolId
from app.core.policy import Policy, ResponsePlan, Rung, Seat
from app.core.words import Group, Priority
from app.store import plans
from app.store.session import Memory
from app.store.trouble import NoPolicy
from tests.store.given import ANNA, NOON, D

PLAN = ResponsePlan(
    call_type="unspecified",
    priority=Priority.urgent,
    rungs=(Rung(seats=(Seat(group=Group.coaches, count=1), Seat(group=Group.managers)), seconds=15),),
)
POLICY = Policy(default=PLAN, own=((SchoolId("oak"), replace(PLAN, needed=2)),))


async def test_the_last_policy_is_in_force_and_those_before_are_kept(memory: Memory) -> None:
    newer = replace(POLICY, plans=(replace(PLAN, call_type="medical"),))
    await memory.write(lambda tx: plans.put_policy(tx, D, POLICY, None, NOON))
    await memory.write(lambda tx: plans.put_policy(tx, D, newer, ANNA, NOON))
    assert {1: POLICY, 2: newer} == await memory.read(lambda read: plans.editions(read, D))
    found = await memory.read(lambda read: plans.versions(read, D))
    assert [(2, newer, ANNA), (1, POLICY, None)] == [(row.rev, row.policy, row.by) for row in found]


async def test_a_district_without_plans_is_told_so(memory: Memory) -> None:
    with pytest.raises(NoPolicy):
        await memory.read(lambda read: plans.editions(read, D))
