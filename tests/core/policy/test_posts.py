"""What a post needs, and what its absence means."""

from app.core.policy import Lapse, Post, Requirement
from app.core.words import Role


def test_what_a_post_needs_is_refused_without_unless_the_district_says_otherwise() -> None:
    officer = Post(id="officer", name="Officer", role=Role.officer, requires=(Requirement(credential="pops"),))
    assert [(each.credential, each.lapse) for each in officer.requires] == [("pops", Lapse.refuse)]
