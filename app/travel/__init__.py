"""Minutes between places: a straight line on a round Earth, or a table service where the district has one.

`NEARHAND_TRAVEL_URL` names the service: an address that ends in `/sources_to_targets` is Valhalla's, any other
is the root of an OSRM. Whatever it does not answer in time, the straight line answers.
"""

from typing import Protocol

from app.core.places import Point
from app.travel.great_circle import GreatCircle
from app.travel.osrm import Osrm
from app.travel.table import PATIENCE, Table
from app.travel.valhalla import ENDING, Valhalla


class Travel(Protocol):
    """Seconds by road from each start to the end. Never raises."""

    async def seconds(self, starts: list[Point], end: Point) -> list[float]: ...
    async def close(self) -> None: ...


def from_url(url: str | None, patience: float = PATIENCE) -> Travel:
    """The way to reckon that the settings ask for."""
    if not url:
        return GreatCircle()
    table = Table(url.rstrip("/"), patience)
    return Valhalla(table) if url.rstrip("/").endswith(ENDING) else Osrm(table)
