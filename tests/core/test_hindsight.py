"""A question about police, put to another policy's gate."""

from dataclasses import replace

from app.core import events as ev
from app.core.events import Event, Fact
from app.core.hindsight import Answered, at_the_gate
from app.core.policy import PoliceRules
from app.core.refusals import Refusal
from app.core.words import Group
from tests import build, police
from tests.build import by, fact, going
from tests.police import asked_police

PAST = (*going(call_type="fight"), asked_police())


def told(rules: PoliceRules, *past: Event) -> Answered | None:
    facts: list[Fact] = [
        fact(event, seq=seq, by=by("cora") if isinstance(event, ev.PoliceAsked) else build.TIME)
        for seq, event in enumerate(past or PAST, start=1)
    ]
    return at_the_gate(police.scene(), facts, replace(build.POLICY, police=rules))


def test_a_call_in_which_nobody_asked_has_no_answer() -> None:
    assert told(police.POLICE, *going()) is None


def test_what_would_have_come_first_is_told_by_its_names() -> None:
    told_first = told(police.POLICE)
    assert told_first == Answered(first=("The right holder says yes", "An adult meets the officer", "A caregiver is told"))


def test_a_policy_without_officers_refuses_and_says_so() -> None:
    assert told(PoliceRules()) == Answered(refused=Refusal.no_police_here)
    assert told(PoliceRules(), *going(), asked_police(danger=True)) == Answered(refused=Refusal.no_police_here)


def test_what_is_a_school_matter_there_is_refused() -> None:
    assert told(replace(police.POLICE, never=("fight",))) == Answered(refused=Refusal.school_matter)


def test_who_may_not_ask_there_is_refused() -> None:
    managers = replace(police.POLICE, askers=(Group.managers,), approvers=())
    assert told(managers) == Answered(refused=Refusal.not_allowed)


def test_a_reason_that_is_not_on_the_other_list_is_refused() -> None:
    assert told(replace(police.POLICE, reasons=())) == Answered(refused=Refusal.unknown_reason)


def test_a_life_in_danger_passes_wherever_there_are_officers() -> None:
    assert told(police.POLICE, *going(), asked_police(danger=True, reason="")) == Answered()
