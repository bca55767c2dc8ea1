"""Room codes, and to which call a visitor's session is bound.

Why: somebody without an account raises help from a room's code.
Does the app of the release before still run after it: yes, it reads neither.

Revision: 0003
After: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "room_codes",
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("district", sa.Text, sa.ForeignKey("districts.id", name="fk_room_codes_district"), nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("revoked_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("code", name="pk_room_codes"),
    )
    op.create_index("ix_room_codes_place", "room_codes", ["district", "place"])
    op.add_column("sessions", sa.Column("call", sa.Text))


def downgrade() -> None:
    op.drop_column("sessions", "call")
    op.drop_table("room_codes")
