"""Twins and strangers among names."""

from app.core.policy import Flaw
from app.core.policy.flaw import strangers, twins

HERE = Flaw(noun="post", id="coach", field="deputy", reason="post of this pack")


def test_two_of_one_name_are_told_once() -> None:
    assert [flaw.reason for flaw in twins("post", ["a", "b", "a"])] == ["'a' stands here 2 times"]


def test_a_name_that_names_nothing_is_told_with_what_there_is() -> None:
    assert [flaw.reason for flaw in strangers(HERE, ["a", "x"], ["a", "b"])] == ["'x' is no post of this pack; there are a, b"]
    assert [flaw.reason for flaw in strangers(HERE, ["x"], [])] == ["'x' is no post of this pack; there are none"]
