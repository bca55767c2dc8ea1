"""Accounts."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.store.people import accounts
from app.store.people.accounts import AccountRow
from app.store.session import Memory
from tests.store.given import ANNA, BEN, D

ACCOUNT = AccountRow(person=ANNA, district=D, login="anna", password_hash="$argon2id$x")


async def test_an_account_is_found_by_login_and_by_person(memory: Memory) -> None:
    await memory.write(lambda tx: accounts.put(tx, ACCOUNT))
    assert await memory.read(lambda read: accounts.by_login(read, "anna")) == ACCOUNT
    assert await memory.read(lambda read: accounts.find(read, ANNA)) == ACCOUNT
    assert None is await memory.read(lambda read: accounts.by_login(read, "Anna"))


async def test_a_login_belongs_to_one_person(memory: Memory) -> None:
    await memory.write(lambda tx: accounts.put(tx, ACCOUNT))
    with pytest.raises(sa.exc.IntegrityError):
        await memory.write(lambda tx: accounts.put(tx, replace(ACCOUNT, person=BEN)))


async def test_who_has_a_name_to_sign_in_with(memory: Memory) -> None:
    for row in (AccountRow(person=ANNA, district=D, login="anna"), AccountRow(person=BEN, district=D, login="ben", active=False)):
        await memory.write(lambda tx, row=row: accounts.put(tx, row))
    assert {ANNA} == await memory.read(lambda read: accounts.people(read, D))
