"""The composition root: everything is open before it says so, and closed after."""

import asyncio
import gc
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient

from app.cli import keys
from app.cli.demo import filled
from app.engine.movers.knocker import Knocker
from app.engine.movers.retention import Retention
from app.engine.movers.ticker import Ticker
from app.main import Service, build
from app.settings import Settings
from tests.patience import PATIENCE_S
from tests.travel.table_service import serving

READY = {"ready": True, "wrong": []}


def settings(url: str, folder: Path, **more: Any) -> Settings:
    chosen = Settings(database_url=url, data_dir=folder, secrets_dir=folder / "secrets", **more)
    keys.ensure(chosen)
    return chosen


class Lifespan:
    """What a server says to an application, and hears from it."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.heard: list[str] = []
        self._say: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._answers: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    async def say(self, what: str) -> str:
        self._task = self._task or asyncio.create_task(
            self.service({"type": "lifespan"}, self._say.get, self._answers.put)  # type: ignore[arg-type]
        )
        await self._say.put({"type": f"lifespan.{what}"})
        async with asyncio.timeout(PATIENCE_S):
            return str((await self._answers.get())["type"])


@asynccontextmanager
async def served(chosen: Settings) -> AsyncIterator[AsyncClient]:
    life = Lifespan(build(chosen))
    assert "lifespan.startup.complete" == await life.say("startup")
    try:
        async with AsyncClient(transport=ASGITransport(app=life.service), base_url="http://127.0.0.1:8000") as http:
            yield http
    finally:
        assert "lifespan.shutdown.complete" == await life.say("shutdown")


async def until_ready(http: AsyncClient, answer: dict[str, Any]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while answer != (await http.get("/ready")).json():  # noqa: ASYNC110 - asked from outside, as a user would
            await asyncio.sleep(0.02)


async def test_it_is_ready_once_the_engine_turned_and_alive_from_the_first(database_url: str, tmp_path: Path) -> None:
    async with served(settings(database_url, tmp_path)) as http:
        assert (await http.get("/health")).status_code == 200
        await until_ready(http, READY)


async def test_a_mover_that_died_makes_it_not_ready(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def dies(_: Retention) -> None:
        raise RuntimeError("a bug in a mover")

    monkeypatch.setattr(Retention, "run", dies)
    async with served(settings(sqlite_url, tmp_path)) as http:
        await until_ready(http, {"ready": False, "wrong": ["the retention has stopped"]})
        assert (await http.get("/ready")).status_code == 503


async def test_a_memory_that_cannot_be_opened_is_told_to_the_server(tmp_path: Path) -> None:
    life = Lifespan(build(settings(f"sqlite:///{tmp_path}/none/nearhand.db", tmp_path)))
    assert "lifespan.startup.failed" == await life.say("startup")


async def test_a_missing_push_key_is_told_to_the_server(sqlite_url: str, tmp_path: Path) -> None:
    chosen = settings(sqlite_url, tmp_path)
    chosen.vapid_file.unlink()
    assert "lifespan.startup.failed" == await Lifespan(build(chosen)).say("startup")


async def test_nobody_is_answered_before_it_is_open(sqlite_url: str, tmp_path: Path) -> None:
    service = build(settings(sqlite_url, tmp_path))
    async with AsyncClient(transport=ASGITransport(app=service), base_url="http://127.0.0.1:8000") as http:
        with pytest.raises(RuntimeError, match="before it was open"):
            await http.get("/health")


async def test_what_it_closed_can_be_opened_again(sqlite_url: str, tmp_path: Path) -> None:
    chosen = settings(sqlite_url, tmp_path)
    for _ in range(2):
        async with served(chosen) as http:
            assert (await http.get("/health")).status_code == 200


async def test_the_travel_service_of_the_settings_is_asked_beforehand(sqlite_url: str, tmp_path: Path) -> None:
    async with serving('{"code":"Ok"}') as service:
        chosen = settings(sqlite_url, tmp_path, demo=True, demo_answers=False, travel_url=service.origin)
        await filled(chosen)
        async with served(chosen), asyncio.timeout(PATIENCE_S):
            while not service.asked:  # noqa: ASYNC110 - asked from outside, as a user would
                await asyncio.sleep(0.02)
    assert service.asked[0][0].startswith("/table/v1/driving/")


def test_time_runs_before_the_desk_is_imported() -> None:
    asked = "import sys; import app.cli; print([name for name in ('app.api', 'fastapi', 'app.realtime') if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert "[]" == said.stdout.strip()


async def test_the_first_cycle_is_over_before_anything_else_is_begun(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[str, bool]] = []
    looked, run = Ticker.looked, Knocker.run

    async def watched(ticker: Ticker) -> None:
        await looked(ticker)
        begun.append(("the first cycle", ticker.cycle_at is not None))

    async def knocking(knocker: Knocker) -> None:
        begun.append(("the knocker", True))
        await run(knocker)

    monkeypatch.setattr(Ticker, "looked", watched)
    monkeypatch.setattr(Knocker, "run", knocking)
    async with served(settings(sqlite_url, tmp_path)) as http:
        await until_ready(http, READY)
    assert [("the first cycle", True), ("the knocker", True)] == begun


async def test_what_was_made_to_serve_is_not_looked_through_for_rubbish_again(sqlite_url: str, tmp_path: Path) -> None:
    gc.unfreeze()
    async with served(settings(sqlite_url, tmp_path)):
        assert gc.get_freeze_count() > 0
    gc.unfreeze()
