"""The log: what happened, in order, for ever. Dense per district, chained by hash, appended under the head's lock only."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.core.events import Actor, CallEvent, ContactEvent, DutyEvent, Event, Fact, SetupEvent
from app.core.ids import CallId, CommandId, DeviceId, DistrictId, PersonId, Seq
from app.store import codec
from app.store.base import EPOCH, MICROSECOND, maybe, metadata, moment, number, of_district, text
from app.store.district.districts import GENESIS, create_district, districts, heads, renew_epoch
from app.store.session import Read, Tx
from app.store.trouble import HeadMoved, UnknownDistrict

PAGE = 1000
MOST_KNOWN = 100  # an expression of more parts than SQLite likes is no faster
MOST_NAMED = 1000  # a query takes 32 767 values at most, and phones name what they like

__all__ = [
    "Head",
    "append",
    "create_district",
    "districts",
    "head",
    "lock_head",
    "of_calls",
    "renew_epoch",
    "since",
    "try_lock_head",
    "verify",
]

log = sa.Table(
    "log",
    metadata,
    of_district(primary_key=True),
    number("seq", primary_key=True),
    text("type"),
    number("v"),
    moment("at"),
    text("subject_kind"),
    text("subject"),
    maybe("person"),
    maybe("device"),
    maybe("command"),
    text("body"),
    text("prev"),
    text("hash"),
    sa.Index("ix_log_subject", "district", "subject_kind", "subject", "seq"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where a district's log ends, and the district's time. `clock_offset` is what earlier steps of the clock left."""

    district: DistrictId
    seq: Seq
    hash: str
    epoch: str
    setup_rev: int
    now: datetime
    clock_offset: timedelta


def head(read: Read, district: DistrictId) -> Head:
    """Where the log ends in this snapshot."""
    return _known(_head(read, sa.select(heads).where(heads.c.district == district)), district)


def lock_head(tx: Tx, district: DistrictId) -> Head:
    """The first thing that a writing transaction does. Whoever holds it decides alone."""
    query = sa.select(heads).where(heads.c.district == district).with_for_update()
    return _known(_head(tx, query), district)


def try_lock_head(tx: Tx, district: DistrictId) -> Head | None:
    """None when somebody else holds it (or nobody knows the district)."""
    return _head(tx, sa.select(heads).where(heads.c.district == district).with_for_update(skip_locked=True))


def _known(found: Head | None, district: DistrictId) -> Head:
    if found is None:
        raise UnknownDistrict(f"no district {district!r}")
    return found


def _head(read: Read, query: sa.Select[Any]) -> Head | None:
    if read.clock is None:
        # The clock is read outside the common table expression: after the lock, however long that took.
        locked = query.cte("locked").prefix_with("MATERIALIZED", dialect="postgresql")
        query = sa.select(locked, sa.func.clock_timestamp(type_=sa.DateTime(timezone=True)).label("wall"))
    row = read.conn.execute(query).mappings().one_or_none()
    if row is None:
        return None
    wall = row["wall"] if read.clock is None else _whole(read.clock())
    # A clock that was set back is made up for once and for all: time neither jumps back nor stands still.
    offset = max(row["clock_offset"], row["last_at"] - wall)
    told = {name: row[name] for name in ("district", "seq", "hash", "epoch", "setup_rev")}
    return Head(**told, now=wall + offset, clock_offset=offset)


def _whole(at: datetime) -> datetime:
    return EPOCH + (at - EPOCH) // MICROSECOND * MICROSECOND


def append(tx: Tx, head: Head, facts: Sequence[Fact], command: CommandId | None = None) -> tuple[Head, tuple[Fact, ...]]:
    """The facts with their places in the log, and the head after them."""
    if not facts:
        return head, ()
    numbered = tuple(replace(fact, seq=Seq(head.seq + place)) for place, fact in enumerate(facts, start=1))
    lines = _chained(head, numbered, command)
    setups = sum(isinstance(fact.event, SetupEvent) for fact in facts)
    after = replace(head, seq=numbered[-1].seq, hash=lines[-1]["hash"], setup_rev=head.setup_rev + setups)
    _move(tx, head, after)
    tx.conn.execute(sa.insert(log), lines)
    tx.announce(head.district, after.seq)
    return after, numbered


def _move(tx: Tx, before: Head, after: Head) -> None:
    row = {"seq": after.seq, "hash": after.hash, "setup_rev": after.setup_rev}
    where = (heads.c.district == before.district) & (heads.c.seq == before.seq)
    statement = sa.update(heads).where(where).values(**row, last_at=after.now, clock_offset=after.clock_offset)
    if tx.conn.execute(statement).rowcount != 1:
        raise HeadMoved(f"the log of {before.district!r} is not at {before.seq} any more")


