"""The first tables: districts and their heads, the log, its indexes, knocks, people, places, plans, accounts.

Why: there was nothing.
Does the app of the release before still run after it: there was none.

Revision: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

REFUSE = "the log is append-only"


def text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=nullable)


def real(name: str, *, nullable: bool = False) -> sa.Column[float]:
    return sa.Column(name, sa.Double, nullable=nullable)


def flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def table(name: str, keys: list[str], *columns: sa.Column[object]) -> None:
    """Every table but the districts' own belongs to a district."""
    known = [sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}")]
    if name != "districts":
        known.append(sa.ForeignKeyConstraint(["district"], ["districts.id"], name=f"fk_{name}_district"))
    op.create_table(name, *columns, *known)


def upgrade() -> None:
    districts()
    the_log()
    indexes()
    knocks()
    words_and_positions()
    places()
    people()
    accounts()
    append_only()


def districts() -> None:
    table(
        "districts", ["id"],
        text("id"), text("name"), text("timezone"),
    )  # fmt: skip
    table(
        "heads", ["district"],
        text("district"), whole("seq"), text("hash"), text("epoch"), whole("setup_rev"),
        whole("last_at"), whole("clock_offset"),
    )  # fmt: skip


def the_log() -> None:
    table(
        "log", ["district", "seq"],
        text("district"), whole("seq"), text("type"), whole("v"), whole("at"), text("subject_kind"),
        text("subject"), text("person", nullable=True), text("device", nullable=True),
        text("command", nullable=True), text("body"), text("prev"), text("hash"),
    )  # fmt: skip
    op.create_index("ix_log_subject", "log", ["district", "subject_kind", "subject", "seq"])
    table(
        "commands", ["district", "actor", "key"],
        text("district"), text("actor"), text("key"), text("digest"), text("answer"), whole("at"),
    )  # fmt: skip
    op.create_index("ix_commands_at", "commands", ["at"])


def indexes() -> None:
    table(
        "calls", ["district", "id"],
        text("district"), text("id"), text("school"), text("caller"), text("status"), whole("rev"),
        whole("opened_at"), whole("closed_at", nullable=True),
    )  # fmt: skip
    op.create_index("ix_calls_closed_at", "calls", ["district", "closed_at"])
    table(
        "duty", ["district", "person"],
        text("district"), text("person"), text("status"), text("school", nullable=True),
        text("place", nullable=True), whole("since"), whole("moved_at"), whole("until", nullable=True),
        whole("rev"), whole("last_offered_at", nullable=True),
    )  # fmt: skip
    table(
        "alarms", ["district", "kind", "subject"],
        text("district"), text("kind"), text("subject"), whole("due_at"),
    )  # fmt: skip
    op.create_index("ix_alarms_due_at", "alarms", ["district", "due_at"])


def knocks() -> None:
    table(
        "knocks", ["district", "offer", "device"],
        text("district"), text("offer"), text("device"), text("call"), text("person"), whole("n"),
        whole("next_at"), whole("until"), whole("claimed_until", nullable=True), text("kind"),
    )  # fmt: skip
    op.create_index("ix_knocks_next_at", "knocks", ["next_at"])
    table(
        "knock_outcomes", ["district", "offer", "device", "n"],
        text("district"), text("offer"), text("device"), whole("n"), text("call"), text("person"),
        text("outcome"), whole("at"),
    )  # fmt: skip
    table(
        "devices", ["id"],
        text("id"), text("district"), text("person"), text("name"), text("endpoint", nullable=True),
        text("p256dh"), text("auth"), text("platform"), whole("proven_at", nullable=True),
        whole("last_seen_at"),
    )  # fmt: skip
    op.create_index("ix_devices_endpoint", "devices", ["endpoint"], unique=True)
    op.create_index("ix_devices_person", "devices", ["district", "person"])


