import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_service_that_is_well_is_told_so_line_by_line(run: Run) -> None:
    run("demo")
    run("keys", "make")
    code, output = run("doctor")
    wanted = (f"SQLite {sqlite3.sqlite_version}", "synchronous=2", "one connection does all writes", "GB free", "newest schema")
    assert (code, [each for each in wanted if each not in output]) == (0, [])
    assert ("chain is whole" in output, "ill " in output) == (True, False)


def test_a_setup_as_the_policy_wants_it_is_well_and_a_school_in_no_zone_is_ill(run: Run, sqlite_url: str) -> None:
    run("demo")
    run("keys", "make")
    assert "posts are as the policy wants them" in " ".join(run("doctor")[1].split())
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as db, db:
        db.execute("UPDATE schools SET zone = NULL WHERE code IN ('ALD', 'BIR')")
    code, output = run("doctor")
    wanted = ("school Alder Learning Center is in no zone", "warning: zone West has 2 schools; the policy wants 3 or more")
    assert (code, [each for each in wanted if each not in " ".join(output.split())]) == (1, [])


def test_an_officer_with_another_role_is_named(run: Run, sqlite_url: str) -> None:
    run("demo")
    run("keys", "make")
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as db, db:
        (held,) = db.execute("SELECT holdings FROM people WHERE id = 'maple-officer-adair'").fetchone()
        both = held.replace("]", ', {"role": "coach", "kind": "school", "scope": "maple-alder", "post": ""}]')
        db.execute("UPDATE people SET holdings = ? WHERE id = 'maple-officer-adair'", (both,))
    output = " ".join(run("doctor")[1].split())
    assert "warning: officer Officer Adair has another role too" in output


def test_a_line_of_the_log_that_was_changed_is_found(run: Run, folder: Path) -> None:
    run("demo")
    run("keys", "make")
    with closing(sqlite3.connect(folder / "nearhand.db")) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE log SET person = 'maple-zoe-marchetti' WHERE seq = 3")
        connection.commit()
    code, output = run("doctor")
    assert (code, "the log's chain breaks at 3" in output) == (1, True)


def test_a_missing_key_and_a_missing_database_are_both_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEARHAND_DATABASE_URL", "sqlite:///none/near.db")
    code, output = run("doctor")
    assert (code, "nearhand keys make" in output, "there is no database" in output) == (1, True, True)


def test_a_key_that_others_may_read_is_ill(run: Run, folder: Path) -> None:
    run("demo")
    run("keys", "make")
    (folder / "secrets" / "vapid.pem").chmod(0o644)
    code, output = run("doctor")
    assert (code, "(mode 644)" in output) == (1, True)


def test_an_open_address_without_https_is_ill(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("demo")
    run("keys", "make")
    monkeypatch.setenv("NEARHAND_HOST", "0.0.0.0")
    code, output = run("doctor")
    assert (code, "phones ring only over https" in " ".join(output.split())) == (1, True)


def test_postgresql_is_looked_at_too(run: Run, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEARHAND_DATABASE_URL", postgres_url)
    run("keys", "make")
    code, output = run("doctor")
    assert (code, "PostgreSQL" in output, "synchronous_commit=on" in output) == (0, True, True)
