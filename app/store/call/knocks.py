"""Knocks that are still to be made: rows of the offer's own transaction, claimed by whichever process is free."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from app.core.ids import CallId, DeviceId, DistrictId, OfferId, PersonId
from app.store import rows
from app.store.base import key, maybe_moment, metadata, moment, number, of_district, text
from app.store.session import Read, Tx

CLAIM = timedelta(seconds=10)  # a process that dies in the middle is followed by another after this long

table = sa.Table(
    "knocks",
    metadata,
    of_district(primary_key=True),
    key("offer"),
    key("device"),
    text("call"),
    text("person"),
    number("n"),
    moment("next_at"),
    moment("until"),
    maybe_moment("claimed_until"),
    text("kind"),
    sa.Index("ix_knocks_next_at", "next_at"),
)

outcomes = sa.Table(
    "knock_outcomes",
    metadata,
    of_district(primary_key=True),
    key("offer"),
    key("device"),
    number("n", primary_key=True),
    text("call"),
    text("person"),
    text("outcome"),
    moment("at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnockRow:
    """The n-th knock on one device for one offer, not before `next_at`, of no use after `until`."""

    district: DistrictId
    offer: OfferId
    call: CallId
    device: DeviceId
    person: PersonId
    n: int
    next_at: datetime
    until: datetime
    claimed_until: datetime | None
    kind: str


def put(tx: Tx, knocks: Sequence[KnockRow]) -> None:
    for knock in knocks:
        rows.put(tx, table, rows.values(knock))


def claim(tx: Tx, now: datetime, limit: int) -> tuple[KnockRow, ...]:
    """Up to so many knocks that are due and nobody else's. What is of no use any more is cleared away."""
    rows.change(tx, sa.delete(table).where(_picked(table.c.until <= now, limit=1000)))
    unclaimed = sa.or_(table.c.claimed_until.is_(None), table.c.claimed_until <= now)
    due = _picked((table.c.next_at <= now) & unclaimed, limit)
    claiming = sa.update(table).where(due).values(claimed_until=now + CLAIM).returning(table)
    claimed = [KnockRow(**row) for row in tx.conn.execute(claiming).mappings()]
    return tuple(sorted(claimed, key=lambda knock: (knock.next_at, knock.offer, knock.device)))


def _picked(where: sa.ColumnElement[bool], limit: int) -> sa.ColumnElement[bool]:
    """The first rows for which it is so and that nobody else has in hand: picked once, before anything is changed."""
    query = sa.select(*table.primary_key).where(where).order_by(table.c.next_at).limit(limit)
    picked = query.with_for_update(skip_locked=True).cte("picked").prefix_with("MATERIALIZED", dialect="postgresql")
    return sa.tuple_(*table.primary_key).in_(sa.select(picked))


def later(tx: Tx, knock: KnockRow, next_at: datetime) -> None:
    """Knock once more, then. A knock whose offer was answered meanwhile stays gone."""
    rows.change(tx, sa.update(table).where(_is(knock)).values(n=knock.n + 1, next_at=next_at, claimed_until=None))


def drop(tx: Tx, knock: KnockRow) -> None:
    rows.change(tx, sa.delete(table).where(_is(knock)))


def drop_offers(tx: Tx, district: DistrictId, offers: Collection[OfferId]) -> None:
    """These were answered: nobody is rung for them again."""
    where = (table.c.district == district) & table.c.offer.in_(list(offers))
    rows.change(tx, sa.delete(table).where(where))


def _is(knock: KnockRow) -> sa.ColumnElement[bool]:
    """This very knock: neither the next one, nor one that says what is so since."""
    door = (table.c.district == knock.district) & (table.c.offer == knock.offer) & (table.c.device == knock.device)
    return door & (table.c.n == knock.n) & (table.c.kind == knock.kind) & (table.c.next_at == knock.next_at)


def was_knocked(read: Read, district: DistrictId, offer: OfferId, device: DeviceId) -> bool:
    """Whether this device was, or is about to be, knocked on for it. An answer may come before the outcome is written."""
    return any(
        read.conn.scalar(
            sa.select(sa.func.count())
            .select_from(door)
            .where(door.c.district == district, door.c.offer == offer, door.c.device == device)
        )
        for door in (table, outcomes)
    )


def is_known(read: Read, district: DistrictId, offer: OfferId) -> bool:
    """Whether anybody was, or is about to be, knocked for it."""
    found = (sa.select(sa.literal(1)).where(door.c.district == district, door.c.offer == offer) for door in (table, outcomes))
    return any(read.conn.scalar(query.limit(1)) for query in found)


def earliest(read: Read) -> datetime | None:
    """When there is next something to claim."""
    claimed = table.c.claimed_until > table.c.next_at
    free_at = sa.case((claimed, table.c.claimed_until), else_=table.c.next_at)
    found: datetime | None = read.conn.scalar(sa.select(sa.func.min(free_at, type_=table.c.next_at.type)))
    return found


def outcome(tx: Tx, knock: KnockRow, outcome: str, at: datetime) -> None:
    """What the push service said to it. A knock that was made twice keeps the last word."""
    known = {"district", "offer", "device", "n", "call", "person"}
    row = {name: value for name, value in rows.values(knock).items() if name in known}
    rows.put(tx, outcomes, {**row, "outcome": outcome, "at": at})
