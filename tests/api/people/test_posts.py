"""The posts of the policy in force, for whoever gives them to people."""

from dataclasses import replace

import pytest

from app.core.events import PlanChanged
from app.core.policy import Policy, Post
from app.core.words import Role
from app.store.district import plans
from app.store.session import Tx
from tests.api.desk import Desk
from tests.town import EVERYDAY, START, TOWN, by

POSTS = (Post(id="worker", name="Social worker", role=Role.coach), Post(id="ssc", name="Coach", role=Role.coach))


@pytest.mark.parametrize("posts", [(), POSTS])
async def test_they_are_told_in_the_order_and_the_words_of_the_policy(desk: Desk, posts: tuple[Post, ...]) -> None:
    def write(tx: Tx) -> PlanChanged:
        plans.put_policy(tx, TOWN, replace(Policy(default=EVERYDAY), posts=posts), None, START)
        return PlanChanged()

    await desk.site.record(TOWN, by("Max"), write)
    told = await (await desk.as_("Max", raised=True)).get("/api/posts")
    assert [{"id": post.id, "name": post.name, "role": post.role.value} for post in posts] == told
