"""Where the tests' databases come from: each test gets a fresh, empty, migrated one, copied from a template.

SQLite is a file copied from a migrated file. PostgreSQL is the server named by TEST_DATABASE_URL, or else a
throw-away cluster made from the system's programs; it belongs to one pytest process, and what a killed one
left behind is cleared by the next.
"""

import asyncio
import contextlib
import os
import secrets
import shutil
import socket
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from tests.patience import PATIENCE_S

CLUSTER = "nearhand-pg-"
SETTINGS = "-c listen_addresses=127.0.0.1 -c max_connections=200 -c synchronous_commit=on -c log_min_messages=fatal"


def migrate(url: str) -> None:
    from app.store.upkeep.migrate import upgrade  # here, so that tests without a database start without one

    upgrade(url)


def sqlite_template(folder: Path) -> Path:
    file = folder / "template.db"
    migrate(f"sqlite:///{file}")
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresServer:
    url: str  # without a database name

    def database(self, name: str) -> str:
        return f"{self.url}/{name}"

    def run(self, *statements: str) -> None:
        """In a thread of its own: a test may own the event loop of this one."""
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, self._run(statements)).result(timeout=PATIENCE_S)

    async def _run(self, statements: tuple[str, ...]) -> None:
        connection = await asyncpg.connect(self.database("postgres"), timeout=PATIENCE_S)
        try:
            for statement in statements:
                await connection.execute(statement, timeout=PATIENCE_S)
        finally:
            await connection.close(timeout=PATIENCE_S)

    @contextlib.contextmanager
    def fresh(self, template: str | None = None) -> Iterator[str]:
        name = f"nearhand_{secrets.token_hex(6)}"
        self.run(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
        try:
            yield name
        finally:
            self.run(f'DROP DATABASE "{name}" WITH (FORCE)')

    @contextlib.contextmanager
    def migrated(self) -> Iterator[str]:
        with self.fresh() as name:
            migrate(self.database(name))
            yield name


@contextlib.contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield PostgresServer(url=given.rsplit("/", 1)[0])
        return
    clear_leftovers()
    home = Path(tempfile.mkdtemp(prefix=CLUSTER))
    try:
        (home / "owner.pid").write_text(str(os.getpid()))
        with running_cluster(home) as url:
            yield PostgresServer(url=url)
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def running_cluster(home: Path) -> Iterator[str]:
    data = home / "data"
    data.mkdir(mode=0o700)
    home.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(data, "postgres", "postgres")
    postgres("initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "-D", str(data))
    port = start(data)
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}"
    finally:
        stop(data)


def start(data: Path) -> int:
    """A free port may be taken by another between asking and using: so a few times."""
    for attempt in range(5):
        port = free_port()
        options = f"{SETTINGS} -c unix_socket_directories={data} -p {port}"
        log = str(data / "server.log")
        try:
            postgres("pg_ctl", "start", "-w", "-t", str(PATIENCE_S), "-D", str(data), "-o", options, "-l", log)
        except PostgresError:
            if attempt == 4:
                raise
        else:
            return port
    raise AssertionError


def stop(data: Path) -> None:
    postgres("pg_ctl", "stop", "-w", "-t", str(PATIENCE_S), "-m", "immediate", "-D", str(data))


def clear_leftovers() -> None:
    for home in Path(tempfile.gettempdir()).glob(f"{CLUSTER}*"):
        owner = home / "owner.pid"
        with contextlib.suppress(OSError, ValueError, PostgresError):
            if alive(int(owner.read_text())):
                continue
            if (home / "data" / "postmaster.pid").exists():
                stop(home / "data")
            shutil.rmtree(home, ignore_errors=True)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class PostgresError(Exception):
    """PostgreSQL is missing, or one of its programs failed."""


def postgres(program: str, *arguments: str) -> None:
    """As root it must run as somebody else: the server refuses root."""
    command = [str(binary(program)), *arguments]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    # Output to a file, not a pipe: the server would inherit the pipe and hold it open.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(command, stdout=output, stderr=output, cwd="/", timeout=2 * PATIENCE_S, check=False)
        output.seek(0)
        said = output.read().decode(errors="replace")
    if done.returncode:
        raise PostgresError(f"{program} failed: {said}")


def binary(program: str) -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: path.parts[-3].zfill(3))
    on_path = shutil.which(program)
    if found:
        return found[-1]
    if on_path:
        return Path(on_path)
    raise PostgresError(
        "No PostgreSQL here: install it (tests/install.sh tries), name a server in TEST_DATABASE_URL, "
        "or exclude it by name: make test WITHOUT=postgres"
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
