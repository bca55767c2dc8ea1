"""Writes the indexes anew. What belongs in them the engine folds from the log: they are never the truth."""

from collections.abc import Sequence

import sqlalchemy as sa

from app.core.ids import DistrictId
from app.store import alarms, calls, duty, rows
from app.store.alarms import AlarmRow
from app.store.calls import CallRow
from app.store.duty import DutyRow
from app.store.session import Tx


def replace_indexes(
    tx: Tx,
    district: DistrictId,
    call_rows: Sequence[CallRow],
    duty_rows: Sequence[DutyRow],
    alarm_rows: Sequence[AlarmRow],
) -> None:
    """These and no others. Hold the head while folding and until this is committed."""
    for table, told in (
        (calls.table, [{"district": district, **rows.values(row)} for row in call_rows]),
        (duty.table, [{"district": district, **rows.values(row)} for row in duty_rows]),
        (alarms.table, [rows.values(row) for row in alarm_rows]),
    ):
        tx.conn.execute(sa.delete(table).where(table.c.district == district))
        if told:
            tx.conn.execute(sa.insert(table), told)
