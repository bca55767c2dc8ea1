import sqlite3
from contextlib import closing
from pathlib import Path

from app.store import log
from app.store.district import districts
from app.store.session import Read
from tests.cli.conftest import Run
from tests.cli.test_setup import looked


def changed(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "nearhand.db")) as connection:
        connection.execute(statement)
        connection.commit()


def epoch(read: Read) -> str:
    return log.head(read, districts.districts(read)[0].id).epoch


def test_indexes_that_say_what_the_log_says_are_proved(run: Run) -> None:
    run("demo")
    code, output = run("rebuild")
    assert (code, "Maple County Intermediate: 0 calls and 15 duties folded; 0 index rows were wrong" in output) == (0, True)


def test_an_index_row_that_lies_is_named_and_put_right(run: Run, folder: Path) -> None:
    run("demo")
    changed(folder, "UPDATE duty SET status = 'paused' WHERE person = 'maple-amara-okafor'")
    code, output = run("rebuild")
    assert (code, "1 index row was wrong" in output, "corrected: duty maple-amara-okafor" in output) == (1, True, True)
    assert run("rebuild")[0] == 0


def test_a_restored_database_makes_every_phone_begin_anew(run: Run, sqlite_url: str) -> None:
    run("demo")
    before = looked(sqlite_url, epoch)
    run("rebuild")
    assert looked(sqlite_url, epoch) == before
    run("rebuild", "--restored")
    assert looked(sqlite_url, epoch) != before
