"""Travel by a Valhalla's matrix service (`POST /sources_to_targets`)."""

from typing import Final

from app.core.places import Point
from app.travel.table import Table, cell, field, filled, listed

ENDING: Final = "/sources_to_targets"


class Valhalla:
    """All starts to one end, in one question."""

    def __init__(self, table: Table) -> None:
        self._table = table

    async def seconds(self, starts: list[Point], end: Point) -> list[float]:
        if not starts:
            return []
        answer = await self._table.post(question(starts, end))
        rows = listed(field(answer, "sources_to_targets"))
        return filled([cell(field(listed(row)[0], "time")) if listed(row) else None for row in rows], starts, end)

    async def close(self) -> None:
        await self._table.close()


def question(starts: list[Point], end: Point) -> dict[str, object]:
    """By car, all at once."""
    return {"sources": [_point(start) for start in starts], "targets": [_point(end)], "costing": "auto"}


def _point(point: Point) -> dict[str, float]:
    return {"lat": point.latitude, "lon": point.longitude}
