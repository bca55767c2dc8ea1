"""Districts, and the head of each one's log: the row whose lock says who decides."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from app.core.ids import DistrictId
from app.store import rows
from app.store.base import EPOCH, Span, key, metadata, moment, number, of_district, text
from app.store.session import Read, Tx

GENESIS = "0" * 64

table = sa.Table("districts", metadata, key("id"), text("name"), text("timezone"))

# Apart from `districts`, so that a foreign key's check never waits for a head that is locked.
heads = sa.Table(
    "heads",
    metadata,
    of_district(primary_key=True),
    number("seq"),
    text("hash"),
    text("epoch"),
    number("setup_rev"),
    moment("last_at"),
    sa.Column("clock_offset", Span, nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictRow:
    """One tenant: one log, one lock. `timezone` is for display and for shifts only."""

    id: DistrictId
    name: str
    timezone: str


def create_district(tx: Tx, district: DistrictId, name: str, timezone: str) -> None:
    """A district whose log is empty."""
    tx.conn.execute(sa.insert(table).values(id=district, name=name, timezone=timezone))
    row = {"district": district, "seq": 0, "hash": GENESIS, "epoch": _new_epoch(), "setup_rev": 0}
    tx.conn.execute(sa.insert(heads).values(**row, last_at=EPOCH, clock_offset=timedelta()))


def districts(read: Read) -> tuple[DistrictRow, ...]:
    return rows.many(read, sa.select(table).order_by(table.c.id), DistrictRow)


def renew_epoch(tx: Tx, district: DistrictId) -> None:
    """After a restore: whoever remembers a cursor begins anew."""
    tx.conn.execute(sa.update(heads).where(heads.c.district == district).values(epoch=_new_epoch()))


def _new_epoch() -> str:
    return secrets.token_urlsafe(9)
