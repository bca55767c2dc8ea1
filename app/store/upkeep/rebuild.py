"""Writes the indexes anew. What belongs in them the engine folds from the log: they are never the truth."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.core.ids import DistrictId
from app.store import rows
from app.store.call import alarms, calls
from app.store.call.alarms import AlarmRow
from app.store.call.calls import CallRow
from app.store.ending import contacts, follow_ups, reports
from app.store.ending.contacts import ContactRow
from app.store.ending.follow_ups import FollowUpRow
from app.store.ending.reports import ReportRow
from app.store.people import duty, spells
from app.store.people.duty import DutyRow
from app.store.people.spells import SpellRow
from app.store.session import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes:
    """Every row of every index of a district."""

    calls: Sequence[CallRow] = ()
    duty: Sequence[DutyRow] = ()
    alarms: Sequence[AlarmRow] = ()
    reports: Sequence[ReportRow] = ()
    follow_ups: Sequence[FollowUpRow] = ()
    contacts: Sequence[ContactRow] = ()
    spells: Sequence[SpellRow] = ()


def replace_indexes(tx: Tx, district: DistrictId, told: Indexes) -> None:
    """These and no others. Hold the head while folding and until this is committed."""
    for table, found in (
        (calls.table, told.calls),
        (duty.table, told.duty),
        (alarms.table, told.alarms),
        (reports.table, told.reports),
        (follow_ups.table, told.follow_ups),
        (contacts.table, told.contacts),
        (spells.table, told.spells),
    ):
        tx.conn.execute(sa.delete(table).where(table.c.district == district))
        if found:
            tx.conn.execute(sa.insert(table), [{"district": district, **rows.values(row)} for row in found])
