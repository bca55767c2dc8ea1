"""The index of follow-ups: what must be done after calls, whose it is and until when. Rebuilt from the log."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.core.ids import CallId, DistrictId, FollowUpId, PersonId, SchoolId
from app.core.outcomes import FollowUpReason, FollowUpState
from app.core.words import Group
from app.store import rows
from app.store.base import flag, key, maybe, maybe_moment, maybe_word, metadata, moment, of_district, text, word
from app.store.session import Read, Tx

table = sa.Table(
    "follow_ups",
    metadata,
    of_district(primary_key=True),
    key("id"),
    text("call"),
    text("school"),
    text("code"),
    word("group", Group),
    text("post"),
    maybe("owner"),
    moment("due_at"),
    flag("closes"),
    moment("opened_at"),
    word("state", FollowUpState),
    maybe_moment("ended_at"),
    maybe_word("reason", FollowUpReason),
    sa.Index("ix_follow_ups_state", "district", "state", "due_at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """`code` names it in the policy of its call."""

    id: FollowUpId
    call: CallId
    school: SchoolId
    code: str
    group: Group
    post: str
    owner: PersonId | None
    due_at: datetime
    closes: bool
    opened_at: datetime
    state: FollowUpState
    ended_at: datetime | None
    reason: FollowUpReason | None


COLUMNS = rows.columns(table, FollowUpRow)


def put(tx: Tx, district: DistrictId, row: FollowUpRow) -> None:
    rows.put(tx, table, {"district": district, **rows.values(row)})


def every(read: Read, district: DistrictId) -> tuple[FollowUpRow, ...]:
    """All of them."""
    return rows.many(read, sa.select(*COLUMNS).where(table.c.district == district).order_by(table.c.id), FollowUpRow)


def still_open(read: Read, district: DistrictId) -> tuple[FollowUpRow, ...]:
    """Neither done nor declined; the first due first."""
    where = (table.c.district == district) & (table.c.state == FollowUpState.open)
    return rows.many(read, sa.select(*COLUMNS).where(where).order_by(table.c.due_at, table.c.id), FollowUpRow)
