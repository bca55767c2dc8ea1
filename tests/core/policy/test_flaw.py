"""Twins and strangers among names."""

from dataclasses import replace

from app.core.policy import Flaw, Unsound, Wrong
from app.core.policy.flaw import strangers, twins

HERE = Flaw(noun="post", id="coach", field="deputy", why=Wrong.unknown_post)


def test_two_of_one_name_are_told_once() -> None:
    assert [(flaw.why, flaw.facts) for flaw in twins("post", ["a", "b", "a"])] == [(Wrong.twin, {"name": "a", "n": "2"})]


def test_a_name_that_names_nothing_is_told_with_what_there_is() -> None:
    assert list(strangers(HERE, ["a", "x"], ["a", "b"])) == [replace(HERE, facts={"name": "x", "known": "a, b"})]
    assert list(strangers(HERE, ["x"], [])) == [replace(HERE, facts={"name": "x", "known": ""})]


def test_an_unsound_policy_is_refused_with_its_flaws() -> None:
    refused = Unsound([HERE], line="3")
    assert (refused.code.value, refused.flaws, refused.facts) == ("plan_not_valid", (HERE,), {"line": "3"})
