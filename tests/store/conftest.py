"""A district in a fresh database of each kind."""

from collections.abc import AsyncIterator

import pytest

from app.store import log
from app.store.session import Memory
from tests.store.given import D


@pytest.fixture
async def memory(database_url: str) -> AsyncIterator[Memory]:
    """With the database's own clock."""
    memory = await Memory.open(database_url)
    await memory.write(lambda tx: log.create_district(tx, D, "Riverside", "America/Chicago"))
    yield memory
    await memory.close()
