"""Real windows of a real browser on a real server."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Playwright, async_playwright

from tests.e2e.house import House
from tests.e2e.pushing import Pockets, fill_without_phones
from tests.e2e.windows import FLAGS, Windows
from tests.push_service import PushService
from tests.serving import Server, serving

ROOM, CALLER = "M104", "Carla Jensen"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One event loop for all of them, and so one browser: devices that know nothing of each other are contexts of it."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    async with async_playwright() as started:
        yield started


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(playwright: Playwright, shell: str) -> AsyncIterator[Browser]:
    browser = await playwright.chromium.launch(executable_path=shell, args=FLAGS)
    yield browser
    await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def notifying(playwright: Playwright, chromium: str) -> AsyncIterator[Browser]:
    """One that shows notifications."""
    browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    yield browser
    await browser.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path) as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def windows(browser: Browser, server: Server) -> AsyncIterator[Windows]:
    """Windows on a district of the test's own, which it may change as it likes."""
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


@pytest_asyncio.fixture(loop_scope="session")
async def rooms(browser: Browser, house: House) -> AsyncIterator[Windows]:
    """Windows in the module's house. What one test left open is closed before the next."""
    async for opened in _in(house, Windows(browser, house.server.url)):
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def pages(browser: Browser, house: House) -> AsyncIterator[Windows]:
    """The same without a service worker: each device saves itself the fetching of a whole shell."""
    async for opened in _in(house, Windows(browser, house.server.url, service_workers="block")):
        yield opened


async def _in(house: House, windows: Windows) -> AsyncIterator[Windows]:
    yield windows
    await windows.close()
    house.rest()
    assert [] == windows.complaints, "the browser's console"


@pytest_asyncio.fixture(loop_scope="session")
async def service() -> AsyncIterator[PushService]:
    async with PushService() as service:
        yield service
    assert [] == service.unsound
    assert [] == [message.text for message in service.received if ROOM in message.text or CALLER in message.text]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_without_phones(tmp_path_factory.mktemp("filled"))


@pytest_asyncio.fixture(loop_scope="session")
async def pockets(notifying: Browser, service: PushService, filled: Path, tmp_path: Path) -> AsyncIterator[Pockets]:
    server = Server(tmp_path, NEARHAND_PUSH_HOSTS_EXTRA=service.origin)
    shutil.copyfile(filled, tmp_path / "nearhand.db")
    server.start()
    windows = Windows(notifying, server.url)
    pockets = Pockets(windows=windows, service=service)
    carrying = asyncio.create_task(pockets.carry())
    try:
        yield pockets
        assert not carrying.done(), carrying.exception()
    finally:
        carrying.cancel()
        await windows.close()
        server.kill()
    assert [] == windows.complaints, "the browser's console"
