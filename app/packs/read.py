"""Text to response plans, or the problems with it: each with its line, its field and what to do.

A pack is judged as a whole: either every plan in it is sound, or none is taken.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, TypeVar

from app.core.policy import Policy, ResponsePlan, Rung, Seat, problems
from app.core.words import Alerting, Group, Priority
from app.packs.lines import Lines, Spot

RUNG_FIELDS = ("seconds", "ask")
PLAN_FIELDS = (
    "call_type", "name", "priority", "alerting", "needed", "everyone_at_once", "cancel_seconds", "ladder",
)  # fmt: skip
CODE = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a pack, and where."""

    line: int
    field: str
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.field}: {self.reason}" if self.field else f"line {self.line}: {self.reason}"


def default() -> Policy:
    """The plans that ship with Nearhand."""
    policy = read(files("app.packs").joinpath("default.toml").read_text(encoding="utf-8"))
    if not isinstance(policy, Policy):
        raise TypeError("\n".join(map(str, policy)))
    return policy


def read(text: str) -> Policy | tuple[Problem, ...]:
    """The policy that the text describes, or everything that is wrong with it."""
    try:
        pack = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        return (_broken(text, str(trouble)),)
    reading = _Reading(lines=Lines.of(text))
    plans = reading.policy(pack)
    if reading.found or not plans:
        return tuple(sorted(reading.found, key=lambda each: each.line))
    return Policy(default=plans[0], plans=tuple(plans[1:]))


def _broken(text: str, said: str) -> Problem:
    reason, _, where = said.rpartition(" (at ")
    digits = where.removeprefix("line ").partition(",")[0]
    line = int(digits) if digits.isdigit() else text.count("\n") + 1
    return Problem(line=line, field="", reason=f"this is not TOML: {reason or said}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One table of the pack, and where it stands."""

    spot: Spot
    cells: Mapping[str, Any]


@dataclass(slots=True, kw_only=True)
class _Reading:
    """One pass over a pack, gathering what is wrong with it."""

    lines: Lines
    found: list[Problem] = field(default_factory=list)

    def complain(self, spot: Spot, name: str, reason: str) -> None:
        self.found.append(Problem(line=self.lines.find(spot, name), field=name, reason=reason))

    def policy(self, pack: Mapping[str, Any]) -> list[ResponsePlan]:
        for name in sorted(pack.keys() - {"ladder", "plan"}):
            self.complain(Spot(), name, "a pack holds only ladders and plans")
        ladders = self.ladders(pack.get("ladder", {}))
        rows = self.tables("plan", pack.get("plan", []))
        if not rows:
            self.complain(Spot(), "plan", "a pack needs at least one [[plan]]; the first is the default")
        plans = [self.plan(row, ladders) for row in rows]
        self.refuse_twins(rows)
        return [plan for plan in plans if plan is not None]

    def tables(self, header: str, given: Any) -> list[_Row]:
        if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
            self.complain(Spot(header=header), header.partition(".")[0], f"write each under its own [[{header}]]")
            return []
        return [_Row(spot=Spot(header=header, number=number), cells=row) for number, row in enumerate(given)]

    def ladders(self, given: Any) -> dict[str, tuple[Rung, ...]]:
        if not isinstance(given, dict):
            self.complain(Spot(), "ladder", "write each rung under [[ladder.<name>]]")
            return {}
        return {name: tuple(self.rung(row) for row in self.tables(f"ladder.{name}", rows)) for name, rows in given.items()}

    def rung(self, row: _Row) -> Rung:
        self.refuse_strangers(row, RUNG_FIELDS)
        ask = row.cells.get("ask")
        if not isinstance(ask, dict) or not ask:
            self.complain(row.spot, "ask", 'say who is asked: { coaches = 1, floats = "all" }')
            ask = {}
        seats = (self.seat(row.spot, group, count) for group, count in ask.items())
        return Rung(
            seats=tuple(seat for seat in seats if seat is not None),
            seconds=self.number(row, "seconds", range(1, 601), None),
        )

    def seat(self, spot: Spot, group: str, count: Any) -> Seat | None:
        if group not in set(Group):
            self.complain(spot, "ask", f"{group!r} is no group; there are {_listed(Group)}")
        elif count == "all":
            return Seat(group=Group(group))
        elif type(count) is int and 1 <= count <= 1000:
            return Seat(group=Group(group), count=count)
        else:
            self.complain(spot, "ask", f'{group}: ask a whole number from 1, or "all"')
        return None

    def plan(self, row: _Row, ladders: Mapping[str, tuple[Rung, ...]]) -> ResponsePlan | None:
        before = len(self.found)
        self.refuse_strangers(row, PLAN_FIELDS)
        plan = ResponsePlan(
            call_type=self.code(row),
            name=self.value(row, "name", ""),
            priority=Priority[self.word(row, "priority", ("urgent", "everyday", "life"))],
            alerting=Alerting(self.word(row, "alerting", ("loud", "discreet"))),
            needed=self.number(row, "needed", range(1, 21), 1),
            everyone_at_once=self.value(row, "everyone_at_once", False),
            cancel_seconds=self.number(row, "cancel_seconds", range(61), 5),
            rungs=self.climbed(row, ladders),
        )
        if len(self.found) == before:
            for reason in problems(plan):
                self.complain(row.spot, "ladder", reason)
        return plan if len(self.found) == before else None

    def code(self, row: _Row) -> str:
        code = self.value(row, "call_type", "")
        if not CODE.fullmatch(code):
            self.complain(row.spot, "call_type", "a type is a short code of small letters, digits and _")
        return code

    def climbed(self, row: _Row, ladders: Mapping[str, tuple[Rung, ...]]) -> tuple[Rung, ...]:
        name = row.cells.get("ladder")
        if isinstance(name, str) and name in ladders:
            return ladders[name]
        self.complain(row.spot, "ladder", f"{name!r} is no ladder of this pack; there are {_listed(ladders) or 'none'}")
        return ()

    def refuse_strangers(self, row: _Row, known: Sequence[str]) -> None:
        for name in sorted(row.cells.keys() - set(known)):
            self.complain(row.spot, name, f"there is no such field; there are {_listed(known)}")

    def refuse_twins(self, rows: Iterable[_Row]) -> None:
        seen: set[str] = set()
        for row in rows:
            code = str(row.cells.get("call_type"))
            if code in seen:
                self.complain(row.spot, "call_type", f"{code!r} has a plan already")
            seen.add(code)

    def value(self, row: _Row, name: str, otherwise: T) -> T:
        given = row.cells.get(name, otherwise)
        if isinstance(given, type(otherwise)):
            return given
        kind = "true or false" if isinstance(otherwise, bool) else "text in quotes"
        self.complain(row.spot, name, f"this must be {kind}")
        return otherwise

    def word(self, row: _Row, name: str, known: Sequence[str]) -> str:
        """One of the known words; the first where nothing is said."""
        given = row.cells.get(name, known[0])
        if given in known:
            return str(given)
        self.complain(row.spot, name, f"{given!r} is not known; there are {_listed(known)}")
        return known[0]

    def number(self, row: _Row, name: str, span: range, otherwise: int | None) -> int:
        given = row.cells.get(name, otherwise)
        if type(given) is int and given in span:
            return given
        self.complain(row.spot, name, f"this must be a whole number from {span[0]} to {span[-1]}")
        return span[0]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(str, names))
