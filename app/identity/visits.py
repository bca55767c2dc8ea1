"""A visitor's stay: from the press that they raised with a room's code until a short while after their call is over.

The session is made by the press itself, because there may be no time for anything before it. It is bound to that call, and
the visitor's name for themselves is drawn from the press's own key: a phone whose answer got lost is the same visitor again."""

import hashlib
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.events import Actor
from app.core.ids import CallId, CommandId, DeviceId, DistrictId
from app.core.roster import Person
from app.core.visitors import scanned_place, visitor, visitor_id
from app.engine.ports import Clock
from app.identity.tokens import digest_of, new_token
from app.store.call import calls
from app.store.district import places
from app.store.district.room_codes import RoomCodeRow
from app.store.people import sessions as rows
from app.store.people.sessions import SessionRow
from app.store.session import Lane, Memory, Read, Tx

AFTER_CLOSE = timedelta(minutes=10)
LONGEST = timedelta(hours=24)
"""A call that nobody closes does not keep a stranger for ever."""
MOST_OF_A_HOUSE, MOST_OF_A_DISTRICT = 60, 500
"""Stays at a time: a school's whole network is one house. A press beyond them counts like any other, and the oldest stay ends."""
HOUSES = 5_000  # remembered, in this process


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody in a room, before anything is kept of them."""

    district: DistrictId
    person: Person
    device: DeviceId

    @property
    def actor(self) -> Actor:
        """As facts name them."""
        return Actor(person=self.person.id, device=self.device)


class Visits:
    """Begins a stay, and keeps it."""

    def __init__(self, memory: Memory, clock: Clock) -> None:
        self._memory = memory
        self._clock = clock
        self._begun: OrderedDict[str, deque[str]] = OrderedDict()

    async def begin(self, scanned: RoomCodeRow, key: CommandId) -> Visit | None:
        """Nothing is written yet; None where the room is gone."""
        mark = hashlib.sha256(f"{scanned.code} {key}".encode()).hexdigest()[:22]
        room = await self._memory.read(lambda read: places.place(read, scanned.district, scanned.place))
        found = visitor(visitor_id(scanned.place, mark), {room.id: room} if room else {})
        return Visit(district=scanned.district, person=found, device=DeviceId(mark)) if found else None

    async def keep(self, visit: Visit, call: CallId, house: str) -> str:
        """The token of a session that sees the call, and nothing else; begun from that house (`limits.house`)."""
        token, at = new_token(), self._clock.now()
        row = SessionRow(
            token_hash=digest_of(token),
            district=visit.district,
            person=visit.person.id,
            device=visit.device,
            created_at=at,
            last_seen_at=at,
            expires_at=at + LONGEST,
            call=call,
        )
        crowded = self._crowded(house, row.token_hash)
        await self._memory.write(lambda tx: _put(tx, row, crowded), Lane.life)
        return token

    def _crowded(self, house: str, fresh: str) -> tuple[str, ...]:
        """The oldest stays from that house which are too many with the fresh one."""
        begun = self._begun.setdefault(house, deque())
        self._begun.move_to_end(house)
        if len(self._begun) > HOUSES:
            self._begun.popitem(last=False)
        begun.append(fresh)
        return tuple(begun.popleft() for _ in range(len(begun) - MOST_OF_A_HOUSE))


def _put(tx: Tx, row: SessionRow, crowded: Iterable[str]) -> None:
    for token_hash in crowded:
        rows.forget(tx, token_hash)
    rows.put(tx, row)
    rows.keep_visitors(tx, row.district, MOST_OF_A_DISTRICT)


def guest(read: Read, session: SessionRow, at: datetime) -> Person | None:
    """The visitor of the session, until a short while after its call is over."""
    row = calls.find(read, session.district, session.call) if session.call else None
    if row is None or (row.closed_at is not None and at >= row.closed_at + AFTER_CLOSE):
        return None
    room = places.place(read, session.district, scanned_place(session.person))
    return visitor(session.person, {room.id: room} if room else {})
