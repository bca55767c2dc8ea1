"""What a pack says of the district as a whole."""

import pytest

from app.core.policy import Retention, Staffing, Word, ZoneRule, translated
from app.packs.read import read
from tests.packs.given import PACK, policy


def test_cover_zones_memory_and_words_are_read() -> None:
    found = policy()
    assert (found.name, found.staffing, found.retention) == ("Small", Staffing(coaches=2), Retention(notes_days=30))
    assert found.zones == (ZoneRule(id="lake", name="Lake", schools=("1001", "1002")),)
    assert found.words == (Word(key="coach", text="Safety coach"),)


def test_what_a_pack_does_not_say_is_usual() -> None:
    short = policy(PACK[: PACK.index("[[zone]]")].removeprefix('[pack]\nname = "Small"\n'))
    assert (short.name, short.staffing, short.retention, short.words) == ("", Staffing(), Retention(), ())


def test_texts_are_said_in_another_language_and_a_line_is_found_by_its_text() -> None:
    found = policy(PACK + '\n[translation.es]\n"Held?" = "¿Sujetado?"\nCalm = "En calma"\n')
    assert translated(found, "es") == {"Held?": "¿Sujetado?", "Calm": "En calma"}
    assert translated(found, "fr") == {}


@pytest.mark.parametrize(
    ("table", "field", "reason"),
    [
        ('[translation.es]\n"Not said" = "No"\n', "Not said", "no such text"),
        ('[translation.es]\n"Held?" = ""\n', "Held?", "leave the line out"),
        ('[translation.es]\n"Held?" = 3\n', "Held?", "text in quotes"),
        ('[translation.spanish]\n"Held?" = "No"\n', "translation", "two letters"),
        ('[translation]\nes = "Held?"\n', "translation", "under its own [translation.es]"),
        ("[[translation]]\n", "translation", "two letters"),
    ],
)
def test_a_translation_that_is_none_is_refused_with_its_line(table: str, field: str, reason: str) -> None:
    found = read(PACK + table)
    assert isinstance(found, tuple)
    [problem] = found
    assert (problem.field, reason in problem.reason) == (field, True), problem
    assert problem.line == PACK.count("\n") + (2 if field in table.partition("\n")[2] else 1)
