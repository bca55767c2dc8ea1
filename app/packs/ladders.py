"""Ladders, and the plans that climb them."""

from collections.abc import Mapping
from typing import Any

from app.core.policy import ResponsePlan, Rung, Seat
from app.core.words import Alerting, Priority
from app.packs.lines import Spot
from app.packs.people import People
from app.packs.rows import Row, Source

MOST_SEATS = 1000


def plans(source: Source, people: People) -> tuple[ResponsePlan, ...]:
    """Every plan, the default first."""
    known = ladders(source, people)
    rows = source.rows("plan")
    if not rows:
        source.complain(Spot(), "plan", "a pack needs at least one [[plan]]; the first is the default")
    return tuple(_plan(row, known, source) for row in rows)


def ladders(source: Source, people: People) -> Mapping[str, tuple[Rung, ...]]:
    """Every ladder by its name."""
    given = source.pack.get("ladder", {})
    if not isinstance(given, dict):
        source.complain(Spot(), "ladder", "write each rung under [[ladder.<name>]]")
        return {}
    return {name: tuple(_rung(row, people) for row in source.rows("ladder", f"ladder.{name}")) for name in given}


def _rung(row: Row, people: People) -> Rung:
    seats = (_seat(row.spot, name, count, people) for name, count in row.pairs("ask"))
    return Rung(seats=tuple(seat for seat in seats if seat is not None), seconds=row.cells["seconds"])


def _seat(spot: Spot, name: str, count: Any, people: People) -> Seat | None:
    who = people.named(spot, "ask", name)
    if who is None:
        return None
    if count == "all":
        return Seat(group=who.group, post=who.post)
    if type(count) is int and 1 <= count <= MOST_SEATS:
        return Seat(group=who.group, count=count, post=who.post)
    people.source.complain(spot, "ask", f'{name}: ask a whole number from 1, or "all"')
    return None


def _plan(row: Row, known: Mapping[str, tuple[Rung, ...]], source: Source) -> ResponsePlan:
    ladder = row.cells["ladder"]
    if ladder and ladder not in known:
        source.complain(row.spot, "ladder", f"{ladder!r} is no ladder of this pack; there are {', '.join(known) or 'none'}")
    return ResponsePlan(
        call_type=row.cells["call_type"],
        name=row.cells["name"],
        priority=Priority[row.cells["priority"]],
        alerting=Alerting(row.cells["alerting"]),
        needed=row.cells["needed"],
        everyone_at_once=row.cells["everyone_at_once"],
        cancel_seconds=row.cells["cancel_seconds"],
        stall_seconds=row.cells["stall_seconds"],
        rungs=known.get(ladder, ()),
    )
