"""The gate before police as a pack says it."""

from app.core.policy import PoliceRules
from app.core.words import Group
from tests.packs.given import PACK, policy, with_


def asked(text: str) -> list[tuple[str, str]]:
    return [(seat.group.value, seat.post) for rung in policy(text).police.approvers for seat in rung.seats]


def test_who_decides_is_followed_by_their_deputies_and_the_managers() -> None:
    assert asked(PACK) == [("coaches", "nurse"), ("safety_administrators", "head"), ("managers", "")]


def test_the_managers_are_not_asked_twice() -> None:
    assert asked(with_('approver = "nurse"', 'approver = "managers"')) == [("managers", "")]


def test_without_an_approver_nobody_need_say_yes() -> None:
    assert asked(with_('approver = "nurse"\n', "")) == []


def test_a_pack_that_says_nothing_of_police_asks_none() -> None:
    silent = PACK[: PACK.index("[police]")] + PACK[PACK.index('[[question]]\nid = "hold"') :]
    assert policy(silent).police == PoliceRules()


def test_the_rules_are_read_whole() -> None:
    rules = policy().police
    assert (rules.askers, rules.never, rules.instead) == ((Group.managers,), ("rules",), "The school")
    assert ([each.id for each in rules.reasons], [each.id for each in rules.conditions]) == (["threat"], ["meeting"])
