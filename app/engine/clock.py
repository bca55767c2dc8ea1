"""This machine's clock: the one place that reads it. Decisions use the district's clock; this one only says when to look."""

from datetime import UTC, datetime, timedelta


class SystemClock:
    """Aware, UTC. What is due was written by the database's clock, so this one keeps step with it."""

    def __init__(self) -> None:
        self._behind = timedelta()

    def follow(self, theirs: datetime) -> None:
        """The districts' time now: a machine whose own clock is wrong must neither ring late nor think an offer over."""
        self._behind = theirs - _wall()

    def now(self) -> datetime:
        """The wall's time, set right."""
        return _wall() + self._behind


def _wall() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the port's own implementation
