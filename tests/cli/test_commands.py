import pytest

from app.cli.commands import app
from app.store.session import Memory
from tests.cli.conftest import Run


def test_the_promised_commands_are_there(run: Run) -> None:
    _, output = run("--help")
    wanted = ("setup", "serve", "demo", "import", "doctor", "rebuild", "backup", "keys", "migrate", "openapi")
    assert [name for name in wanted if f" {name} " not in output] == []


def test_settings_that_cannot_be_understood_end_with_two(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "nine")
    code, output = run("migrate")
    assert (code, output.startswith("NEARHAND_PORT: ")) == (2, True)


async def test_a_command_beside_a_running_server_says_stop_the_server_first(run: Run, sqlite_url: str) -> None:
    import asyncio

    server = await Memory.open(sqlite_url)
    answers = [await asyncio.to_thread(run, *words) for words in (["migrate"], ["rebuild"], ["demo"])]
    await server.close()
    assert [(code, "stop the server first" in output) for code, output in answers] == [(1, True)] * 3


def test_a_database_that_is_not_there_is_a_mistake_and_not_made(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEARHAND_DATABASE_URL", "sqlite:///nowhere/near.db")
    code, output = run("rebuild")
    assert (code, "there is no database at nowhere/near.db" in output) == (1, True)


def test_a_trace_back_never_shows_local_values() -> None:
    assert app.pretty_exceptions_enable is False
