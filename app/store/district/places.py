"""Schools, zones and the places inside schools."""

from typing import Any

import sqlalchemy as sa

from app.core.ids import DistrictId, PlaceId, SchoolId
from app.core.places import Place, Point, School, Zone
from app.core.words import SchoolLevel
from app.store import rows
from app.store.base import coded, key, maybe, maybe_moment, metadata, number, of_district, text
from app.store.session import Read, Tx

school_table = sa.Table(
    "schools",
    metadata,
    key("id"),
    of_district(),
    text("name"),
    text("code"),
    maybe("zone"),
    sa.Column("latitude", sa.Double),
    sa.Column("longitude", sa.Double),
    text("phone"),
    coded("neighbours", tuple[SchoolId, ...]),
    coded("levels", tuple[SchoolLevel, ...]),
    maybe_moment("retired_at"),
    sa.Index("ix_schools_code", "district", "code"),
)

zone_table = sa.Table(
    "zones",
    metadata,
    key("id"),
    of_district(),
    text("name"),
    coded("border", tuple[tuple[Point, ...], ...]),
    sa.Index("ix_zones_district", "district"),
)

place_table = sa.Table(
    "places",
    metadata,
    key("id"),
    of_district(),
    text("school"),
    text("name"),
    text("building"),
    number("floor"),
    text("room"),
    text("code"),
    sa.Column("x", sa.Double),
    sa.Column("y", sa.Double),
    maybe_moment("retired_at"),
    sa.Index("ix_places_code", "district", "code"),
)


def schools(read: Read, district: DistrictId) -> tuple[School, ...]:
    where = school_table.c.district == district
    return rows.many(read, sa.select(school_table).where(where).order_by(school_table.c.id), _school)


def _school(*, district: str, latitude: float | None, longitude: float | None, **told: Any) -> School:  # noqa: ARG001 - a column, not a field
    if latitude is None or longitude is None:
        return School(**told)
    return School(**told, point=Point(latitude=latitude, longitude=longitude))


def zones(read: Read, district: DistrictId) -> tuple[Zone, ...]:
    query = sa.select(*rows.columns(zone_table, Zone)).where(zone_table.c.district == district)
    return rows.many(read, query.order_by(zone_table.c.id), Zone)


def places(read: Read, district: DistrictId) -> tuple[Place, ...]:
    query = sa.select(*rows.columns(place_table, Place)).where(place_table.c.district == district)
    return rows.many(read, query.order_by(place_table.c.id), Place)


def place(read: Read, district: DistrictId, place: PlaceId) -> Place | None:
    where = (place_table.c.district == district) & (place_table.c.id == place)
    return rows.one(read, sa.select(*rows.columns(place_table, Place)).where(where), Place)


def put_school(tx: Tx, district: DistrictId, school: School) -> None:
    told = rows.values(school)
    point = told.pop("point")
    told["latitude"] = point and point.latitude
    told["longitude"] = point and point.longitude
    rows.put(tx, school_table, {"district": district, **told})


def put_zone(tx: Tx, district: DistrictId, zone: Zone) -> None:
    rows.put(tx, zone_table, {"district": district, **rows.values(zone)})


def put_place(tx: Tx, district: DistrictId, place: Place) -> None:
    rows.put(tx, place_table, {"district": district, **rows.values(place)})
