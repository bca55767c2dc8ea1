"""Policies on a terminal: told by section, and compared line by line."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from app.cli.policies.words import PARTS, sentence
from app.core.plain import plain
from app.core.policy import Policy
from app.core.sentences import Line, Part


def told(lines: Iterable[Line]) -> Iterator[str]:
    """Sections, within them what each line is about."""
    for part, of_part in groupby(lines, key=lambda line: line.part):
        yield ""
        yield PARTS[part].upper()
        for (_, name), group in groupby(of_part, key=lambda line: (line.about, line.name)):
            own = list(group)
            if part is Part.calls:
                yield f"  {name or own[0].about}"
                yield from (f"    {sentence(line)}" for line in own)
            else:
                yield from (f"  {sentence(line)}" for line in own)


def differences(before: Policy, after: Policy) -> Iterator[str]:
    """What is no longer so (-) and what is so from then on (+)."""
    old, new = plain(before), plain(after)
    for part in Part:
        gone = [_placed(line) for line in old if line.part is part and line not in new]
        come = [_placed(line) for line in new if line.part is part and line not in old]
        if gone or come:
            yield ""
            yield PARTS[part].upper()
            yield from (f"  - {each}" for each in gone)
            yield from (f"  + {each}" for each in come)


def _placed(line: Line) -> str:
    return f"{line.name or line.about}: {sentence(line)}" if line.part is Part.calls else sentence(line)
