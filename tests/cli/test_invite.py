"""Invitations for a whole school at once."""

import asyncio
import csv
import stat
from io import StringIO
from pathlib import Path

from app.core.ids import PersonId
from app.identity.tokens import digest_of
from app.store.people import accounts, invites
from app.store.people.accounts import AccountRow
from app.store.session import Memory, Tx
from tests.cli.conftest import Run
from tests.cli.test_setup import looked
from tests.town import TOWN, settle_town


def settled(url: str) -> None:
    def write(tx: Tx) -> None:
        settle_town(tx)
        accounts.put(tx, AccountRow(person=PersonId("Ana"), district=TOWN, login="ana", password_hash="x", active=True))

    async def go() -> None:
        memory = await Memory.open(url)
        await memory.write(write)
        await memory.close()

    asyncio.run(go())


def test_everybody_without_an_account_gets_a_link_that_works_once(run: Run, sqlite_url: str) -> None:
    settled(sqlite_url)
    code, output = run("invite")
    rows = list(csv.DictReader(StringIO(output)))
    assert (0, ["Ben", "Cy", "Di"], 11) == (code, [row["name"] for row in rows][:3], len(rows))
    token = rows[0]["link"].rpartition("/")[2]
    found = looked(sqlite_url, lambda read: invites.find(read, digest_of(token)))
    assert found is not None
    assert PersonId("Ben") == found.person


def test_one_role_alone_can_be_invited(run: Run, sqlite_url: str) -> None:
    settled(sqlite_url)
    names = [row["name"] for row in csv.DictReader(StringIO(run("invite", "--role", "float")[1]))]
    assert ["Finn", "Flo"] == names


def test_the_file_is_its_owners_only_and_never_written_over(run: Run, sqlite_url: str, tmp_path: Path) -> None:
    settled(sqlite_url)
    out = tmp_path / "links.csv"
    assert 0 == run("invite", "--out", str(out))[0]
    assert "-rw-------" == stat.filemode(out.stat().st_mode)
    code, output = run("invite", "--out", str(out))
    assert (1, True) == (code, "is there already" in output)
