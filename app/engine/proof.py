"""A knock that asks nothing: its receipt proves that the phone rings."""

from datetime import datetime, timedelta

from app.core.ids import CallId, DeviceId, DistrictId, OfferId, PersonId
from app.core.lock_screen import NoticeKind
from app.engine.movers.knocker import Knocker
from app.engine.ports import Clock, Ids
from app.store.call import knocks
from app.store.call.knocks import KnockRow
from app.store.people import devices
from app.store.session import Lane, Memory, Tx

LIVES = timedelta(seconds=30)


class Proof:
    """`ask` puts the row; the knocker is told to hurry."""

    def __init__(self, memory: Memory, knocker: Knocker, clock: Clock, ids: Ids) -> None:
        self._memory = memory
        self._knocker = knocker
        self._clock = clock
        self._ids = ids

    async def ask(self, district: DistrictId, device: DeviceId) -> str:
        """The test's id. A device that nobody can knock on gets none."""
        test, at = self._ids.new(), self._clock.now()

        def write(tx: Tx) -> None:
            found = devices.find(tx, device)
            if found is not None and found.endpoint:
                knocks.put(tx, [_row(district, device, found.person, test, at)])

        await self._memory.write(write, Lane.desk)
        self._knocker.wake()
        return test


def _row(district: DistrictId, device: DeviceId, person: PersonId, test: str, at: datetime) -> KnockRow:
    return KnockRow(
        district=district,
        offer=OfferId(test),
        call=CallId("test"),
        device=device,
        person=person,
        n=0,
        next_at=at,
        until=at + LIVES,
        claimed_until=None,
        kind=NoticeKind.test,
    )
