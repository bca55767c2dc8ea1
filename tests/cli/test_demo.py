from pathlib import Path

import pytest

from tests.cli.conftest import Run

REAL = ("setup", "--district", "Pine County", "--name", "Ann", "--timezone", "UTC")


def test_the_demo_fills_an_empty_database_and_does_it_once(run: Run) -> None:
    assert [run("demo"), run("demo")] == [(0, "Maple County Intermediate is ready: nearhand serve --demo\n")] * 2


def test_a_real_district_is_neither_filled_nor_thrown_away(run: Run, folder: Path) -> None:
    run(*REAL)
    before = (folder / "nearhand.db").stat().st_ino
    for words in (["demo"], ["demo", "--reset"]):
        code, output = run(*words)
        assert (code, "holds a real district" in output) == (1, True)
    assert (folder / "nearhand.db").stat().st_ino == before


def test_reset_makes_a_new_demo(run: Run, folder: Path) -> None:
    run("demo")
    before = (folder / "nearhand.db").read_bytes()
    assert run("demo", "--reset")[0] == 0
    assert (folder / "nearhand.db").read_bytes() != before


def test_reset_leaves_postgresql_to_its_owner(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEARHAND_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    code, output = run("demo", "--reset")
    assert (code, "drop and create" in output) == (1, True)
