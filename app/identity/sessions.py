"""Sessions: opaque, bound to a device, kept as a digest, ended everywhere within two seconds.

A staff phone stays signed in for 180 days of use, because a press must never meet a sign-in page. What is done at a desk
(people, schools, plans, calls of the past) asks for the password again: `raised_until`.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.core.commands import EndDuty
from app.core.events import Actor, RightsChanged
from app.core.ids import DeviceId, DistrictId, PersonId
from app.core.refusals import Refusal, Refused
from app.core.roster import Person
from app.core.words import DutyEnd
from app.engine.handle import Handle
from app.engine.ports import Clock, Ids
from app.engine.record import Record
from app.identity import visits
from app.identity.tokens import digest_of, new_token
from app.store.people import devices, invites, roster
from app.store.people import sessions as rows
from app.store.people.devices import DeviceRow
from app.store.people.sessions import SessionRow
from app.store.session import Lane, Memory, Read, Tx

LASTS = timedelta(days=180)
RAISED = timedelta(minutes=15)
COOKIE = "nearhand"
SECURE_COOKIE = f"__Host-{COOKIE}"
SEEN_EVERY = timedelta(hours=1)  # a row for each request would cost the writer more than it tells


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Who is asking, on which device."""

    session: SessionRow
    person: Person

    @property
    def district(self) -> DistrictId:
        """The tenant; nothing outside of it exists for them."""
        return self.session.district

    @property
    def actor(self) -> Actor:
        """As facts name them."""
        return Actor(person=self.person.id, device=self.session.device)

    def is_raised(self, at: datetime) -> bool:
        """Whether the hand on this device proved itself a short while ago."""
        return self.session.raised_until is not None and at < self.session.raised_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Who signs in, and what is known of the device: the id it had before (if any), and what it calls itself."""

    district: DistrictId
    person: PersonId
    device: str | None = None
    device_name: str = ""
    always_raised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A session and its token, which is told once and kept nowhere."""

    token: str
    session: SessionRow


class Sessions:
    """Everything that begins, finds, raises or ends a session."""

    def __init__(self, memory: Memory, record: Record, handle: Handle, clock: Clock, ids: Ids) -> None:
        self._memory = memory
        self._record = record
        self._handle = handle
        self._clock = clock
        self._ids = ids

    async def open(self, who: Newcomer) -> Opened:
        """The device keeps its id when the same person comes back on it."""
        token, at, fresh = new_token(), self._clock.now(), DeviceId(self._ids.new())

        def write(tx: Tx) -> SessionRow:
            row = SessionRow(
                token_hash=digest_of(token),
                district=who.district,
                person=who.person,
                device=_device(tx, who, fresh, at),
                created_at=at,
                last_seen_at=at,
                expires_at=at + LASTS,
                raised_until=at + (LASTS if who.always_raised else RAISED),
            )
            rows.put(tx, row)
            return row

        return Opened(token=token, session=await self._memory.write(write, Lane.desk))

    async def find(self, token: str | None) -> SignedIn | None:
        """Who carries this token, if they still may."""
        if not token:
            return None
        kept, at = digest_of(token), self._clock.now()
        found = await self._memory.read(lambda read: look(read, kept, at))
        if found is not None and found.session.call is None and at - found.session.last_seen_at >= SEEN_EVERY:
            await self._memory.write(lambda tx: rows.touch(tx, kept, at, at + LASTS), Lane.desk)
        return found

    async def is_live(self, session: SessionRow) -> bool:
        """Whether it still holds: for sockets, which are opened once and stay."""
        at = self._clock.now()
        return await self._memory.read(lambda read: look(read, session.token_hash, at)) is not None

    async def step_up(self, session: SessionRow) -> None:
        """The password was given again."""
        until = self._clock.now() + RAISED
        kept = session.token_hash
        if not await self._memory.write(lambda tx: rows.step_up(tx, kept, until), Lane.desk):
            raise Refused(Refusal.not_signed_in)

    async def of_person(self, district: DistrictId, person: PersonId) -> tuple[SessionRow, ...]:
        """Every live session, the latest seen first."""
        at = self._clock.now()
        found = await self._memory.read(lambda read: rows.of_person(read, district, person))
        return tuple(row for row in found if at < row.expires_at)

    async def sign_out(self, who: SignedIn) -> None:
        """From this device: it rings no more, and duty ends rather than ring nobody."""
        await self.end(who.actor, who.session)
        over = EndDuty(by=who.actor, person=who.person.id, why=DutyEnd.signed_out)
        await self._handle(who.district, over, None)

    async def end(self, by: Actor, session: SessionRow) -> None:
        """One session, as of a lost phone. Duty goes on: the person is on another device."""
        at = self._clock.now()

        def write(tx: Tx) -> RightsChanged:
            rows.revoke(tx, session.token_hash, at)
            devices.drop_subscription(tx, session.device)
            return RightsChanged(person=session.person, ids=(session.device,))

        await self._record(session.district, by, write)

    async def revoke_person(self, by: Actor, district: DistrictId, person: Person) -> None:
        """Everywhere, at once, and for good. Their duty ends in the same transaction."""
        at = self._clock.now()

        def write(tx: Tx) -> RightsChanged:
            roster.put_person(tx, district, replace(person, active=False))
            rows.revoke_person(tx, district, person.id, at)
            invites.end(tx, district, person.id, at)
            for device in devices.of_person(tx, district, person.id):
                devices.drop_subscription(tx, device.id)
            return RightsChanged(person=person.id, ids=(person.id,))

        await self._record(district, by, write)

    async def restore_person(self, by: Actor, district: DistrictId, person: Person) -> None:
        """Revoked by mistake, or come back: they may be invited again. Nothing that was ended begins by itself."""

        def write(tx: Tx) -> RightsChanged:
            roster.put_person(tx, district, replace(person, active=True))
            return RightsChanged(person=person.id, ids=(person.id,))

        await self._record(district, by, write)


def look(read: Read, token_hash: str, at: datetime) -> SignedIn | None:
    """The live session of that digest, with its person, who must be active."""
    session = rows.find(read, token_hash)
    if session is None or session.revoked_at is not None or at >= session.expires_at:
        return None
    person = roster.person(read, session.person) if session.call is None else visits.guest(read, session, at)
    if person is None or not person.active:
        return None
    return SignedIn(session=session, person=person)


def _device(tx: Tx, who: Newcomer, fresh: DeviceId, at: datetime) -> DeviceId:
    known = devices.find(tx, DeviceId(who.device)) if who.device else None
    if known is not None and known.person == who.person:
        devices.put(tx, replace(known, last_seen_at=at, name=who.device_name or known.name))
        return known.id
    name = who.device_name
    devices.put(tx, DeviceRow(id=fresh, district=who.district, person=who.person, name=name, last_seen_at=at))
    return fresh


def token_in(cookies: str) -> str | None:
    """The session's token in a Cookie header; for the socket, which is not asked by the same machinery.

    Forgiving as browsers are: another program's odd cookie on the same host must not sign anybody out."""
    pairs = (part.strip().partition("=") for part in cookies.split(";"))
    jar = {name: value for name, _, value in pairs}
    return jar.get(SECURE_COOKIE) or jar.get(COOKIE) or None
