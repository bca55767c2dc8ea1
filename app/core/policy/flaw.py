"""One thing that is wrong with a policy."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What is wrong, with which entry (`noun` and `id`, as a pack names them), in which of its fields."""

    noun: str
    id: str
    field: str
    reason: str


def twins(noun: str, ids: Iterable[str], field: str = "id") -> Iterator[Flaw]:
    """Entries of one kind that have the same name."""
    for code, times in Counter(ids).items():
        if times > 1:
            yield Flaw(noun=noun, id=code, field=field, reason=f"{code!r} stands here {times} times")


def strangers(flaw: Flaw, named: Iterable[str], known: Iterable[str]) -> Iterator[Flaw]:
    """Names that name nothing. The flaw's reason says what they should have been."""
    there = list(known)
    for code in named:
        if code not in there:
            listed = ", ".join(there) or "none"
            yield Flaw(noun=flaw.noun, id=flaw.id, field=flaw.field, reason=f"{code!r} is no {flaw.reason}; there are {listed}")
