"""Files of a small district, and what is said about them when one cell is changed."""

from app.cli.imports import people, schools, zones
from app.cli.imports.district import District
from app.cli.imports.files import Reader
from app.cli.imports.table import Complaint, Source
from app.core.ids import DistrictId

SCHOOLS = "code,name,latitude,longitude,zone,phone\n1,North,45.0,-93.0,East,555 0101\n2,South,45.1,-93.1,East,\n"
ROOMS = "school,name,building,floor,room,code,x,y\n1,Art,Main,1,101,N-101,3,4\n"
PEOPLE = "id,name,roles,school,zone,room\nann,Ann Archer,coach,1,,Art\nbob,Bob Bell,officer,,East,\n"
SHIFTS = "person,day,starts,ends,school\nann,mon,07:30,15:00,1\nann,2027-01-31,8:00,12:00,\n"
ZONES = (
    '{"type": "FeatureCollection", "features": [\n'
    '{"type": "Feature", "properties": {"zone": "East"}, "geometry": {"type": "Polygon", "coordinates":'
    " [[[-93, 45], [-92, 45], [-92, 46], [-93, 45]]]}}\n]}"
)
READERS: dict[str, Reader] = {
    "zones": zones.read,
    "schools": schools.read_schools,
    "rooms": schools.read_rooms,
    "people": people.read_people,
    "shifts": people.read_shifts,
}
GOOD = {"zones": ZONES, "schools": SCHOOLS, "rooms": ROOMS, "people": PEOPLE, "shifts": SHIFTS}


def read(**changed: str | bytes) -> tuple[District, list[str]]:
    """The good files, some of them replaced, read in order; and every complaint."""
    district, complaints = District(id=DistrictId("d")), list[Complaint]()
    for name, reader in READERS.items():
        text = changed.get(name, GOOD[name])
        content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        reader(content, Source(file=name, complaints=complaints), district)
    schools.furnish(district)
    return district, [f"{each.file} {each.line} {each.field}" for each in complaints]
