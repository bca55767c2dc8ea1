"""People, places and duty as cards."""

from dataclasses import dataclass
from datetime import datetime

from app.core.credentials import Missing
from app.core.ids import CallId, PersonId, PlaceId, SchoolId
from app.core.words import DutyStatus, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """An adult, by name and role."""

    id: PersonId
    name: str
    role: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCard:
    """Where. `school_phone` is the office's number."""

    id: PlaceId
    name: str
    building: str
    floor: int
    room: str
    school: SchoolId
    school_name: str
    school_phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """A responder on duty. `proven` is whether their phone has proved that it rings; `call` is what they are committed to;
    `missing` are the credentials that their post needs and that are not there, though they are on duty; whether an everyday call
    at the school would ring them there, on a proven phone, is `covers`."""

    person: PersonCard
    status: DutyStatus
    school: SchoolId | None
    school_name: str | None
    place: PlaceId | None
    place_name: str | None
    since: datetime
    moved_at: datetime
    until: datetime | None
    proven: bool
    call: CallId | None
    missing: tuple[Missing, ...] = ()
    covers: bool = False
