import pytest

from app.core.ids import PersonId
from app.core.refusals import Refusal, Refused
from app.identity.sign_in import Attempt, login_of
from app.store.people import accounts
from app.store.people.accounts import AccountRow
from tests.api.desk import QUICK, Desk
from tests.town import TOWN

RIGHT = "correct horse battery"


async def give_account(desk: Desk, *, active: bool = True) -> None:
    row = AccountRow(person=PersonId("Ana"), district=TOWN, login="ana", password_hash=QUICK.hash(RIGHT), active=active)
    await desk.memory.write(lambda tx: accounts.put(tx, row))


def attempt(desk: Desk, login: str, password: str, address: str = "198.51.100.7") -> Attempt:
    return Attempt(login=login, password=password, address=address, at=desk.clock.now())


async def test_the_right_name_and_password_are_the_person(desk: Desk) -> None:
    await give_account(desk)
    newcomer = await desk.site.sign_in(attempt(desk, " ANA ", RIGHT))
    assert (newcomer.district, newcomer.person) == (TOWN, "Ana")


async def test_wrong_names_wrong_passwords_and_accounts_that_are_off_are_one_answer(desk: Desk) -> None:
    await give_account(desk, active=False)
    for login, password in (("ana", RIGHT), ("ana", "wrong"), ("nobody", RIGHT)):
        with pytest.raises(Refused) as refused:
            await desk.site.sign_in(attempt(desk, login, password))
        assert (refused.value.code, refused.value.facts) == (Refusal.wrong_name_or_password, {})


async def test_guessing_is_slowed_down_and_the_owner_elsewhere_is_not(desk: Desk) -> None:
    await give_account(desk)
    codes = []
    for _ in range(6):
        with pytest.raises(Refused) as refused:
            await desk.site.sign_in(attempt(desk, "ana", "wrong"))
        codes.append(refused.value.code)
    assert codes == [Refusal.wrong_name_or_password] * 5 + [Refusal.too_many_attempts]
    assert (await desk.site.sign_in(attempt(desk, "ana", RIGHT, "203.0.113.9"))).person == "Ana"


def test_an_attempt_shows_nothing_of_itself() -> None:
    from tests.town import START

    shown = repr(Attempt(login="ana", password=RIGHT, address="198.51.100.7", at=START))
    assert shown == "Attempt(...)"


def test_names_that_look_the_same_are_the_same() -> None:
    assert {login_of(said) for said in ("Ana", " ana ", "\uff21\uff2e\uff21")} == {"ana"}
