"""What is written is so: every event, field, word, right and refusal is explained, and every file that is named is there."""

import dataclasses
import re
from collections.abc import Iterator
from enum import Enum, IntEnum
from pathlib import Path

import pytest

from app.cli.imports.district import District
from app.cli.imports.files import Files
from app.cli.imports.table import Complaint
from app.core import outcomes, words
from app.core.access import RIGHTS, Right
from app.core.events import (
    KINDS,
    Answer,
    CallEvent,
    ContactEvent,
    DutyEvent,
    Event,
    Gap,
    Kept,
    OfferEvent,
    PoliceEvent,
    SetupEvent,
)
from app.core.ids import DistrictId
from app.core.policy import ResponsePlan, Rung, Seat
from app.core.refusals import Refusal
from app.core.standing import Relation
from app.core.words import Role
from tests.architecture import draw_states

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "migrations").glob("*.md")])
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
PAGE_LINES = 60
GROUPS: dict[type[Event], str] = {
    OfferEvent: "Offers and responders",
    PoliceEvent: "Police",
    CallEvent: "Calls",
    DutyEvent: "Duty",
    ContactEvent: "Contacts",
    SetupEvent: "Setup",
}
VOCABULARY = (words, outcomes)
ENUMS = [
    e
    for module in VOCABULARY
    for e in vars(module).values()
    if isinstance(e, type) and issubclass(e, Enum) and e.__module__.startswith(module.__name__)
]
FOLDERS = r"(?:app|docs|docker|migrations|pwa|tests|tools)"
NAMED = re.compile(rf"`({FOLDERS}/[\w./-]+)`|\]\((?!https?:|#)([^)#\s]+)")
MADE = ("pwa/dist", "pwa/node_modules", "docker/.env")  # there only after a build, or made by who runs it


def sections(page: str) -> dict[str, str]:
    """The text under each heading, up to the next heading of any level."""
    parts = re.split(r"^#{2,3} (.+)$", (DOCS / page).read_text(), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(text: str) -> list[list[str]]:
    """The cells of the lines of a table, head and rule left out."""
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line] for line in lines if line[0].startswith("`")]


def codes(text: str) -> list[str]:
    return sorted(row[0].strip("`") for row in rows(text))


def fields(shape: type) -> list[str]:
    return sorted(field.name for field in dataclasses.fields(shape))


def group(kind: type[Event]) -> str:
    return next(title for base, title in GROUPS.items() if issubclass(kind, base))


def code(choice: Enum) -> str:
    return choice.name if isinstance(choice, IntEnum) else str(choice.value)


def named_files(page: Path) -> Iterator[tuple[str, Path]]:
    for path, link in NAMED.findall(page.read_text()):
        if not (path or link).startswith(MADE):
            yield path or link, ROOT / path if path else page.parent / link


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.type)
def test_an_event_is_explained_with_its_version_and_every_field(kind: type[Event]) -> None:
    told = sections("events.md")
    heading = next((title for title in told if title.startswith(f"`{kind.type}` ")), "")
    assert re.fullmatch(rf"`{re.escape(kind.type)}` v{kind.v}, since \d+\.\d+\.\d+", heading)
    assert sorted({*codes(told[group(kind)]), *codes(told[heading])}) == fields(kind)


def test_no_event_is_explained_that_cannot_happen() -> None:
    told = [title.split("`")[1] for title in sections("events.md") if title.startswith("`")]
    assert sorted(told) == sorted(kind.type for kind in KINDS)


@pytest.mark.parametrize("shape", [Answer, Gap, Kept, ResponsePlan, Rung, Seat])
def test_a_shape_inside_an_event_is_explained_with_every_field(shape: type) -> None:
    assert codes(sections("events.md")[shape.__name__]) == fields(shape)


@pytest.mark.parametrize("enum", [*ENUMS, Relation])
def test_the_glossary_has_every_word_of_a_list_and_no_other(enum: type[Enum]) -> None:
    assert codes(sections("glossary.md")[enum.__name__]) == sorted(map(code, enum))


def test_every_refusal_is_explained() -> None:
    assert codes(sections("glossary.md")["Refusals"]) == sorted(map(code, Refusal))


def test_every_right_is_explained_with_the_roles_that_have_it() -> None:
    told = {row[0].strip("`"): row[1].split(", ") for row in rows(sections("glossary.md")["Rights"])}
    assert told == {right.value: [role.value for role in Role if role in RIGHTS[right]] for right in Right}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    assert [name for name, file in named_files(page) if not file.exists()] == []


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_is_a_page_and_says_what_enforces_it(page: Path) -> None:
    text = page.read_text()
    assert text.startswith(f"# {int(page.name[:4])}. ")
    assert re.search(r"^(## Enforced by$|\*\*Enforced by\.\*\*)", text, re.MULTILINE)
    assert text.count("\n") <= PAGE_LINES


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [page.name[:4] for page in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]


def test_the_drawing_of_the_states_is_drawn_from_the_table() -> None:
    assert draw_states.FILE.read_text() == draw_states.draw()


def test_the_readme_has_one_test_command() -> None:
    headings = re.findall(r"^#+ (.*test command.*)$", (ROOT / "README.md").read_text(), re.MULTILINE | re.IGNORECASE)
    assert len(headings) == 1


def test_the_files_that_the_readme_shows_can_be_imported(tmp_path: Path) -> None:
    shown = re.findall(r"^`(\w+)\.csv`[^\n]*\n+```csv\n(.*?)```", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)
    assert [name for name, _ in shown] == ["schools", "rooms", "people", "shifts"]
    paths = {name: tmp_path / f"{name}.csv" for name, _ in shown}
    for name, text in shown:
        paths[name].write_text(text)
    complaints: list[Complaint] = []
    assert len(list(Files(**paths).read(District(id=DistrictId("readme")), complaints))) == len(shown)
    assert complaints == []
