"""From when until when people were on duty: an index, made from the log like `duty`, by which days of service are counted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import DistrictId, PersonId
from app.store import rows
from app.store.base import key, maybe_moment, metadata, moment, of_district
from app.store.session import Read, Tx

table = sa.Table(
    "spells",
    metadata,
    of_district(primary_key=True),
    key("person"),
    moment("starts", primary_key=True),
    maybe_moment("ends"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellRow:
    """Once on duty; `ends` is None while it lasts."""

    person: PersonId
    starts: datetime
    ends: datetime | None


COLUMNS = rows.columns(table, SpellRow)


def put(tx: Tx, district: DistrictId, row: SpellRow) -> None:
    rows.put(tx, table, {"district": district, **rows.values(row)})


def of_people(read: Read, district: DistrictId, people: Collection[PersonId], since: datetime) -> tuple[SpellRow, ...]:
    """Those that had not ended by then."""
    late = table.c.ends.is_(None) | (table.c.ends >= since)
    where = (table.c.district == district) & table.c.person.in_(list(people)) & late
    return rows.many(read, sa.select(*COLUMNS).where(where).order_by(table.c.person, table.c.starts), SpellRow)


def every(read: Read, district: DistrictId) -> tuple[SpellRow, ...]:
    where = table.c.district == district
    return rows.many(read, sa.select(*COLUMNS).where(where).order_by(table.c.person, table.c.starts), SpellRow)
