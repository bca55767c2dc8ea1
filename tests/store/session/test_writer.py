"""The thread that writes."""

import sqlite3
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.store.session.clock import steady_clock
from app.store.session.sqlite import writing
from app.store.session.unit import Lane, Tx
from app.store.session.writer import Job, Writer


def insert(number: int) -> object:
    def work(tx: Tx) -> int:
        tx.conn.execute(sa.text("INSERT INTO t VALUES (:n)"), {"n": number})
        if number < 0:
            raise ValueError(number)
        return number

    return work


@pytest.fixture
def engine(tmp_path: Path) -> sa.Engine:
    engine = writing(tmp_path / "near.db")
    with engine.begin() as conn:
        conn.execute(sa.text("CREATE TABLE t (n INTEGER)"))
    return engine


def test_what_waits_together_is_committed_together_each_with_its_own_fate(engine: sa.Engine) -> None:
    commits: list[int] = []
    sa.event.listen(engine, "commit", lambda conn: commits.append(1))
    writer = Writer(engine.connect(), steady_clock())
    done: list[Job] = []
    for number in (1, -2, 3):
        writer.put(Job(work=insert(number), done=done.append), Lane.life)  # type: ignore[arg-type]
    writer.start()
    writer.close()
    assert [(j.result, repr(j.error)) for j in done] == [(1, "None"), (None, "ValueError(-2)"), (3, "None")]
    with engine.connect() as conn:
        assert list(conn.scalars(sa.text("SELECT n FROM t ORDER BY n"))) == [1, 3]
    assert len(commits) == 1
    engine.dispose()


def test_a_closed_writer_takes_no_more(engine: sa.Engine) -> None:
    writer = Writer(engine.connect(), steady_clock())
    writer.start()
    writer.close()
    with pytest.raises(RuntimeError, match="closed"):
        writer.put(Job(work=lambda tx: None, done=lambda job: None), Lane.life)
    engine.dispose()


def test_settling_waits_for_no_reader_and_is_told_all_the_same(engine: sa.Engine, tmp_path: Path) -> None:
    journal = tmp_path / "near.db-wal"
    reader = sqlite3.connect(tmp_path / "near.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM t").fetchall()
    writer, told = Writer(engine.connect(), steady_clock()), threading.Semaphore(0)
    writer.start()
    writer.put(Job(work=insert(1), done=lambda job: None), Lane.desk)  # type: ignore[arg-type]
    sizes = []
    for _ in range(2):
        writer.settle(told.release)
        told.acquire()
        sizes.append(journal.stat().st_size)
        reader.close()
    writer.close()
    with pytest.raises(RuntimeError, match="closed"):
        writer.settle(told.release)
    engine.dispose()
    assert sizes[0] > sizes[1] == 0
