"""The level of a school: whom it teaches.

Why: a policy may want a post filled in each school of a level.
Does the app of the release before still run after it: yes, it does not look there, and its new schools have no level.

Revision: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("schools", sa.Column("levels", sa.Text, nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("schools", "levels")
