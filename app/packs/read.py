"""Text to a policy, or the problems with it: each with its line, its field and what to do.

A pack is judged as a whole: either everything in it is sound, or nothing is taken."""

import tomllib
from collections.abc import Mapping
from typing import Any

from app.core.policy import Flaw, Policy, Wrong, flaws
from app.packs import closing, gate, house, ladders, people
from app.packs.format import TABLES
from app.packs.lines import Lines, Spot
from app.packs.reasons import reason
from app.packs.rows import Problem, Source

__all__ = ["Problem", "read"]

MOST_LINES, MOST_OF_A_LINE = 2_000, 500
"""Far above any pack; the parser takes the square of a line's dots, and of the tables."""

IDENTITY = {"plan": "call_type"}
"""The field by which a table is known; `id` where nothing else is said."""


def read(text: str) -> Policy | tuple[Problem, ...]:
    """The policy that the text describes, or everything that is wrong with it."""
    if large := _too_large(text):
        return (large,)
    try:
        pack = tomllib.loads(text)
    except (ValueError, RecursionError) as trouble:  # also a number of more digits than Python reads
        return (_broken(text, str(trouble)),)
    source = Source(pack=pack, lines=Lines.of(text))
    policy = _policy(source)
    if policy is not None and not source.found:
        for flaw in flaws(policy):
            source.complain(*_where(flaw, pack), reason(flaw))
        house.judge_translations(source, policy)
    if policy is None or source.found:
        return tuple(sorted(set(source.found), key=lambda each: (each.line, each.field, each.reason)))
    return policy


def _too_large(text: str) -> Problem | None:
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        return Problem(line=MOST_LINES + 1, field="", reason=f"a pack has at most {MOST_LINES} lines")
    long = next((number for number, line in enumerate(lines, start=1) if len(line) > MOST_OF_A_LINE), None)
    return None if long is None else Problem(line=long, field="", reason=f"a line has at most {MOST_OF_A_LINE} characters")


def _broken(text: str, said: str) -> Problem:
    reason, _, where = said.rpartition(" (at ")
    digits = where.removeprefix("line ").partition(",")[0]
    line = int(digits) if digits.isdigit() else text.count("\n") + 1
    return Problem(line=line, field="", reason=f"this is not TOML: {reason or said}")


def _policy(source: Source) -> Policy | None:
    known = {table.name.partition(".")[0] for table in TABLES}
    for stranger in sorted(source.pack.keys() - known):
        source.complain(Spot(), stranger, f"a pack holds only {', '.join(sorted(known))}")
    there = people.People(source=source, posts=people.posts(source))
    plans = ladders.plans(source, there)
    if not plans:
        return None
    return Policy(
        default=plans[0],
        plans=plans[1:],
        name=house.name(source),
        posts=there.posts,
        credentials=people.credentials(source),
        police=gate.police(source, there),
        questions=closing.questions(source),
        follow_ups=closing.follow_ups(source, there),
        positive=closing.positive(source),
        retention=house.retention(source),
        staffing=house.staffing(source),
        words=house.words(source),
        zones=house.zones(source),
        translations=house.translations(source),
    )


def _where(flaw: Flaw, pack: Mapping[str, Any]) -> tuple[Spot, str]:
    """Where the entry stands, of two of one name the last, and its field. What is wrong with a rung stands there, once for all
    the plans that climb it; what is wrong only for one plan, with the plan."""
    if flaw.noun == "plan" and flaw.rung and flaw.why is not Wrong.school_matter:
        ladder = next(row["ladder"] for row in pack["plan"] if row["call_type"] == flaw.id)
        return Spot(header=f"ladder.{ladder}", number=flaw.rung - 1), "ask"
    return _entry(flaw, pack), flaw.field


def _entry(flaw: Flaw, pack: Mapping[str, Any]) -> Spot:
    rows: Any = pack
    for part in flaw.noun.split("."):
        rows = rows.get(part, {})
    key = IDENTITY.get(flaw.noun, "id")
    numbers = [number for number, row in enumerate(rows) if row[key] == flaw.id] if isinstance(rows, list) else [0]
    return Spot(header=flaw.noun, number=numbers[-1])
