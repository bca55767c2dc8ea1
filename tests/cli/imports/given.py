"""Files of a small district, and what is said about them when one cell is changed."""

from app.cli.imports import credentials, people, schools, zones
from app.cli.imports.district import District
from app.cli.imports.files import Reader
from app.cli.imports.table import Complaint, Source
from app.core.ids import DistrictId
from app.core.policy import Credential, CredentialForm, Policy, Post
from app.core.words import Role
from tests.town import EVERYDAY

SCHOOLS = "code,name,latitude,longitude,zone,phone\n1,North,45.0,-93.0,East,555 0101\n2,South,45.1,-93.1,East,\n"
ROOMS = "school,name,building,floor,room,code,x,y\n1,Art,Main,1,101,N-101,3,4\n"
PEOPLE = "id,name,roles,school,zone,room\nann,Ann Archer,coach,1,,Art\nbob,Bob Bell,officer,,East,\n"
SHIFTS = "person,day,starts,ends,school\nann,mon,07:30,15:00,1\nann,2027-01-31,8:00,12:00,\n"
CREDENTIALS = (
    "person,credential,begins,ends,topic,hours,edition,school,notice,document\n"
    "ann,licence,2026-08-01,2027-07-31,,,,,,Folder 7\n"
    "ann,training,2026-09-01,,bias,8,,,,\n"
    "ann,policy,2026-09-01,,,,,,,\n"
    "bob,contract,2026-07-01,2027-06-30,,,,1,school.example/officer,\n"
)
POLICY = Policy(
    default=EVERYDAY,
    posts=(
        Post(id="worker", name="Social worker", role=Role.coach),
        Post(id="mediator", name="Mediator", role=Role.coach),
        Post(id="sro", name="Resource officer", role=Role.officer),
    ),
    credentials=(
        Credential(id="licence", name="Licence", form=CredentialForm.certificate),
        Credential(id="training", name="Training", form=CredentialForm.training, hours=40, topics=("bias", "calm")),
        Credential(id="policy", name="Policy read", form=CredentialForm.attestation, edition="3"),
        Credential(id="contract", name="Contract", form=CredentialForm.contract),
    ),
)
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
    "credentials": credentials.read,
}
GOOD = {"zones": ZONES, "schools": SCHOOLS, "rooms": ROOMS, "people": PEOPLE, "shifts": SHIFTS, "credentials": CREDENTIALS}


def read(**changed: str | bytes) -> tuple[District, list[str]]:
    """The good files, some of them replaced, read in order; and every complaint."""
    district, complaints = District(id=DistrictId("d"), policy=POLICY), list[Complaint]()
    for name, reader in READERS.items():
        text = changed.get(name, GOOD[name])
        content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        reader(content, Source(file=name, complaints=complaints), district)
    schools.furnish(district)
    return district, [f"{each.file} {each.line} {each.field}" for each in complaints]
