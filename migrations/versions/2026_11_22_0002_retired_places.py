"""Schools and places can be retired: since when, or never.

Why: a room that is no more must leave the lists without taking its name from the calls that were raised there.
Does the app of the release before still run after it: yes, it shows what is retired as if it were not.

Revision: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("schools", "places")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("retired_at", sa.BigInteger))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, "retired_at")
