"""`nearhand migrate`: the newest schema, from an empty database or any earlier one."""

from app import settings
from app.cli.console import say
from app.cli.opening import migrated


def migrate() -> None:
    """Bring the database up to the newest schema. Stop the server first."""
    migrated(settings.read())
    say("The database has the newest schema.")
