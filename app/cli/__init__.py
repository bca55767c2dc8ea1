"""`nearhand`: everything that is done from a terminal, one command a file."""

from app.cli.commands import app

__all__ = ["app", "main"]


def main() -> None:
    """The entry point."""
    app()