def words_and_positions() -> None:
    table(
        "notes", ["district", "id"],
        text("district"), text("id"), text("call"), text("by"), text("text"), text("salt"), whole("at"),
    )  # fmt: skip
    op.create_index("ix_notes_call", "notes", ["district", "call"])
    table(
        "positions", ["district", "person"],
        text("district"), text("person"), real("latitude"), real("longitude"), whole("at"),
    )  # fmt: skip


def places() -> None:
    table(
        "zones", ["id"],
        text("id"), text("district"), text("name"), text("border"),
    )  # fmt: skip
    op.create_index("ix_zones_district", "zones", ["district"])
    table(
        "schools", ["id"],
        text("id"), text("district"), text("name"), text("code"), text("zone", nullable=True),
        real("latitude", nullable=True), real("longitude", nullable=True), text("phone"),
        text("neighbours"),
    )  # fmt: skip
    op.create_index("ix_schools_code", "schools", ["district", "code"])
    table(
        "places", ["id"],
        text("id"), text("district"), text("school"), text("name"), text("building"), whole("floor"),
        text("room"), text("code"), real("x", nullable=True), real("y", nullable=True),
    )  # fmt: skip
    op.create_index("ix_places_code", "places", ["district", "code"])


def people() -> None:
    table(
        "people", ["id"],
        text("id"), text("district"), text("name"), text("holdings"), text("school", nullable=True),
        text("room", nullable=True), flag("active"),
    )  # fmt: skip
    op.create_index("ix_people_district", "people", ["district"])
    table(
        "shifts", ["district", "person", "n"],
        text("district"), text("person"), whole("n"), whole("weekday", nullable=True),
        sa.Column("date", sa.Date, nullable=True), sa.Column("starts", sa.Time, nullable=False),
        sa.Column("ends", sa.Time, nullable=False), text("school", nullable=True),
    )  # fmt: skip
    table(
        "policies", ["district", "rev"],
        text("district"), whole("rev"), text("policy"), text("by", nullable=True), whole("at"),
    )  # fmt: skip


def accounts() -> None:
    table(
        "accounts", ["person"],
        text("person"), text("district"), text("login"), text("password_hash", nullable=True),
        flag("active"),
    )  # fmt: skip
    op.create_index("ix_accounts_login", "accounts", ["login"], unique=True)
    table(
        "sessions", ["token_hash"],
        text("token_hash"), text("district"), text("person"), text("device"), whole("created_at"),
        whole("last_seen_at"), whole("expires_at"), whole("raised_until", nullable=True),
        whole("revoked_at", nullable=True),
    )  # fmt: skip
    op.create_index("ix_sessions_person", "sessions", ["district", "person"])
    table(
        "invites", ["token_hash"],
        text("token_hash"), text("district"), text("person"), text("created_by", nullable=True),
        whole("expires_at"), whole("used_at", nullable=True),
    )  # fmt: skip


def append_only() -> None:
    """Not even the application may change what has happened."""
    if op.get_bind().dialect.name == "sqlite":
        for name, when in SQLITE_TRIGGERS.items():
            op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{REFUSE}'); END")
        return
    op.execute(
        "CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSE}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for name, when in POSTGRES_TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION refuse_log_change()")


SQLITE_TRIGGERS = {
    "log_no_update": "BEFORE UPDATE ON log",
    "log_no_delete": "BEFORE DELETE ON log",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "log_no_replace": "BEFORE INSERT ON log WHEN EXISTS (SELECT 1 FROM log WHERE district = NEW.district AND seq = NEW.seq)",
}
POSTGRES_TRIGGERS = {
    "log_no_change": "BEFORE UPDATE OR DELETE ON log FOR EACH ROW",
    "log_no_truncate": "BEFORE TRUNCATE ON log FOR EACH STATEMENT",
}


def downgrade() -> None:
    for name in TABLES:
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_log_change()")


TABLES = (
    "invites", "sessions", "accounts", "policies", "shifts", "people", "places", "schools", "zones",
    "positions", "notes", "devices", "knock_outcomes", "knocks", "alarms", "duty", "calls", "commands",
    "log", "heads", "districts",
)  # fmt: skip
