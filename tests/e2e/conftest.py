"""Real windows of a real browser on a real server."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.e2e.house import House
from tests.e2e.pushing import Pockets, fill_without_phones
from tests.e2e.windows import FLAGS, Windows
from tests.push_service import PushService
from tests.serving import Server, serving

ROOM, CALLER = "M104", "Carla Jensen"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path) as started:
        yield started


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def windows(browser: Browser, server: Server) -> AsyncIterator[Windows]:
    opened = Windows(browser, server.url)
    yield opened
    await opened.close()
    assert [] == opened.complaints, "the browser's console"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with serving(tmp_path_factory.mktemp("house")) as started:
        house = House(started)
        house.enter()
        yield house


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def rooms(shared_browser: Browser, house: House) -> AsyncIterator[Windows]:
    """Windows of the module's browser in the module's house. What one test left open is closed before the next."""
    opened = Windows(shared_browser, house.server.url)
    yield opened
    await opened.close()
    house.rest()
    assert [] == opened.complaints, "the browser's console"


@pytest.fixture
async def service() -> AsyncIterator[PushService]:
    async with PushService() as service:
        yield service
    assert [] == service.unsound
    assert [] == [message.text for message in service.received if ROOM in message.text or CALLER in message.text]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_without_phones(tmp_path_factory.mktemp("filled"))


@pytest.fixture
async def pockets(browser: Browser, service: PushService, filled: Path, tmp_path: Path) -> AsyncIterator[Pockets]:
    server = Server(tmp_path, NEARHAND_PUSH_HOSTS_EXTRA=service.origin)
    shutil.copyfile(filled, tmp_path / "nearhand.db")
    server.start()
    windows = Windows(browser, server.url)
    pockets = Pockets(windows=windows, service=service)
    carrying = asyncio.create_task(pockets.carry())
    try:
        yield pockets
        assert not carrying.done(), carrying.exception()
    finally:
        carrying.cancel()
        await windows.close()
        server.stop()
    assert [] == windows.complaints, "the browser's console"
