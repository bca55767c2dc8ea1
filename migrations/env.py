"""Runs migrations on the connection that `app.store.upkeep.migrate` holds, or on `alembic -x url=...` while writing one."""

import sqlalchemy as sa
from alembic import context

from app.store.schema import metadata
from app.store.upkeep import migrate


def run(connection: sa.Connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


held = context.config.attributes.get("connection")
if held is not None:
    run(held)
else:
    migrate.connected(context.get_x_argument(as_dictionary=True)["url"], run)
