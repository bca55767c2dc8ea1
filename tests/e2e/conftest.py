"""Real windows of a real browser on a real server."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from tests.e2e.windows import FLAGS, Windows
from tests.serving import Server, serving


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
