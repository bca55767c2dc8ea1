"""What a district calls its roles, inside a sentence."""

from dataclasses import replace

import pytest

from app.core.called import NOUNS, forms, own_words, plural
from app.core.policy import Translation, Word
from app.core.words import Role
from tests import build


def test_without_a_word_of_its_own_a_role_has_ours() -> None:
    said = "{Any.officer} and {many.safety_administrator}, {one.float}".format(**forms({}))
    assert said == "An officer and safety administrators, float"


def test_a_form_is_of_roles_and_of_nothing_that_python_itself_may_ask_for() -> None:
    assert (hasattr(forms({})["any"], "officer"), hasattr(forms({})["any"], "__deepcopy__")) == (True, False)


def test_the_districts_word_is_said_as_it_writes_it_with_its_article_and_plural() -> None:
    words = own_words(replace(build.POLICY, words=(Word(key="coach", text="Security monitor"), Word(key="officer", text="SRO"))))
    assert words == {Role.coach: "Security monitor", Role.officer: "SRO"}
    assert "{any.officer}, {any.coach}, {Many.coach}, {One.float}".format(**forms(words)) == (
        "an SRO, a Security monitor, Security monitors, Float"
    )


def test_in_a_language_in_which_the_policy_says_it() -> None:
    words = (Word(key="coach", text="Guard"), Word(key="officer", text="SRO"))
    said = Translation(language="es", text="Guard", said="Guardia")
    policy = replace(build.POLICY, words=words, translations=(said,))
    assert [own_words(policy, language)[Role.coach] for language in ("es", "", "en")] == ["Guardia", "Guard", "Guard"]
    assert own_words(policy, "es")[Role.officer] == "SRO"


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("Climate coach", "Climate coaches"),
        ("Deputy", "Deputies"),
        ("Officer of the day", "Officers of the day"),
        ("Guard", "Guards"),
        ("Attorney", "Attorneys"),
        ("Class", "Classes"),
    ],
)
def test_many_of_them_are_said_as_english_does(word: str, many: str) -> None:
    assert plural(word) == many


@pytest.mark.parametrize(
    ("word", "said"), [("Aide", "an Aide"), ("Unit head", "a Unit head"), ("SSC", "an SSC"), ("PSO", "a PSO"), ("User", "a User")]
)
def test_the_article_follows_the_sound(word: str, said: str) -> None:
    assert "{any.coach}".format(**forms({Role.coach: word})) == said


def test_every_role_that_is_sent_or_decides_has_a_noun() -> None:
    assert set(NOUNS) == {Role.coach, Role.float_, Role.safety_administrator, Role.manager, Role.officer}
