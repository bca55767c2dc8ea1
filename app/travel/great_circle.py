"""Travel by a straight line, stretched to a road's length. Always at hand; what the services fall back on."""

from app.core.places import Point, drive_seconds


class GreatCircle:
    """Asks nobody."""

    async def seconds(self, starts: list[Point], end: Point) -> list[float]:
        return [drive_seconds(start, end) for start in starts]

    async def close(self) -> None:
        """Holds nothing open."""
