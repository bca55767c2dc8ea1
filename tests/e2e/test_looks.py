"""Every screen in every state is fit for everybody. The states stand in `stands`, what is asked of each in `looking.py`."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.e2e.looking import troubles
from tests.e2e.stands import STORIES
from tests.e2e.stands.first import NAME, first
from tests.e2e.stands.steps import Story
from tests.e2e.windows import Windows
from tests.serving import Server


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
async def test_nothing_is_found_on_any_screen_in_any_state(pages: Windows, story: Story) -> None:
    found = [f"{name}: {each}" async for name, page in story(pages) for each in await troubles(page)]
    assert [] == found


async def test_a_district_with_nothing_in_it_leads_its_first_administrator_on(browser: Browser, tmp_path: Path) -> None:
    server = Server(tmp_path)
    told = server.command("setup", "--district", "Maple Schools", "--name", NAME, "--timezone", "America/Chicago")
    invitation = re.search(r"/i/\S+", told)
    assert invitation is not None, told
    server.start(demo=False)
    windows = Windows(browser, server.url)
    try:
        found = [f"{name}: {each}" async for name, page in first(windows, invitation.group(0)) for each in await troubles(page)]
    finally:
        await windows.close()
        server.stop()
    assert ([], []) == (found, windows.complaints)
