"""This machine's clock: the one place that reads it. Decisions use the district's clock; this one only says when to look."""

from datetime import UTC, datetime


class SystemClock:
    """Aware, UTC."""

    def now(self) -> datetime:
        """The wall's time."""
        return datetime.now(UTC)  # noqa: TID251 - the port's own implementation
