"""Travel by an OSRM's table service (`GET /table/v1/driving/...`)."""

from app.core.places import Point
from app.travel.table import Table, cell, field, filled, listed


class Osrm:
    """All starts to one end, in one question."""

    def __init__(self, table: Table) -> None:
        self._table = table

    async def seconds(self, starts: list[Point], end: Point) -> list[float]:
        if not starts:
            return []
        answer = await self._table.get(question(starts, end))
        rows = listed(field(answer, "durations")) if field(answer, "code") == "Ok" else []
        return filled([cell(listed(row)[0]) if listed(row) else None for row in rows], starts, end)

    async def close(self) -> None:
        await self._table.close()


def question(starts: list[Point], end: Point) -> str:
    """OSRM says longitude first."""
    points = ";".join(f"{point.longitude:.6f},{point.latitude:.6f}" for point in (*starts, end))
    sources = ";".join(str(number) for number in range(len(starts)))
    return f"/table/v1/driving/{points}?sources={sources}&destinations={len(starts)}&annotations=duration"
