"""What was answered to which command: the same key gets the same answer, whether that was yes or no."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import CommandId, DistrictId
from app.store import rows
from app.store.base import key as key_column
from app.store.base import metadata, moment, of_district, text
from app.store.session import Read, Tx

table = sa.Table(
    "commands",
    metadata,
    of_district(primary_key=True),
    key_column("actor"),
    key_column("key"),
    text("digest"),
    text("answer"),
    moment("at"),
    sa.Index("ix_commands_at", "at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """`digest` is of the command's body; `answer` is JSON."""

    digest: str
    answer: str
    at: datetime


def find(read: Read, district: DistrictId, actor: str, key: CommandId) -> Answered | None:
    where = (table.c.district == district) & (table.c.actor == actor) & (table.c.key == key)
    return rows.one(read, sa.select(*rows.columns(table, Answered)).where(where), Answered)


def keep(tx: Tx, district: DistrictId, actor: str, key: CommandId, answered: Answered) -> None:
    """Once: a second answer to one key is a bug."""
    row = {"district": district, "actor": actor, "key": key, **rows.values(answered)}
    tx.conn.execute(sa.insert(table).values(**row))


def sweep(tx: Tx, before: datetime) -> int:
    """Forgets what is older; says how many."""
    return rows.change(tx, sa.delete(table).where(table.c.at < before))