def _chained(head: Head, facts: Sequence[Fact], command: CommandId | None) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    prev = head.hash
    for fact in facts:
        line = _line(head.district, fact, command) | {"prev": prev}
        prev = line["hash"] = _hash(line)
        lines.append(line)
    return lines


def _line(district: DistrictId, fact: Fact, command: CommandId | None) -> dict[str, Any]:
    kind, subject = subject_of(fact.event)
    return {
        "district": district,
        "seq": fact.seq,
        "type": fact.event.type,
        "v": fact.event.v,
        "at": fact.at,
        "subject_kind": kind,
        "subject": subject or district,
        "person": fact.by.person,
        "device": fact.by.device,
        "command": command,
        "body": codec.dump(fact.event),
    }


def subject_of(event: Event) -> tuple[str, str]:
    """What the event is about: the timeline that it stands on."""
    match event:
        case CallEvent():
            return "call", event.call
        case DutyEvent():
            return "duty", event.person
        case SetupEvent():
            return "setup", ""
        case ContactEvent():
            return "contact", event.contact
        case _:
            raise TypeError(f"{type(event).__name__} has no place in the log")


def _hash(line: dict[str, Any] | sa.RowMapping) -> str:
    """Over every field of the line and the hash before it."""
    told = [
        (line["at"] - EPOCH) // MICROSECOND if column.name == "at" else line[column.name]
        for column in log.c
        if column.name != "hash"
    ]
    return hashlib.sha256(codec.canonical(told).encode()).hexdigest()


def of_calls(read: Read, district: DistrictId, calls: Collection[CallId]) -> dict[CallId, tuple[Fact, ...]]:
    """The timelines of these calls, each in order; a call that nobody raised has an empty one."""
    found: dict[CallId, list[Fact]] = {call: [] for call in calls}
    named = list(found)
    ours = (log.c.district == district) & (log.c.subject_kind == "call")
    for first in range(0, len(named), MOST_NAMED):
        where = ours & log.c.subject.in_(named[first : first + MOST_NAMED])
        for row in read.conn.execute(sa.select(log).where(where).order_by(log.c.seq)).mappings():
            found[CallId(row["subject"])].append(_fact(row))
    return {call: tuple(facts) for call, facts in found.items()}


def of_calls_after(read: Read, district: DistrictId, known: Mapping[CallId, int]) -> dict[CallId, tuple[Fact, ...]]:
    """What came after the seq up to which each of these timelines is known."""
    found: dict[CallId, list[Fact]] = {call: [] for call in known}
    named = list(known.items())
    for first in range(0, len(named), MOST_KNOWN):
        news = (sa.and_(log.c.subject == call, log.c.seq > seq) for call, seq in named[first : first + MOST_KNOWN])
        where = (log.c.district == district) & (log.c.subject_kind == "call") & sa.or_(*news)
        for row in read.conn.execute(sa.select(log).where(where).order_by(log.c.seq)).mappings():
            found[CallId(row["subject"])].append(_fact(row))
    return {call: tuple(facts) for call, facts in found.items()}


def since(read: Read, district: DistrictId, seq: int, limit: int = PAGE) -> tuple[Fact, ...]:
    """What came after, in order, gap-free."""
    return tuple(_fact(row) for row in _lines(read, district, seq, limit))


def _lines(read: Read, district: DistrictId, seq: int, limit: int) -> Sequence[sa.RowMapping]:
    where = (log.c.district == district) & (log.c.seq > seq)
    return read.conn.execute(sa.select(log).where(where).order_by(log.c.seq).limit(limit)).mappings().all()


def _fact(row: sa.RowMapping) -> Fact:
    by = Actor(
        person=None if row["person"] is None else PersonId(row["person"]),
        device=None if row["device"] is None else DeviceId(row["device"]),
    )
    return Fact(event=codec.load(row["type"], row["v"], row["body"]), at=row["at"], by=by, seq=Seq(row["seq"]))


def verify(read: Read, district: DistrictId) -> int | None:
    """The first place where the chain is broken, or None: nobody changed, removed or added anything."""
    end = head(read, district)
    seq, prev = 0, GENESIS
    while lines := _lines(read, district, seq, PAGE):
        for line in lines:
            seq += 1
            if line["seq"] != seq or line["prev"] != prev or line["hash"] != _hash(line):
                return seq
            prev = line["hash"]
    if (seq, prev) == (end.seq, end.hash):
        return None
    return min(seq, end.seq) + 1 if seq != end.seq else seq
