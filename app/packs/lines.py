"""Where in a text a value stands: the parser of TOML tells no lines, people need them.

Headers and keys are found by their look; a value that spans lines stands where its key stands.
"""

import re
from dataclasses import dataclass, field

HEADER = re.compile(r"^\s*\[\[?\s*([A-Za-z0-9_.\-\"' ]+?)\s*\]\]?\s*(#.*)?$")
KEY = re.compile(r"""^\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_\-]+)\s*[=.]""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The n-th table (from 0) under a header; no header is the top of the text."""

    header: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Line numbers (from 1) of headers and of the keys under them."""

    headers: dict[Spot, int] = field(default_factory=dict)
    keys: dict[tuple[Spot, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Read once, from top to bottom."""
        found, here, seen = cls(), Spot(), dict[str, int]()
        for number, line in enumerate(text.splitlines(), start=1):
            if header := HEADER.match(line):
                name = re.sub(r"[\"' ]", "", header[1])
                here = Spot(header=name, number=seen.get(name, 0))
                seen[name] = here.number + 1
                found.headers.setdefault(here, number)
            elif key := KEY.match(line):
                found.keys.setdefault((here, key[1].strip("\"'")), number)
        return found

    def find(self, spot: Spot, name: str) -> int:
        """The key's line; else its table's; else that of a header so named; else the first."""
        if (spot, name) in self.keys:
            return self.keys[spot, name]
        if spot in self.headers:
            return self.headers[spot]
        named = (line for each, line in self.headers.items() if each.header.partition(".")[0] == name)
        return min(named, default=1)
