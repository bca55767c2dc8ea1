"""What a post needs, and what its absence means."""

from app.core.policy import Lapse, Post, Requirement, stand_ins
from app.core.words import Role


def test_what_a_post_needs_is_refused_without_unless_the_district_says_otherwise() -> None:
    officer = Post(id="officer", name="Officer", role=Role.officer, requires=(Requirement(credential="pops"),))
    assert [(each.credential, each.lapse) for each in officer.requires] == [("pops", Lapse.refuse)]


def test_deputies_are_asked_one_after_another_and_a_circle_ends() -> None:
    a, b, c = (Post(id=x, name=x, role=Role.coach, deputy=y) for x, y in ("ab", "bc", "cb"))
    assert [post.id for post in stand_ins((a, b, c), "a")] == ["a", "b", "c"]
    assert stand_ins((a,), "nobody") == ()
