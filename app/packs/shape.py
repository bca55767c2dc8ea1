"""What the table of the format is made of: kinds of values, fields, tables."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a field holds."""

    code = "code"
    text = "text"
    whole = "whole"
    flag = "flag"
    word = "word"
    codes = "codes"
    texts = "texts"
    words = "words"
    table = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a table. `needed` has no default; `span` are the ends of a number's range, `words` what may be said."""

    name: str
    kind: Kind
    about: str
    needed: bool = False
    otherwise: Any = None
    span: tuple[int, int] = (0, 0)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One kind of table. `many` stand under [[name]], one alone under [name]; `open` ones hold what keys they like. `by` is what
    the pack names each by, after a dot: [[ladder.<name>]]."""

    name: str
    about: str
    fields: tuple[Field, ...] = ()
    many: bool = True
    open: bool = False
    by: str = ""

    def header(self) -> str:
        """As it stands in a pack."""
        name = f"{self.name}.<{self.by}>" if self.by else self.name
        return f"[[{name}]]" if self.many else f"[{name}]"

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((each for each in self.fields if each.name == name), None)
