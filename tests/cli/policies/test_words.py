"""The sentences in English."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli.policies.words import GROUPS, PARTS, SENTENCES, SINGULAR, sentence
from app.core.plain import plain
from app.core.sentences import Line, Part, Say, Who
from app.core.words import Group, Role
from app.packs import shipped


def test_every_sentence_every_part_and_every_group_has_words() -> None:
    assert (set(SENTENCES), set(PARTS), set(GROUPS)) == (set(Say), set(Part), set(Group))


def test_who_is_asked_is_told_with_how_many() -> None:
    who = (
        Who(group=Group.coaches, count=1),
        Who(group=Group.floats, count=2),
        Who(group=Group.managers),
        Who(group=Group.coaches, count=1, post="Nurse"),
        Who(group=Group.coaches, post="Nurse"),
    )
    line = Line(part=Part.calls, say=Say.then, who=who, number=15)
    assert sentence(line) == (
        "If nobody says yes in 15 s: the nearest coach, the nearest 2 floats, all managers, the nearest Nurse, each Nurse."
    )


def test_who_may_ask_police_is_any_one_of_them() -> None:
    line = Line(part=Part.calls, say=Say.for_reasons, who=(Who(group=Group.managers),), names=("Threat", "Law"))
    assert sentence(line) == "Police only if asked by a manager, for one reason: Threat; Law."


RENAMED = {
    Role.coach: "Wren",
    Role.float_: "Heron",
    Role.safety_administrator: "Auk",
    Role.manager: "Jay",
    Role.officer: "Emu",
}
USUAL = re.compile(r"\b(coach(es)?|floats?|safety[ _]administrators?|managers?|officers?)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", shipped.NAMES)
def test_a_policy_that_renames_its_roles_is_told_without_one_of_our_words_for_them(name: str) -> None:
    """But where it says what it calls what; and in names that the pack itself gives to its questions, posts and duties."""
    pack = shipped.policy(name)
    lines = [replace(line, name="", names=()) for line in plain(pack) if line.say not in {Say.calls_itself, Say.post}]
    nameless = [replace(line, who=tuple(replace(who, post=who.post and "Post") for who in line.who)) for line in lines]
    assert [said for line in nameless if USUAL.search(said := sentence(line, RENAMED))] == []
    posts = [line for line in plain(pack) if line.say is Say.post and line.names[0] in set(RENAMED)]
    assert [said for line in posts if USUAL.search(said := sentence(replace(line, name="Post"), RENAMED))] == []


def test_the_app_says_the_same_sentences() -> None:
    words = json.loads((Path(__file__).parents[3] / "pwa" / "src" / "i18n" / "en.json").read_text(encoding="utf-8"))
    said = {say: words[f"policy.say.{say.value}"] for say in Say}
    assert {say: each if isinstance(each, str) else each["other"] for say, each in said.items()} == dict(SENTENCES)
    assert {say: each["one"] for say, each in said.items() if not isinstance(each, str)} == dict(SINGULAR)
    assert {part: words[f"policy.part.{part.value}"] for part in Part} == dict(PARTS)
