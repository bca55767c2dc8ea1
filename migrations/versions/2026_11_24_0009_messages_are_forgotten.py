"""The day on which the words of a message are forgotten.

Why: they are free text, like those of a note, and were kept for ever; what was written before is given a year.
Does the app of the release before still run after it: yes, it does not look there, and its new messages have no day.

Revision: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

A_YEAR = 365 * 24 * 3600 * 1_000_000  # microseconds


def upgrade() -> None:
    op.add_column("messages", sa.Column("forget_at", sa.BigInteger))
    op.execute(f"UPDATE messages SET forget_at = at + {A_YEAR}")
    op.create_index("ix_messages_forget_at", "messages", ["forget_at"])


def downgrade() -> None:
    op.drop_index("ix_messages_forget_at", "messages")
    op.drop_column("messages", "forget_at")
