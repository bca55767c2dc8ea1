"""A CSV file as lines with named cells, each of which can say exactly where and why it is wrong.

Nothing is guessed: a file that another program would read differently (no UTF-8, formulas, ragged rows) is sent back.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO

from app.core.letters import as_written, can_be_read

LONGEST = 200
FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One bad thing in one file."""

    file: str
    line: int
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}{', ' if self.field else ''}{self.field}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file being read, and what is wrong with it."""

    file: str
    complaints: list[Complaint]

    def complain(self, line: int, name: str, reason: str) -> None:
        """Remember it; reading goes on, so that all is told at once."""
        self.complaints.append(Complaint(file=self.file, line=line, field=name, reason=reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row. A cell that is wrong complains and answers with something harmless."""

    source: Source
    number: int
    cells: Mapping[str, str] = field(repr=False)

    def complain(self, name: str, reason: str) -> None:
        """This row is bad."""
        self.source.complain(self.number, name, reason)

    def has(self, name: str) -> bool:
        """Whether anything is written there."""
        return bool(self.cells.get(name, ""))

    def text(self, name: str, *, needed: bool = True) -> str:
        """Words that no spreadsheet would run and no screen would stumble over."""
        given = self.cells.get(name, "")
        if needed and not given:
            self.complain(name, "this must be filled in")
        elif len(given) > LONGEST:
            self.complain(name, f"this is longer than {LONGEST} characters")
        elif given.startswith(FORMULA):
            self.complain(name, "this looks like a spreadsheet's formula: write it as plain text")
        elif given and not can_be_read(given):
            self.complain(name, "this holds a character that nobody can see: type it anew")
        return as_written(given)

    def number_between(self, name: str, low: float, high: float) -> float:
        """A number in its range; both ends belong to it."""
        given = self.cells.get(name, "")
        try:
            found = float(given)
        except ValueError:
            self.complain(name, f"{given[:20]!r} is not a number" if given else "this must be filled in")
            return low
        if not low <= found <= high or "_" in given:
            self.complain(name, f"{given} is not between {low:g} and {high:g}")
            return low
        return found


def lines(content: bytes, source: Source, columns: tuple[str, ...]) -> tuple[Line, ...]:
    """The rows of a CSV file that has at least these columns; other columns are left alone."""
    text = _decoded(content, source)
    rows = _rows(text, source)
    _, header = next(rows, (1, []))
    names = [name.strip().lower() for name in header]
    missing = [name for name in columns if name not in names]
    if missing:
        hint = ": separate columns with commas" if ";" in "".join(header) or "\t" in "".join(header) else ""
        source.complain(1, missing[0], f"the first line must name the columns {', '.join(columns)}{hint}")
        return ()
    twice = sorted({name for name in names if name and names.count(name) > 1})
    for name in twice:
        source.complain(1, name, "this column stands twice")
    return tuple(_whole_lines(rows, source, names))


def _decoded(content: bytes, source: Source) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = content[: trouble.start].count(b"\n") + 1
        source.complain(line, "", "this is not UTF-8: save the file as CSV UTF-8")
        return ""


def _rows(text: str, source: Source) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    while True:
        began = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as trouble:
            source.complain(began, "", f"this row cannot be read: {trouble}")
            return
        if row is None:
            return
        yield began, row


def _whole_lines(rows: Iterator[tuple[int, list[str]]], source: Source, names: list[str]) -> Iterator[Line]:
    for number, row in rows:
        cells = [cell.strip(" ") for cell in row]
        if not any(cells):
            continue
        if len(cells) != len(names):
            source.complain(number, "", f"this row has {len(cells)} cells, the first line names {len(names)}")
            continue
        yield Line(source=source, number=number, cells=dict(zip(names, cells, strict=True)))
