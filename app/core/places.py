"""Schools, buildings, rooms, zones; and how far is far. Metres and seconds are estimates and say so."""

from dataclasses import dataclass, field
from datetime import datetime
from math import asin, cos, hypot, radians, sin, sqrt

from app.core.ids import PlaceId, SchoolId, ZoneId
from app.core.words import PickReason, SchoolLevel

EARTH_M = 6_371_000.0
WALK_M_S = 1.4  # a brisk adult in a hallway
DRIVE_M_S = 11.0  # 40 km/h, the mean of a school run
ROAD_FACTOR = 1.3  # roads are not straight lines
STAIRS_M = 25.0
SAME_FLOOR_M = 40.0
OTHER_BUILDING_M = 120.0
UNKNOWN_M = 150.0
STALE_S = 600.0  # a car may be anywhere in the zone by then


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """WGS 84 degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a school. `x`, `y` are metres on the school's own plan, where it has one. One that is retired is not shown to
    choose from any more; a press from a phone that still stands in it counts all the same."""

    id: PlaceId
    school: SchoolId
    name: str
    building: str = ""
    floor: int = 0
    room: str = ""
    code: str = ""
    x: float | None = None
    y: float | None = None
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """One school; `phone` is the office's number that a phone shows when a press does not get through. Without `levels` nobody
    has said whom it teaches."""

    id: SchoolId
    name: str
    code: str
    zone: ZoneId | None = None
    point: Point | None = None
    phone: str = ""
    neighbours: tuple[SchoolId, ...] = ()
    levels: tuple[SchoolLevel, ...] = ()
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A patrol zone: the 3-7 schools that one officer covers."""

    id: ZoneId
    name: str
    border: tuple[tuple[Point, ...], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How far one place is from another. `seconds` on foot or by road; `reason` says by what it was judged. Where nobody can
    tell, `metres` is None and `seconds` serves to order by, not to be told. `position_age` is how many seconds old the phone's
    own position was, where it was judged by one."""

    metres: float | None
    seconds: float
    reason: PickReason
    position_age: float | None = None

    def is_stale(self) -> bool:
        """Judged by a position that is too old to say where somebody is now."""
        return self.position_age is not None and self.position_age > STALE_S


@dataclass(frozen=True, slots=True, kw_only=True)
class LastPosition:
    """Where somebody's phone last said that it is, and how many seconds before this moment."""

    point: Point
    age: float


def walk(start: Place | None, end: Place | None) -> Way:
    """The way inside one school; an end of it that nobody knows counts as somewhere in the school."""
    metres, reason = _inside(start, end)
    return Way(metres=metres, seconds=metres / WALK_M_S, reason=reason)


def _inside(start: Place | None, end: Place | None) -> tuple[float, PickReason]:
    if start is None or end is None or start.school != end.school:
        return UNKNOWN_M, PickReason.same_school
    if start.id == end.id:
        return 0.0, PickReason.same_room
    stairs = STAIRS_M * abs(start.floor - end.floor)
    if start.building != end.building:
        return _plan_metres(start, end, OTHER_BUILDING_M) + stairs, PickReason.same_school
    level = PickReason.same_building if stairs else PickReason.same_floor
    return _plan_metres(start, end, SAME_FLOOR_M) + stairs, level


def _plan_metres(start: Place, end: Place, otherwise: float) -> float:
    if start.x is None or start.y is None or end.x is None or end.y is None:
        return otherwise
    return hypot(start.x - end.x, start.y - end.y)


def great_circle(start: Point, end: Point) -> float:
    """Metres between two points on a round Earth (haversine; within 0.5 % of WGS 84)."""
    a, b = radians(start.latitude), radians(end.latitude)
    across = radians(end.longitude - start.longitude)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(across / 2) ** 2
    return 2 * EARTH_M * asin(min(1.0, sqrt(half)))


def drive_seconds(start: Point, end: Point) -> float:
    """Seconds by road when nothing better than a straight line is known."""
    return great_circle(start, end) * ROAD_FACTOR / DRIVE_M_S
