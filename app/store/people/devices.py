"""Phones and browsers: whose they are, where to knock, and whether they have proved that they ring."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import DeviceId, DistrictId, PersonId
from app.store import rows
from app.store.base import key, maybe, maybe_moment, metadata, moment, of_district, text
from app.store.session import Read, Tx

table = sa.Table(
    "devices",
    metadata,
    key("id"),
    of_district(),
    text("person"),
    text("name"),
    maybe("endpoint"),
    text("p256dh"),
    text("auth"),
    text("platform"),
    maybe_moment("proven_at"),
    moment("last_seen_at"),
    sa.Index("ix_devices_person", "district", "person"),
    sa.Index("ix_devices_endpoint", "endpoint", unique=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRow:
    """Without an `endpoint` it cannot be knocked on; until `proven_at` nobody knows that it rings."""

    id: DeviceId
    district: DistrictId
    person: PersonId
    name: str
    endpoint: str | None = None
    p256dh: str = ""
    auth: str = ""
    platform: str = ""
    proven_at: datetime | None = None
    last_seen_at: datetime


def put(tx: Tx, row: DeviceRow) -> None:
    """A subscription belongs to one device: whoever subscribes last has it."""
    if row.endpoint is not None:
        _unsubscribe(tx, (table.c.endpoint == row.endpoint) & (table.c.id != row.id))
    rows.put(tx, table, rows.values(row))


def find(read: Read, device: DeviceId) -> DeviceRow | None:
    return rows.one(read, sa.select(table).where(table.c.id == device), DeviceRow)


def of_people(read: Read, district: DistrictId, people: Collection[PersonId]) -> dict[PersonId, tuple[DeviceRow, ...]]:
    """Each one's devices, the one seen last first."""
    where = (table.c.district == district) & table.c.person.in_(list(people))
    query = sa.select(table).where(where).order_by(table.c.last_seen_at.desc(), table.c.id)
    found = rows.many(read, query, DeviceRow)
    return {person: tuple(row for row in found if row.person == person) for person in people}


def of_person(read: Read, district: DistrictId, person: PersonId) -> tuple[DeviceRow, ...]:
    return of_people(read, district, [person])[person]


def prove(tx: Tx, device: DeviceId, at: datetime) -> None:
    """It rang: its receipt came back."""
    rows.change(tx, sa.update(table).where(table.c.id == device).values(proven_at=at))


def drop_subscription(tx: Tx, device: DeviceId) -> None:
    """The push service does not know it any more, or its person does not want it."""
    _unsubscribe(tx, table.c.id == device)


def _unsubscribe(tx: Tx, where: sa.ColumnElement[bool]) -> None:
    gone = {"endpoint": None, "p256dh": "", "auth": "", "proven_at": None}
    rows.change(tx, sa.update(table).where(where).values(**gone))


def proven_people(read: Read, district: DistrictId) -> frozenset[PersonId]:
    """Those with at least one device that has proved that it rings."""
    where = (table.c.district == district) & table.c.proven_at.is_not(None) & table.c.endpoint.is_not(None)
    return frozenset(PersonId(person) for person in read.conn.scalars(sa.select(table.c.person).where(where)))


def owners(read: Read, district: DistrictId) -> frozenset[PersonId]:
    """Whoever has ever signed in on one: a device stays known when they have signed out of it."""
    query = sa.select(table.c.person).where(table.c.district == district).distinct()
    return frozenset(PersonId(person) for person in read.conn.scalars(query))
