"""Passwords.

What knows what a password is lives here. Hashing never runs on the loop or under a lock.
"""

import asyncio
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.core.refusals import Refusal, Refused

SHORTEST = 12
LONGEST = 128
AT_ONCE = 2  # each hashing takes 64 MiB: a flood of sign-ins must not take the machine
# What people choose when told "12 characters"; the longer the list, the less it is read.
BLOCKED = frozenset(
    {
        "123456789012",
        "1234567890123",
        "password1234",
        "passwordpassword",
        "password12345",
        "qwertyuiop12",
        "qwertyuiop123",
        "qwertyqwerty",
        "letmeinletmein",
        "iloveyou1234",
        "welcome12345",
        "changeme1234",
        "nearhandnearhand",
        "nearhand1234",
        "administrator",
        "schoolschool",
        "teacherteacher",
    }
)


def check(password: str) -> None:
    """Length is what counts; composition rules only make people write it down."""
    if len(password) < SHORTEST:
        raise Refused(Refusal.password_too_short, shortest=str(SHORTEST))
    if password.casefold() in BLOCKED or len(set(password)) < 4:
        raise Refused(Refusal.password_too_common)


T = TypeVar("T")


class Passwords:
    """argon2id, a few at once, in threads."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turns = asyncio.Semaphore(AT_ONCE)

    @cached_property
    def _nobody(self) -> str:
        """Made at the first sign-in, aside: half a second of a start would be spent on nobody."""
        return self._hasher.hash("nobody's password")

    async def hash(self, password: str) -> str:
        """Refuses what is too short or too common."""
        check(password)
        return await self._aside(lambda: self._hasher.hash(password))

    async def matches(self, kept: str | None, password: str) -> bool:
        """Takes the same time for a name that nobody has, or that has no password yet."""
        if len(password) > LONGEST:
            return False
        same = await self._aside(lambda: self._verify(kept, password))
        return same and kept is not None

    def _verify(self, kept: str | None, password: str) -> bool:
        nobody = self._nobody  # asked for whoever comes first, or the first name that nobody has would take longer
        try:
            return self._hasher.verify(kept or nobody, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _aside(self, work: Callable[[], T]) -> T:
        async with self._turns:
            return await asyncio.to_thread(work)
