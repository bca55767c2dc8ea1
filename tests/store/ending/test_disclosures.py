"""The record of disclosures: only ever longer, and whoever changes it is found out."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.store import log
from app.store.ending import disclosures
from app.store.ending.disclosures import Disclosure
from app.store.session import Memory, Tx
from tests.store.given import ANNA, BEN, NOON, ONE, SECOND, D

FIRST = Disclosure(at=NOON, by=ANNA, to=ANNA, basis="care", what="p1", call=ONE)
SECOND_ONE = replace(FIRST, at=NOON + SECOND, by=BEN, to=BEN, basis="law")


def append(told: Disclosure, tx: Tx) -> None:
    log.lock_head(tx, D)
    disclosures.append(tx, D, told)


@pytest.fixture
async def two(memory: Memory) -> Memory:
    for told in (FIRST, SECOND_ONE):
        await memory.write(lambda tx, told=told: append(told, tx))
    return memory


async def test_it_is_read_newest_first_and_whole(two: Memory) -> None:
    assert (SECOND_ONE, FIRST) == await two.read(lambda read: disclosures.recent(read, D))
    assert (SECOND_ONE,) == await two.read(lambda read: disclosures.recent(read, D, 1))
    assert None is await two.read(lambda read: disclosures.verify(read, D))


@pytest.mark.parametrize("statement", [sa.update(disclosures.table).values(basis="care"), sa.delete(disclosures.table)])
async def test_nobody_changes_what_was_written(two: Memory, statement: sa.Update | sa.Delete) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="append-only"):
        await two.write(lambda tx: tx.conn.execute(statement))


async def test_what_is_slipped_in_is_found(two: Memory) -> None:
    row = {"district": D, "n": 3, "at": NOON, "by": BEN, "to": BEN, "basis": "care", "what": "p2", "call": ONE}
    await two.write(lambda tx: tx.conn.execute(sa.insert(disclosures.table).values(**row, prev="0", hash="0")))
    assert 3 == await two.read(lambda read: disclosures.verify(read, D))
