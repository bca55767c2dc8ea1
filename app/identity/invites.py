"""Invitations: a link, or its QR code, that makes a stranger at the door a colleague. Once, within seven days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

import segno

from app.core.events import Actor, RightsChanged
from app.core.ids import DistrictId, PersonId
from app.core.refusals import Refusal, Refused
from app.core.roster import Person
from app.engine.ports import Clock
from app.engine.record import Record
from app.identity.passwords import Passwords
from app.identity.sessions import Newcomer
from app.identity.sign_in import login_of
from app.identity.tokens import digest_of, new_token
from app.store.people import accounts, invites, roster, sessions
from app.store.people.accounts import AccountRow
from app.store.people.invites import InviteRow
from app.store.session import Lane, Memory, Read, Tx

LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """The token is told once and kept nowhere."""

    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """For whom an invitation is."""

    district: DistrictId
    person: Person


class Invites:
    """Make one, look at one, use one."""

    def __init__(self, memory: Memory, record: Record, clock: Clock, passwords: Passwords) -> None:
        self._memory = memory
        self._record = record
        self._clock = clock
        self._passwords = passwords

    async def make(self, district: DistrictId, person: PersonId, by: PersonId | None) -> Invitation:
        """Whoever has an account already chooses a new name and password with it."""
        token, until = new_token(), self._clock.now() + LASTS
        row = InviteRow(
            token_hash=digest_of(token),
            district=district,
            person=person,
            created_by=by,
            expires_at=until,
        )
        await self._memory.write(lambda tx: _put(tx, row, self._clock.now()), Lane.desk)
        return Invitation(token=token, expires_at=until)

    async def look(self, token: str) -> Guest:
        """For whom it is, while it can be used."""
        kept, at = digest_of(token), self._clock.now()
        return await self._memory.read(lambda read: _guest(read, kept, at))

    async def accept(self, token: str, login: str, password: str) -> Newcomer:
        """The account, and the end of every session that was there before."""
        guest = await self.look(token)
        kept, at, name = digest_of(token), self._clock.now(), login_of(login)
        hashed = await self._passwords.hash(password)  # before the lock: it takes a tenth of a second

        def write(tx: Tx) -> RightsChanged:
            person = _guest(tx, kept, at).person.id
            holder = accounts.by_login(tx, name)
            if holder is not None and holder.person != person:
                raise Refused(Refusal.name_taken)
            invites.use(tx, kept, at)
            invites.end(tx, guest.district, person, at)  # one that was lost is nobody's way in any more
            sessions.revoke_person(tx, guest.district, person, at)
            accounts.put(tx, _account(guest, name, hashed))
            return RightsChanged(person=person, ids=(person,))

        await self._record(guest.district, Actor(person=guest.person.id), write)
        return Newcomer(district=guest.district, person=guest.person.id)


def qr_svg(url: str) -> str:
    """The link as a picture to hold a phone at; self-contained, without a script."""
    picture = BytesIO()
    segno.make(url, error="m").save(picture, kind="svg", scale=6, xmldecl=False, svgns=True, border=3)
    return picture.getvalue().decode()


def _put(tx: Tx, row: InviteRow, at: datetime) -> None:
    """Who makes one for somebody takes the one before for lost. A list for everybody, written again, ends no link handed over."""
    if row.created_by is not None:
        invites.end(tx, row.district, row.person, at)
    invites.put(tx, row)


def _guest(read: Read, token_hash: str, at: datetime) -> Guest:
    row = invites.find(read, token_hash)
    person = roster.person(read, row.person) if row else None
    if row is None or person is None or not person.active or row.used_at is not None or at >= row.expires_at:
        raise Refused(Refusal.invitation_over)
    return Guest(district=row.district, person=person)


def _account(guest: Guest, login: str, hashed: str) -> AccountRow:
    return AccountRow(person=guest.person.id, district=guest.district, login=login, password_hash=hashed)
