"""What every test may ask for: a database of either kind, and a browser."""

import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import settings

from tests import databases
from tests.databases import PostgresServer

# Deadlines measure the machine, not the code; a run that is checked in CI must be the same run every time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# As a server writes them: the usual tracebacks of a console draw every variable, for seconds.
_usual = structlog.get_config()["processors"][:-1]
structlog.configure(processors=[*_usual, structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)])

EXCLUDABLE = {"postgres", "browser", "desktop"}
NEEDS = {"postgres_server": "postgres", "postgres_url": "postgres", "chromium": "browser", "shell": "browser"}
SHELL = "chromium-headless-shell"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def excluded() -> set[str]:
    names = {name for name in os.environ.get("NEARHAND_WITHOUT", "").replace(",", " ").split() if name}
    if names - EXCLUDABLE:
        raise pytest.UsageError(f"NEARHAND_WITHOUT knows only {sorted(EXCLUDABLE)}, not {sorted(names - EXCLUDABLE)}")
    return names


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What was excluded by name is left out and counted; what is missing is never skipped, it fails."""
    without = excluded()
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in NEEDS:
                item.add_marker(NEEDS[fixture])
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in without)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def logging_as_it_was() -> Iterator[None]:
    """For whatever sets up the logging of a whole process: afterwards every logger, and structlog, is as before."""
    chosen, kept = structlog.get_config(), {each: _manner(each) for each in _loggers()}
    untouched: _Manner = ((), logging.NOTSET, True, False)
    yield
    for each in _loggers():
        handlers, level, each.propagate, each.disabled = kept.get(each, untouched)
        each.handlers[:] = handlers
        each.setLevel(level)
    structlog.configure(**chosen)


_Manner = tuple[tuple[logging.Handler, ...], int, bool, bool]


def _loggers() -> list[logging.Logger]:
    named = logging.root.manager.loggerDict.values()
    return [logging.root, *(each for each in named if isinstance(each, logging.Logger))]


def _manner(logger: logging.Logger) -> _Manner:
    return tuple(logger.handlers), logger.level, logger.propagate, logger.disabled


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return databases.sqlite_template(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    with databases.postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> Iterator[str]:
    with postgres_server.migrated() as name:
        yield name


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copyfile(sqlite_template, tmp_path / 'nearhand.db')}"


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, postgres_template: str) -> Iterator[str]:
    with postgres_server.fresh(postgres_template) as name:
        yield postgres_server.database(name)


@pytest.fixture
def empty_postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    with postgres_server.fresh() as name:
        yield postgres_server.database(name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh, migrated database of each kind: the test runs on both."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program, for Playwright's `executable_path`."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.fail("No browser here: install Chromium (tests/install.sh tries), or make test WITHOUT=browser")
    return found


@pytest.fixture(scope="session")
def shell(chromium: str) -> str:
    """The same browser without windows of its own, where it is installed: half as dear for each device, but no notifications."""
    return chromium if "CHROMIUM" in os.environ else shutil.which(SHELL) or chromium
