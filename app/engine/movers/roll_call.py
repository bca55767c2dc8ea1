"""The mover that calls the roll: whoever's shift has begun and who is not on duty is knocked for, once a shift.

Nobody is put on duty by a clock. That it was said is the knock's own row and then its outcome, put under the district's
lock: neither a restart nor another process says it again."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from app.core.ids import CallId, DistrictId, OfferId
from app.core.lock_screen import NoticeKind
from app.engine.looking.lookout import Lookout
from app.engine.ports import Meter
from app.engine.shifts import Missing
from app.store import log
from app.store.call import knocks
from app.store.call.knocks import KnockRow
from app.store.people import devices, spells
from app.store.people.devices import DeviceRow
from app.store.session import Lane, Memory, Read, Tx

logger = structlog.get_logger(__name__)

EVERY_S = 15.0
WORTH_SAYING = timedelta(minutes=30)
"""So long after its start a shift is still news; later only the app says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Door:
    """One phone of somebody who is missing."""

    one: Missing
    device: DeviceRow


class RollCall:
    """`turn` is one look at every district."""

    def __init__(self, memory: Memory, lookout: Lookout, meter: Meter) -> None:
        self._memory = memory
        self._lookout = lookout
        self._meter = meter

    async def run(self) -> None:
        """Until cancelled. A failure is loud and tried again."""
        while True:
            try:
                await self.turn()
            except Exception:
                logger.exception("roll_call_failed")
                self._meter.count("roll_call_failures")
            await asyncio.sleep(EVERY_S)

    async def turn(self) -> int:
        """How many doors will be knocked on. One district's trouble is not another's."""
        made, troubles = 0, list[Exception]()
        for row in await self._lookout.districts():
            try:
                made += await self._call(row.id)
            except Exception as trouble:  # noqa: BLE001 - raised below, after the others had their turn
                troubles.append(trouble)
        if troubles:
            raise ExceptionGroup("the roll could not be called everywhere", troubles)
        return made

    async def _call(self, district: DistrictId) -> int:
        """Looked at without the lock, which is taken only for somebody."""
        missing = await self._lookout.missing(district)
        if not missing or not await self._memory.read(lambda read: _doors(read, district, missing)):
            return 0
        return await self._memory.write(lambda tx: _knock(tx, district, missing), Lane.desk)


def _knock(tx: Tx, district: DistrictId, missing: Sequence[Missing]) -> int:
    head = log.lock_head(tx, district)
    rows = [_row(district, door, head.now) for door in _doors(tx, district, missing)]
    knocks.put(tx, rows)
    return len(rows)


def _doors(read: Read, district: DistrictId, missing: Sequence[Missing]) -> list[_Door]:
    """Of those whose shift is news, who was not on duty in it yet and to whom nothing was said."""
    now = log.head(read, district).now
    fresh = [one for one in missing if one.starts <= now < one.starts + WORTH_SAYING]
    fresh = [one for one in fresh if not spells.of_people(read, district, [one.person], one.starts)]
    fresh = [one for one in fresh if not knocks.is_known(read, district, _name(one))]
    reach = devices.of_people(read, district, {one.person for one in fresh}) if fresh else {}
    return [_Door(one=one, device=device) for one in fresh for device in reach.get(one.person, ()) if device.endpoint]


def _name(one: Missing) -> OfferId:
    """The same for every process: this person, this start."""
    return OfferId(f"shift.{one.person}.{int(one.starts.timestamp())}")


def _row(district: DistrictId, door: _Door, at: datetime) -> KnockRow:
    return KnockRow(
        district=district,
        offer=_name(door.one),
        call=CallId("shift"),
        device=door.device.id,
        person=door.one.person,
        n=0,
        next_at=at,
        until=door.one.starts + WORTH_SAYING,
        claimed_until=None,
        kind=NoticeKind.shift,
    )
