"""Where the real district is, and one of its size and shape for where it is not."""

import json
from pathlib import Path

JCPS = Path(__file__).parents[3] / "shared" / "data" / "jcps"
HEADER = (
    "code,name,level,latitude,longitude,zone,feeder_high_school,students,starts,ends,"
    "behavior_events_year,assault_or_weapon_events_year,restraints_year,seclusions_year"
)


def generated(folder: Path) -> Path:
    """147 schools in 14 zones, on a grid."""
    rows = [
        f"{1000 + n},School {n},elementary,{38.05 + n // 14 * 0.02:.6f},{-85.9 + n % 14 * 0.03:.6f},Zone {n % 14},"
        f"Zone {n % 14} High,500,07:30,14:10,10,1,0,0"
        for n in range(147)
    ]
    (folder / "schools.csv").write_text("\n".join([HEADER, *rows]) + "\n")
    features = [
        {
            "type": "Feature",
            "id": f"zone-{n}",
            "properties": {"zone": f"Zone {n}"},
            "geometry": {"type": "Polygon", "coordinates": [_square(-85.9 + n * 0.03)]},
        }
        for n in range(14)
    ]
    (folder / "zones.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return folder


def _square(west: float) -> list[list[float]]:
    east, south, north = west + 0.03, 38.0, 38.4
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]
