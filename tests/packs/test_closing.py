"""The end of a call as a pack says it."""

from app.core.policy import Choice, Given
from app.core.words import Group, PoliceMark
from tests.packs.given import policy


def test_choices_say_which_of_them_are_positive_and_which_deny_what_the_log_may_know() -> None:
    calm, home = policy().questions[1].choices
    assert calm == Choice(id="calm", name="Calm", positive=True)
    assert home == Choice(id="home", name="Home", denies=PoliceMark.officer_on_scene)


def test_a_follow_up_has_an_owner_by_post_and_says_when_it_opens() -> None:
    (debrief,) = policy().follow_ups
    assert (debrief.owner, debrief.post, debrief.hours) == (Group.coaches, "nurse", 24)
    assert debrief.when == (Given(question="hold", answer="yes"),)


def test_a_contact_that_is_no_crisis_is_positive() -> None:
    assert policy().positive == (Choice(id="thanks", name="Thanked", positive=True),)
