"""Response plans, with every version."""

import hashlib
from dataclasses import replace

import pytest

from app.core.ids import SchoolId
from app.core.policy import Policy, ResponsePlan, Rung, Seat
from app.core.words import Group, Priority
from app.store.district import plans
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
    assert [(2, newer, ANNA), (1, POLICY, None)] == [(row.edition, row.policy, row.by) for row in found]


async def test_a_district_without_plans_is_told_so(memory: Memory) -> None:
    with pytest.raises(NoPolicy):
        await memory.read(lambda read: plans.editions(read, D))


async def test_an_edition_keeps_the_pack_that_it_came_from_and_why(memory: Memory) -> None:
    await memory.write(lambda tx: plans.put_policy(tx, D, POLICY, None, NOON))
    pack = plans.Pack(name="Small", text="words", why="The board voted")
    await memory.write(lambda tx: plans.put_edition(tx, D, plans.of_pack(pack, POLICY, ANNA, NOON)))
    row = await memory.read(lambda read: plans.edition(read, D, 2))
    assert row is not None
    assert (row.edition, row.by, row.why, row.pack, row.text) == (2, ANNA, "The board voted", "Small", "words")
    assert row.digest == hashlib.sha256(b"words").hexdigest()
    assert await memory.read(lambda read: plans.edition(read, D, 3)) is None
