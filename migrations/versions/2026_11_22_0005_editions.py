"""An edition of the policy says why it came, and from which pack.

Why: what was in force, since when, by whom and for what reason is a question that will be asked.
Does the app of the release before still run after it: yes, it writes none of these.

Revision: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

COLUMNS = ("why", "pack", "text", "digest")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("policies", sa.Column(name, sa.Text))


def downgrade() -> None:
    for name in COLUMNS:
        op.drop_column("policies", name)
