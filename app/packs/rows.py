"""The tables of a pack as rows with typed cells, each judged by the format. What is wrong is gathered, with its line.

A cell that is wrong answers with something harmless, so that all that is wrong is told at once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.core.letters import can_be_read
from app.packs.format import BY_NAME, CODE, LONGEST
from app.packs.lines import Lines, Spot
from app.packs.shape import Field, Kind, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a pack, and where."""

    line: int
    field: str
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.field}: {self.reason}" if self.field else f"line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One table of the pack, and where it stands. `cells` holds every field that the format knows."""

    spot: Spot
    cells: Mapping[str, Any]

    def pairs(self, name: str) -> Iterable[tuple[str, Any]]:
        """The entries of a table within the row."""
        found: dict[str, Any] = self.cells[name]
        return found.items()


@dataclass(slots=True, kw_only=True)
class Source:
    """A pack being read, and what is wrong with it."""

    pack: Mapping[str, Any]
    lines: Lines
    found: list[Problem] = field(default_factory=list)

    def complain(self, spot: Spot, name: str, reason: str) -> None:
        """Remember it; reading goes on."""
        self.found.append(Problem(line=self.lines.find(spot, name), field=name, reason=reason))

    def rows(self, name: str, header: str = "") -> list[Row]:
        """Every table of that name, in the order of the text."""
        shape, header = BY_NAME[name], header or name
        given = self._given(header)
        if given is None:
            return []
        wanted = given if shape.many else [given]
        if not isinstance(wanted, list) or not all(isinstance(row, dict) for row in wanted):
            brackets = f"[[{header}]]" if shape.many else f"[{header}]"
            spot = Spot(header=header) if shape.many else Spot()
            self.complain(spot, header.partition(".")[0], f"write {'each' if shape.many else 'it'} under its own {brackets}")
            return []
        return [self._row(Spot(header=header, number=number), shape, cells) for number, cells in enumerate(wanted)]

    def one(self, name: str) -> Row | None:
        """The table that stands alone, if it is there."""
        return next(iter(self.rows(name)), None)

    def _given(self, header: str) -> Any:
        found: Any = self.pack
        for part in header.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found

    def _row(self, spot: Spot, shape: Table, cells: Mapping[str, Any]) -> Row:
        if shape.open:
            return Row(spot=spot, cells={key: self.text(spot, key, told) for key, told in cells.items()})
        inner = {table.removeprefix(f"{shape.name}.") for table in BY_NAME if table.startswith(f"{shape.name}.")}
        known = {each.name for each in shape.fields}
        for name in sorted(cells.keys() - known - inner):
            self.complain(spot, name, f"there is no such field; there are {', '.join(each.name for each in shape.fields)}")
        return Row(spot=spot, cells={each.name: self._cell(spot, each, cells) for each in shape.fields})

    def _cell(self, spot: Spot, shape: Field, cells: Mapping[str, Any]) -> Any:
        harmless = _harmless(shape)
        if shape.name not in cells:
            if shape.needed:
                self.complain(spot, shape.name, f"this is missing: {_hint(shape)}")
            return harmless
        told = cells[shape.name]
        if _fits(shape, told):
            return tuple(told) if isinstance(told, list) else told
        self.complain(spot, shape.name, _hint(shape))
        return harmless

    def text(self, spot: Spot, name: str, told: Any) -> str:
        """Words that can be shown."""
        if _is_text(told):
            return str(told)
        self.complain(spot, name, f"this must be text in quotes, at most {LONGEST} characters that can be shown")
        return ""


def _harmless(shape: Field) -> Any:
    if shape.kind is Kind.whole:
        return shape.span[0] if shape.otherwise is None else shape.otherwise
    by_kind: Mapping[Kind, Any] = {Kind.texts: (), Kind.codes: (), Kind.words: (), Kind.table: {}}
    return by_kind.get(shape.kind, "") if shape.otherwise is None else shape.otherwise


def _fits(shape: Field, told: Any) -> bool:
    match shape.kind:
        case Kind.code:
            return isinstance(told, str) and re.fullmatch(CODE, told) is not None
        case Kind.text:
            return _is_text(told)
        case Kind.whole:
            return type(told) is int and shape.span[0] <= told <= shape.span[1]
        case Kind.flag:
            return isinstance(told, bool)
        case Kind.word:
            return isinstance(told, str) and told in shape.words
        case Kind.words:
            return isinstance(told, list) and all(isinstance(each, str) and each in shape.words for each in told)
        case Kind.codes:
            return isinstance(told, list) and all(isinstance(each, str) and re.fullmatch(CODE, each) for each in told)
        case Kind.texts:
            return isinstance(told, list) and all(map(_is_text, told))
        case Kind.table:
            return isinstance(told, dict) and bool(told)


def _is_text(told: Any) -> bool:
    return isinstance(told, str) and len(told) <= LONGEST and (not told or can_be_read(told))


def _hint(shape: Field) -> str:
    return {
        Kind.code: "a short code of small letters, digits and _",
        Kind.text: f"this must be text in quotes, at most {LONGEST} characters that can be shown",
        Kind.whole: f"this must be a whole number from {shape.span[0]} to {shape.span[1]}",
        Kind.flag: "this must be true or false",
        Kind.word: f"there are {', '.join(shape.words)}",
        Kind.words: f"this must be a list of {', '.join(shape.words)}",
        Kind.codes: "this must be a list of short codes of small letters, digits and _",
        Kind.texts: "this must be a list of texts in quotes",
        Kind.table: shape.about,
    }[shape.kind]
