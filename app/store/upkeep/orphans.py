"""Words that no line of the log names: whoever wrote them was cut off between the two, and never came back to say them again.

The words of a note, a message or a report are kept before the line that names them, so that no line is ever without its words.
What is left by a process that died in between is nobody's to keep.
"""

from datetime import datetime

import sqlalchemy as sa

from app.store import rows
from app.store.call import messages, notes
from app.store.ending import particulars
from app.store.log import log
from app.store.session import Read, Tx

WORDS = (notes.table, messages.table, particulars.table)


def are_there(read: Read, since: datetime, before: datetime) -> bool:
    """Whether any were written between the two moments."""
    return any(read.conn.scalar(sa.select(sa.exists().where(_unnamed(table, since, before)))) for table in WORDS)


def sweep(tx: Tx, since: datetime, before: datetime) -> int:
    """How many were forgotten."""
    return sum(rows.change(tx, sa.delete(table).where(_unnamed(table, since, before))) for table in WORDS)


def _unnamed(table: sa.Table, since: datetime, before: datetime) -> sa.ColumnElement[bool]:
    ours = (log.c.district == table.c.district) & (log.c.subject_kind == "call") & (log.c.subject == table.c.call)
    named = sa.exists().where(ours & log.c.body.contains(table.c.id)).correlate(table)
    return (table.c.at >= since) & (table.c.at < before) & ~named
