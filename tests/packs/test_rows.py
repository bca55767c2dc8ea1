"""Cells are judged by the format, and harmless where they are wrong."""

import pytest

from app.packs.format import BY_NAME
from app.packs.lines import Lines
from app.packs.rows import Problem, Source
from app.packs.shape import Kind

SIX = {
    "code": ("call_type", 7),
    "text": ("name", 7),
    "whole": ("needed", True),
    "flag": ("everyone_at_once", 1),
    "word": ("alerting", "soft"),
}


def source(**cells: object) -> Source:
    return Source(pack={"plan": [{"call_type": "a", "ladder": "l", **cells}]}, lines=Lines.of('[[plan]]\ncall_type = "a"\n'))


@pytest.mark.parametrize("kind", SIX)
def test_a_cell_that_is_wrong_is_told_and_answers_with_something_harmless(kind: str) -> None:
    name, wrong = SIX[kind]
    reading = source(**{name: wrong})
    (row,) = reading.rows("plan")
    field = BY_NAME["plan"].field(name)
    assert field is not None
    assert (field.kind, [each.field for each in reading.found]) == (Kind(kind), [name])
    assert row.cells[name] == ("" if field.otherwise is None else field.otherwise)


@pytest.mark.parametrize("name", ["Fi\u200bght", "Fight \u202e", " "])
def test_a_text_holds_nothing_that_nobody_sees(name: str) -> None:
    reading = source(name=name)
    reading.rows("plan")
    assert ["name"] == [each.field for each in reading.found]


def test_what_is_not_said_is_what_the_format_says() -> None:
    (row,) = source().rows("plan")
    assert (row.cells["needed"], row.cells["priority"], row.cells["cancel_seconds"]) == (1, "urgent", 5)


def test_a_table_alone_is_found_or_not() -> None:
    assert source().one("police") is None


def test_a_problem_without_a_field_is_told_by_its_line_alone() -> None:
    assert str(Problem(line=3, field="", reason="odd")) == "line 3: odd"
