"""The codes on the walls: made for every room, printed, found when somebody scans one, and replaced when a sheet leaks.

Short, so that they can be typed; unguessable, so that trying is worth nothing; and worth little: a code raises one call."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from app.core.events import Actor, RosterChanged
from app.core.ids import DistrictId, PlaceId
from app.engine.ports import Clock
from app.engine.record import Record
from app.identity.tokens import code_in, new_code
from app.store.district import room_codes
from app.store.district.room_codes import RoomCodeRow
from app.store.session import Memory, Read, Tx

Codes = Mapping[PlaceId, RoomCodeRow]


class RoomCodes:
    """Find one, list them, make what is missing, replace what leaked."""

    def __init__(self, memory: Memory, record: Record, clock: Clock) -> None:
        self._memory = memory
        self._record = record
        self._clock = clock

    async def find(self, said: str) -> RoomCodeRow | None:
        """The room of a code that is in force."""
        row = await self._memory.read(lambda read: room_codes.find(read, code_in(said)))
        return row if row is not None and row.revoked_at is None else None

    async def live(self, district: DistrictId) -> Codes:
        """Each room's code, where it has one."""
        return await self._memory.read(lambda read: room_codes.live(read, district))

    async def make(self, district: DistrictId, by: Actor, places: Collection[PlaceId]) -> None:
        """One for each of the rooms that has none."""
        at = self._clock.now()

        def write(tx: Tx) -> RosterChanged | None:
            made = fill(tx, district, places, at)
            return RosterChanged(ids=made) if made else None

        await self._record(district, by, write)

    async def rotate(self, district: DistrictId, by: Actor, places: Collection[PlaceId]) -> None:
        """The sheets on these walls are worth nothing from now on; a call that was raised goes on."""
        at = self._clock.now()

        def write(tx: Tx) -> RosterChanged | None:
            room_codes.revoke(tx, district, places, at)
            return RosterChanged(ids=fill(tx, district, places, at)) if places else None

        await self._record(district, by, write)


def fill(tx: Tx, district: DistrictId, places: Iterable[PlaceId], at: datetime) -> tuple[PlaceId, ...]:
    """Codes for those of the rooms that have none; says for which."""
    missing = _without(tx, district, places)
    for place in missing:
        room_codes.put(tx, RoomCodeRow(code=new_code(), district=district, place=place, made_at=at))
    return missing


def _without(read: Read, district: DistrictId, places: Iterable[PlaceId]) -> tuple[PlaceId, ...]:
    known = room_codes.live(read, district)
    return tuple(place for place in places if place not in known)
