import asyncio

import pytest
from argon2 import PasswordHasher

from app.core.refusals import Refusal, Refused
from app.identity.passwords import LONGEST, SHORTEST, Passwords, check

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


async def test_what_was_hashed_matches_and_nothing_else_does() -> None:
    passwords = Passwords(QUICK)
    kept = await passwords.hash("correct horse battery")
    answers = [await passwords.matches(kept, said) for said in ("correct horse battery", "correct horse", "")]
    assert answers == [True, False, False]


async def test_it_is_argon2id_with_the_recommended_cost() -> None:
    kept = await Passwords().hash("correct horse battery")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


async def test_a_name_that_nobody_has_never_matches_but_is_hashed_all_the_same() -> None:
    verified: list[str] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # noqa: A002 - the library's name
            verified.append(str(hash))
            return super().verify(hash, password)

    passwords = Passwords(Watched(time_cost=1, memory_cost=8, parallelism=1))
    assert await passwords.matches(None, "nobody's password") is False
    assert len(verified) == 1


async def test_what_is_kept_may_be_rubbish() -> None:
    assert await Passwords(QUICK).matches("not a hash", "correct horse battery") is False


async def test_too_long_to_have_been_accepted_is_not_even_hashed() -> None:
    passwords = Passwords(QUICK)
    long = "correct horse battery " * 10
    assert len(long) > LONGEST
    assert await passwords.matches(QUICK.hash(long), long) is False


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("x" * (SHORTEST - 1), Refusal.password_too_short),
        ("password1234", Refusal.password_too_common),
        ("PassWord1234", Refusal.password_too_common),
        ("abababababababab", Refusal.password_too_common),
    ],
)
def test_short_and_common_passwords_are_refused(password: str, code: Refusal) -> None:
    with pytest.raises(Refused) as refused:
        check(password)
    assert refused.value.code == code


async def test_the_loop_goes_on_while_passwords_are_hashed() -> None:
    passwords, turns = Passwords(), 0
    hashing = asyncio.gather(*(passwords.hash("correct horse battery") for _ in range(3)))
    while not hashing.done():
        turns += 1
        await asyncio.sleep(0)
    await hashing
    assert turns > 10
