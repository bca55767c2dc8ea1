"""How a call ends: reports, follow-ups, contacts, what lies apart from the log with its date, and the record of disclosures.

Why: a call ends with the outcome that the district's policy exists to improve, and what must be done after it is not forgotten.
Does the app of the release before still run after it: yes; `nearhand rebuild` makes the rows that it does not write.

Revision: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

A_YEAR = 365 * 24 * 60 * 60 * 1_000_000
REFUSE = "the record of disclosures is append-only"


def text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=nullable)


def flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def table(name: str, key: str, *columns: sa.Column[object]) -> None:
    known = [
        sa.PrimaryKeyConstraint("district", key, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["district"], ["districts.id"], name=f"fk_{name}_district"),
    ]
    op.create_table(name, text("district"), *columns, *known)


def upgrade() -> None:
    indexes()
    apart()
    append_only()


def indexes() -> None:
    table(
        "reports", "call",
        text("call"), text("school"), text("call_type"), whole("raised_at"), whole("closed_at"), text("disposition"),
        text("owner", nullable=True), flag("counts"), flag("finished"), whole("missing"), text("answers"),
        text("injured", nullable=True),
    )  # fmt: skip
    op.create_index("ix_reports_finished", "reports", ["district", "finished", "closed_at"])
    op.create_index("ix_reports_raised_at", "reports", ["district", "raised_at"])
    table(
        "follow_ups", "id",
        text("id"), text("call"), text("school"), text("code"), text("group"), text("post"), text("owner", nullable=True),
        whole("due_at"), flag("closes"), whole("opened_at"), text("state"), whole("ended_at", nullable=True),
        text("reason", nullable=True),
    )  # fmt: skip
    op.create_index("ix_follow_ups_state", "follow_ups", ["district", "state", "due_at"])
    table("contacts", "id", text("id"), text("school"), text("kind"), text("person", nullable=True), whole("at"))
    op.create_index("ix_contacts_at", "contacts", ["district", "at"])


def apart() -> None:
    """Notes that were written before they had a date get a year, as the policy that ships says."""
    table(
        "particulars", "id",
        text("id"), text("call"), text("question"), text("kind"), text("text"), text("salt"), text("by"), whole("at"),
        whole("forget_at"),
    )  # fmt: skip
    op.create_index("ix_particulars_call", "particulars", ["district", "call"])
    op.create_index("ix_particulars_forget_at", "particulars", ["forget_at"])
    op.add_column("notes", whole("forget_at", nullable=True))
    op.execute(f"UPDATE notes SET forget_at = at + {A_YEAR}")
    op.create_index("ix_notes_forget_at", "notes", ["forget_at"])


def append_only() -> None:
    table(
        "disclosures", "n",
        whole("n"), whole("at"), text("by"), text("to"), text("basis"), text("what"), text("call"), text("prev"),
        text("hash"),
    )  # fmt: skip
    if op.get_bind().dialect.name == "sqlite":
        for name, when in SQLITE_TRIGGERS.items():
            op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{REFUSE}'); END")
        return
    for name, when in POSTGRES_TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION refuse_log_change()")


SQLITE_TRIGGERS = {
    "disclosures_no_update": "BEFORE UPDATE ON disclosures",
    "disclosures_no_delete": "BEFORE DELETE ON disclosures",
    "disclosures_no_replace": "BEFORE INSERT ON disclosures WHEN EXISTS "
    "(SELECT 1 FROM disclosures WHERE district = NEW.district AND n = NEW.n)",
}
POSTGRES_TRIGGERS = {
    "disclosures_no_change": "BEFORE UPDATE OR DELETE ON disclosures FOR EACH ROW",
    "disclosures_no_truncate": "BEFORE TRUNCATE ON disclosures FOR EACH STATEMENT",
}


def downgrade() -> None:
    op.drop_index("ix_notes_forget_at", "notes")
    op.drop_column("notes", "forget_at")
    for name in ("disclosures", "particulars", "contacts", "follow_ups", "reports"):
        op.drop_table(name)
