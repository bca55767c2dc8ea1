"""Credentials of people, and from when until when they were on duty.

Why: a post may need something that its holder can show, or allow only so many days without it.
Does the app of the release before still run after it: yes, it does not look there. Duty that was begun under it is added to the
count by `nearhand rebuild`.

Revision: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "credentials",
        sa.Column("district", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "person", "credential")),
        sa.Column("begins", sa.Date, nullable=False),
        sa.Column("ends", sa.Date),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("hours", sa.BigInteger, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("school", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("notice", "document")),
        sa.PrimaryKeyConstraint("district", "id", name="pk_credentials"),
        sa.ForeignKeyConstraint(["district"], ["districts.id"], name="fk_credentials_district"),
    )
    op.create_index("ix_credentials_person", "credentials", ["district", "person"])
    op.create_table(
        "spells",
        sa.Column("district", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("starts", sa.BigInteger, nullable=False),
        sa.Column("ends", sa.BigInteger),
        sa.PrimaryKeyConstraint("district", "person", "starts", name="pk_spells"),
        sa.ForeignKeyConstraint(["district"], ["districts.id"], name="fk_spells_district"),
    )


def downgrade() -> None:
    op.drop_table("spells")
    op.drop_index("ix_credentials_person", "credentials")
    op.drop_table("credentials")
