from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_from_nothing_in_a_folder_that_only_its_owner_may_enter(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEARHAND_DATABASE_URL", "sqlite:///fresh/near.db")
    assert run("migrate") == (0, "The database has the newest schema.\n")
    assert ((folder / "fresh" / "near.db").exists(), (folder / "fresh").stat().st_mode & 0o777) == (True, 0o700)


def test_twice_is_as_good_as_once(run: Run) -> None:
    assert [run("migrate")[0], run("migrate")[0]] == [0, 0]
