"""Local accounts: a name and a password become a person, or one answer that tells a stranger nothing."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from app.core.refusals import Refusal, Refused
from app.identity.limits import SignInLimits
from app.identity.passwords import Passwords
from app.identity.sessions import Newcomer, Sessions, SignedIn
from app.store.people import accounts
from app.store.people.accounts import AccountRow
from app.store.session import Memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What somebody says, from where, when. Not shown in a log."""

    login: str
    password: str
    address: str
    at: datetime

    def __repr__(self) -> str:
        return "Attempt(...)"


def login_of(said: str) -> str:
    """Names that look the same are the same."""
    return unicodedata.normalize("NFKC", said).strip().casefold()


class SignIn:
    """The only place where a password is compared."""

    def __init__(self, memory: Memory, passwords: Passwords, sessions: Sessions, limits: SignInLimits) -> None:
        self._memory = memory
        self._passwords = passwords
        self._sessions = sessions
        self._limits = limits

    async def __call__(self, attempt: Attempt) -> Newcomer:
        """Who they are; the wrong name, the wrong password and an account that is off are one answer."""
        login = login_of(attempt.login)
        account = await self._memory.read(lambda read: accounts.by_login(read, login))
        if not await self._matches(account, attempt):
            raise Refused(Refusal.wrong_name_or_password)
        assert account is not None  # noqa: S101 - nobody's account never matches
        return Newcomer(district=account.district, person=account.person)

    async def step_up(self, who: SignedIn, attempt: Attempt) -> None:
        """The same password, again."""
        account = await self._memory.read(lambda read: accounts.find(read, who.person.id))
        if not await self._matches(account, attempt):
            raise Refused(Refusal.wrong_name_or_password)
        await self._sessions.step_up(who.session)

    async def _matches(self, account: AccountRow | None, attempt: Attempt) -> bool:
        login = login_of(attempt.login)
        self._limits.take(login, attempt.address, attempt.at)
        usable = account if account is not None and account.active else None
        same = await self._passwords.matches(usable.password_hash if usable else None, attempt.password)
        if same:
            self._limits.forgive(login, attempt.address)
        return same
