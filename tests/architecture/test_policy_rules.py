"""Every rule of the five sources has its row: built, open or out of scope; and what a row names is there."""

import re
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from pathlib import Path

import pytest

from app.core import cards

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "policy.md").read_text(encoding="utf-8")
RULES = [f"{letter}{n}" for letter, last in (("A", 27), ("B", 18), ("D", 11), ("E", 28), ("F", 17)) for n in range(1, last + 1)]
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if re.match(r"\| [A-F]\d+ \|", line)]
BUILT = {"enforced", "warned", "recorded", "measured", "configured"}
PARTS = {"gate", "credentials", "closing"}
PACKS = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "app" / "packs").glob("*.toml")))


def test_every_rule_has_one_row_in_its_order() -> None:
    assert [row[0] for row in ROWS] == RULES


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_says_what_became_of_its_rule(row: list[str]) -> None:
    rule, says, mode, where, test = row
    state, _, part = mode.partition(": ")
    assert "" not in {says, where}, rule
    if state in BUILT:
        assert re.search(r"`tests/[\w/]+\.py`", test), f"{rule} names no test"
    else:
        assert (state, part in PARTS) in {("open", True), ("out of scope", False)}, rule


def test_a_rule_that_a_pack_declares_has_the_test_of_its_name_and_the_other_way_round() -> None:
    named = {row[0] for row in ROWS if "`tests/packs/test_rules.py`" in row[4]}
    names = re.findall(
        r"^def test_((?:[a-f]\d+_)+)", (ROOT / "tests/packs/test_rules.py").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {code.upper() for name in names for code in name.strip("_").split("_")} == named


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_file_that_a_row_names_is_there(row: list[str]) -> None:
    named = re.findall(r"`((?:app|tests|docs)/[\w./-]+)`", " ".join(row))
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_code_that_a_row_says_is_declared_stands_in_a_pack(row: list[str]) -> None:
    named = re.findall(r"(?:[Qq]uestions?|[Ff]ollow-ups?|[Cc]ondition|posts?) ((?:`\w+`(?:, | and )?)+)", row[3])
    codes = re.findall(r"`(\w+)`", " ".join(named))
    assert [code for code in codes if f'id = "{code}"' not in PACKS] == []


def test_no_rule_that_a_pack_names_is_unknown() -> None:
    comments = " ".join(re.findall(r"^#.*$", PACKS, re.MULTILINE))
    assert set(re.findall(r"\b[A-F]\d{1,2}\b", comments)) <= set(RULES)


def test_a_card_has_no_field_for_what_was_before_this_call() -> None:
    """Rule A22: a clean slate every day. Of a person a card says who they are, never what they did."""
    shapes = [each for each in vars(cards).values() if is_dataclass(each)]
    fields = {field.name for shape in shapes for field in dataclass_fields(shape)}
    assert len(shapes) > 5
    assert {name for name in fields if re.search(r"histor|previous|earlier|prior_|past|repeat|flag|risk|record", name)} == set()
    assert {field.name for field in dataclass_fields(cards.PersonCard)} == {"id", "name", "role"}
