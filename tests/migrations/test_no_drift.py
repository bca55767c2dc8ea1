"""What the migrations build is what the code expects, on both databases."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.store.schema import metadata
from app.store.session import Memory, Read


async def test_the_tables_are_those_of_the_code(database_url: str) -> None:
    def differences(read: Read) -> list[Any]:
        context = MigrationContext.configure(read.conn, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    memory = await Memory.open(database_url)
    assert await memory.read(differences) == []
    await memory.close()
