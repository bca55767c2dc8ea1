"""Messages to the people on a call: their words, apart from the log.

Why: a manager writes to those who go and to the caller.
Does the app of the release before still run after it: yes, it does not look there.

Revision: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "messages",
        sa.Column("district", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "call", "by", "text", "salt")),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("district", "id", name="pk_messages"),
        sa.ForeignKeyConstraint(["district"], ["districts.id"], name="fk_messages_district"),
    )
    op.create_index("ix_messages_call", "messages", ["district", "call"])


def downgrade() -> None:
    op.drop_table("messages")
