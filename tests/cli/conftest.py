"""A folder and an environment of one's own, and the command line in it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def folder(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder; its database is migrated and empty."""
    for name in os.environ:
        if name.startswith("NEARHAND_") or name == "PORT":
            monkeypatch.delenv(name)
    monkeypatch.setenv("NEARHAND_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("NEARHAND_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("NEARHAND_SECRETS_DIR", str(tmp_path / "secrets"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, logging_as_it_was: None) -> Run:
    """The exit code, and all that was printed, on one line a paragraph. `serve` sets up the logging of its process: put back."""

    def ran(*words: str, answer: str | None = None) -> tuple[int, str]:
        result = CliRunner().invoke(app, list(words), input=answer)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.output

    return ran
