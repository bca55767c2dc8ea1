"""Which texts a policy itself puts on screens, and how they are said in another language."""

from dataclasses import replace

from app.core.ids import SchoolId
from app.core.policy import (
    AnswerKind,
    Choice,
    Condition,
    ConditionKind,
    Credential,
    CredentialForm,
    FollowUp,
    PoliceReason,
    PoliceRules,
    Policy,
    Post,
    Question,
    Translation,
    Word,
    ZoneRule,
    texts,
    translated,
)
from app.core.words import Group, Role
from tests import build

WHOLE = Policy(
    name="the pack",
    default=replace(build.POLICY.default, name="the default"),
    plans=(replace(build.POLICY.default, call_type="fight", name="a plan"),),
    own=((SchoolId("oak"), replace(build.POLICY.default, name="a school's own")),),
    posts=(Post(id="nurse", name="a post", role=Role.coach),),
    credentials=(Credential(id="aid", name="a credential", form=CredentialForm.certificate, mend="where to get it"),),
    police=PoliceRules(
        reasons=(PoliceReason(id="danger", name="a reason"),),
        conditions=(Condition(id="meeting", name="a condition", kind=ConditionKind.meeting),),
        instead="what is done instead",
    ),
    questions=(Question(id="end", name="a question", kind=AnswerKind.one, choices=(Choice(id="calm", name="a choice"),)),),
    follow_ups=(FollowUp(id="talk", name="a follow-up", owner=Group.managers, hours=1),),
    positive=(Choice(id="thanks", name="a contact"),),
    words=(Word(key="coach", text="a word"),),
    zones=(ZoneRule(id="z", name="a zone", schools=("1",)),),
)


def test_every_text_is_known_and_a_zone_keeps_the_name_that_the_roster_has() -> None:
    said = (
        "a plan|a school's own|a post|a credential|where to get it|a reason|a condition|what is done instead|a question|a choice"
    )
    assert texts(WHOLE) == {"the pack", "the default", *said.split("|"), "a follow-up", "a contact", "a word"}


def test_what_has_no_name_is_no_text() -> None:
    assert texts(Policy(default=replace(build.POLICY.default, name=""))) == frozenset()


def test_each_language_has_its_own_and_what_nobody_translated_is_not_there() -> None:
    told = [
        Translation(language=language, text="a plan", said=said) for language, said in (("es", "un plan"), ("fr", "un projet"))
    ]
    found = replace(WHOLE, translations=tuple(told))
    assert [translated(found, language) for language in ("es", "fr", "en")] == [
        {"a plan": "un plan"},
        {"a plan": "un projet"},
        {},
    ]
