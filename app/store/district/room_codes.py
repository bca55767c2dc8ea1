"""The codes on the walls: which room each one names, and which were taken down."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import DistrictId, PlaceId
from app.store import rows
from app.store.base import key, maybe_moment, metadata, moment, of_district, text
from app.store.session import Read, Tx

table = sa.Table(
    "room_codes",
    metadata,
    key("code"),
    of_district(),
    text("place"),
    moment("made_at"),
    maybe_moment("revoked_at"),
    sa.Index("ix_room_codes_place", "district", "place"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomCodeRow:
    """Kept readable, because it is printed again; it stands on a wall for everybody to read."""

    code: str
    district: DistrictId
    place: PlaceId
    made_at: datetime
    revoked_at: datetime | None = None


def put(tx: Tx, row: RoomCodeRow) -> None:
    rows.put(tx, table, rows.values(row))


def find(read: Read, code: str) -> RoomCodeRow | None:
    """Also one that was revoked: whoever asks looks."""
    return rows.one(read, sa.select(table).where(table.c.code == code), RoomCodeRow)


def live(read: Read, district: DistrictId) -> dict[PlaceId, RoomCodeRow]:
    """Each room's code that is in force."""
    where = (table.c.district == district) & table.c.revoked_at.is_(None)
    found = rows.many(read, sa.select(table).where(where).order_by(table.c.made_at, table.c.code), RoomCodeRow)
    return {row.place: row for row in found}


def revoke(tx: Tx, district: DistrictId, places: Collection[PlaceId], at: datetime) -> int:
    """From now on nobody presses with the codes of these rooms; says how many there were."""
    where = (table.c.district == district) & table.c.place.in_(list(places)) & table.c.revoked_at.is_(None)
    return rows.change(tx, sa.update(table).where(where).values(revoked_at=at))
