"""Patrol zones from GeoJSON: one feature each, a Polygon or MultiPolygon, named by its `zone` (or `name`)."""

import json
import re
from typing import Any

from app.cli.imports.district import District
from app.cli.imports.table import LONGEST, Source
from app.core.letters import as_written, can_be_read
from app.core.places import Point, Zone

FEATURE = re.compile(r'"type"\s*:\s*"Feature"')


class _Bad(Exception):
    """This feature cannot be taken; says the field and why."""


def read(content: bytes, source: Source, district: District) -> None:
    """Every zone of the file, or a complaint for each that is bad."""
    try:
        text = content.decode("utf-8-sig")
        found = json.loads(text)
    except UnicodeDecodeError as trouble:
        source.complain(content[: trouble.start].count(b"\n") + 1, "", "this is not UTF-8")
        return
    except json.JSONDecodeError as trouble:
        source.complain(trouble.lineno, "", f"this is not JSON: {trouble.msg}")
        return
    except (ValueError, RecursionError):
        source.complain(1, "", "this JSON holds a number too long or a list too deep to be a map")
        return
    is_collection = isinstance(found, dict) and found.get("type") == "FeatureCollection"
    features = found.get("features") if is_collection else None
    if not isinstance(features, list):
        source.complain(1, "features", "this is not a GeoJSON FeatureCollection")
        return
    starts = [text.count("\n", 0, hit.start()) + 1 for hit in FEATURE.finditer(text)]
    seen: dict[str, int] = {}
    for number, feature in enumerate(features):
        line = starts[number] if number < len(starts) else 1
        try:
            _take(feature, district, seen, line)
        except _Bad as bad:
            source.complain(line, str(bad.args[0]), f"{bad.args[1]} (feature {number + 1})")


def _take(feature: Any, district: District, seen: dict[str, int], line: int) -> None:
    name = _name(feature)
    if name in seen:
        raise _Bad("zone", f"{name!r} stands in line {seen[name]} already")
    seen[name] = line
    border = _border(feature.get("geometry"))
    district.zones[name] = Zone(id=district.zone_id(name), name=name, border=border)


def _name(feature: Any) -> str:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise _Bad("type", "this is not a GeoJSON Feature")
    said = feature.get("properties")
    name = (said.get("zone") or said.get("name")) if isinstance(said, dict) else None
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST:
        raise _Bad("zone", "a zone needs a name in its properties")
    if not can_be_read(name):
        raise _Bad("zone", "this holds a character that nobody can see: type it anew")
    return as_written(name)


def _border(geometry: Any) -> tuple[tuple[Point, ...], ...]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise _Bad("geometry", "a zone is a Polygon or a MultiPolygon")
    polygons = geometry.get("coordinates")
    polygons = [polygons] if kind == "Polygon" else polygons
    if not isinstance(polygons, list) or not polygons:
        raise _Bad("coordinates", "a zone needs a border")
    return tuple(_ring(polygon) for polygon in polygons)


def _ring(polygon: Any) -> tuple[Point, ...]:
    if not isinstance(polygon, list) or not polygon or not isinstance(polygon[0], list):
        raise _Bad("coordinates", "a zone needs a border")
    ring = tuple(_point(pair) for pair in polygon[0])
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise _Bad("coordinates", "a border ends where it began, after at least three corners")
    return ring


def _point(pair: Any) -> Point:
    if not isinstance(pair, list) or len(pair) not in {2, 3} or not all(isinstance(each, (int, float)) for each in pair):
        raise _Bad("coordinates", "a corner is [longitude, latitude]")
    longitude, latitude = pair[0], pair[1]
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise _Bad("coordinates", f"{str(pair)[:60]} is not [longitude, latitude] in degrees")
    return Point(latitude=latitude, longitude=longitude)
