"""Answers that were given."""

import pytest
import sqlalchemy as sa

from app.core.ids import CommandId
from app.store import commands
from app.store.commands import Answered
from app.store.session import Memory
from tests.store.given import NOON, SECOND, D

KEY = CommandId("key-1")
YES = Answered(digest="abc", answer='{"seq":1}', at=NOON)


async def test_an_answer_is_found_by_its_actor_and_key_only(memory: Memory) -> None:
    await memory.write(lambda tx: commands.keep(tx, D, "anna", KEY, YES))
    assert await memory.read(lambda read: commands.find(read, D, "anna", KEY)) == YES
    assert None is await memory.read(lambda read: commands.find(read, D, "ben", KEY))


async def test_a_key_is_answered_once(memory: Memory) -> None:
    await memory.write(lambda tx: commands.keep(tx, D, "anna", KEY, YES))
    with pytest.raises(sa.exc.IntegrityError):
        await memory.write(lambda tx: commands.keep(tx, D, "anna", KEY, YES))


async def test_old_answers_are_swept(memory: Memory) -> None:
    await memory.write(lambda tx: commands.keep(tx, D, "anna", KEY, YES))
    assert await memory.write(lambda tx: commands.sweep(tx, NOON)) == 0
    assert await memory.write(lambda tx: commands.sweep(tx, NOON + SECOND)) == 1
