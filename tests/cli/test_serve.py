"""The real server, as its user starts and ends it."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from app import settings
from app.cli.serve import MOST_FILES, open_doors, options
from tests.cli.conftest import Run
from tests.databases import free_port
from tests.patience import PATIENCE_S


def surroundings(**more: str) -> dict[str, str]:
    """What was compiled once is kept: to compile every library at every start takes longer than anybody waits."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(Path(__file__).parents[2])} | more


@contextmanager
def serving(folder: Path, port: int, *words: str) -> Iterator[subprocess.Popen[str]]:
    env = surroundings(PORT=str(port))
    command = [sys.executable, "-m", "app", "serve", *words]
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=said, stderr=said, text=True, start_new_session=True)
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # its workers too
            process.wait(PATIENCE_S)


def asked(process: subprocess.Popen[str], port: int, path: str) -> object:
    """Until it answers well; a server that died fails at once."""
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE_S) as answer:
                return json.load(answer)
        except OSError:
            assert process.poll() is None, "the server ended"
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.1)


def test_the_demo_serves_its_doors_and_both_signals_end_it_well(folder: Path) -> None:
    for sign in (signal.SIGINT, signal.SIGTERM):
        port = free_port()
        with serving(folder, port, "--demo") as process:
            doors = asked(process, port, "/api/demo/doors")
            assert isinstance(doors, list)
            assert len(doors) == 10
            asked(process, port, "/ready")
            process.send_signal(sign)
            assert process.wait(PATIENCE_S) == 0, (folder / "said").read_text()


def test_a_port_that_is_taken_ends_it_with_an_error(folder: Path) -> None:
    port = free_port()
    with serving(folder, port) as process:
        asked(process, port, "/health")
        another = folder / "another"
        another.mkdir()
        env = surroundings(NEARHAND_DATABASE_URL=f"sqlite:///{another}/near.db")
        command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
        done = subprocess.run(command, env=env, cwd=another, capture_output=True, timeout=PATIENCE_S, check=False)
        assert (done.returncode, b"address already in use" in done.stderr) == (3, True)


def test_several_processes_share_one_postgresql(folder: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEARHAND_DATABASE_URL", postgres_url)
    port = free_port()
    with serving(folder, port, "--demo", "--workers", "2") as process:
        assert isinstance(asked(process, port, "/api/demo/doors"), list)
        asked(process, port, "/ready")
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_S) == 0, (folder / "said").read_text()


def test_several_processes_on_sqlite_are_refused(run: Run) -> None:
    code, output = run("serve", "--workers", "2")
    assert (code, "need PostgreSQL" in output) == (1, True)


def test_the_demo_beside_a_real_district_is_refused(run: Run) -> None:
    run("setup", "--district", "Pine", "--name", "Ann", "--timezone", "UTC")
    code, output = run("serve", "--demo")
    assert (code, "holds a real district" in output) == (1, True)


def test_sockets_are_not_compressed_and_large_messages_are_nobodys() -> None:
    chosen = options(settings.read())
    assert (chosen["ws_per_message_deflate"], chosen["ws_max_size"], chosen["proxy_headers"]) == (False, 65536, False)


ALL = resource.RLIM_INFINITY


@pytest.mark.parametrize(
    ("now", "most", "then"),
    [(1024, 4096, [(4096, 4096)]), (1024, ALL, [(MOST_FILES, ALL)]), (4096, 4096, []), (MOST_FILES + 1, ALL, []), (ALL, ALL, [])],
)
def test_as_many_connections_are_taken_as_the_system_allows(
    now: int, most: int, then: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (now, most))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: made.append(limits))
    open_doors()
    assert then == made
