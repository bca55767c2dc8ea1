import asyncio
from pathlib import Path

import pytest

from app.core.ids import DistrictId
from app.store.district import districts
from app.store.session import Memory
from tests.cli.conftest import Run
from tests.cli.test_setup import looked


def test_a_copy_holds_everything_and_only_its_owner_may_read_it(run: Run, folder: Path) -> None:
    run("demo")
    assert run("backup", "copy/near.db")[0] == 0
    copy = folder / "copy" / "near.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [row.id for row in looked(f"sqlite:///{copy}", districts.districts)] == ["maple"]


async def test_a_copy_is_made_beside_a_running_server(run: Run, folder: Path, sqlite_url: str) -> None:
    server = await Memory.open(sqlite_url)
    await server.write(lambda tx: districts.create_district(tx, DistrictId("d"), "Pine", "UTC"))
    code, _ = await asyncio.to_thread(run, "backup", "near.db")
    await server.close()
    rows = await asyncio.to_thread(looked, f"sqlite:///{folder / 'near.db'}", districts.districts)
    assert (code, [row.name for row in rows]) == (0, ["Pine"])


def test_a_file_that_is_there_is_never_written_over(run: Run, folder: Path) -> None:
    (folder / "kept").write_text("kept")
    code, output = run("backup", "kept")
    assert (code, "is there already" in output, (folder / "kept").read_text()) == (1, True, "kept")


def test_postgresql_without_its_client_is_said_and_nothing_is_left(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEARHAND_DATABASE_URL", "postgresql://nobody:s3cret@127.0.0.1:1/none")
    monkeypatch.setenv("PATH", "")
    code, output = run("backup", "near.dump")
    assert (code, "pg_dump" in output, (folder / "near.dump").exists()) == (1, True, False)


def test_postgresql_is_dumped_by_its_own_program(
    run: Run, folder: Path, empty_postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEARHAND_DATABASE_URL", empty_postgres_url)
    code, output = run("backup", "near.dump")
    assert (code, (folder / "near.dump").read_bytes()[:5], "Wrote near.dump" in output) == (0, b"PGDMP", True)
