"""Takes the pictures of the screens: `make screens` puts those of the README into docs/pictures.

`python -m tests.screens FOLDER` takes every screen at every size, light and dark, for a person to look at."""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from playwright.async_api import BrowserContext, Page, async_playwright

from tests.conftest import BROWSERS
from tests.e2e.windows import DESK, FLAGS, PHONE, Windows, hold, short_form, stands_at
from tests.serving import serving

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
TABLET: Any = {"width": 768, "height": 1024}
SIZES = {"phone": PHONE, "tablet": TABLET, "desk": DESK}
Shot = Callable[[Page, str], Awaitable[None]]


async def readme(windows: Windows, shot: Shot) -> None:
    """One call, as its people see it."""
    stranger = await windows.open()
    await stranger.get_by_role("button", name="Carla Jensen").wait_for()
    await shot(stranger, "signin")
    teacher = await windows.enter("Carla Jensen")
    coach = await windows.enter("Amara Okafor")
    manager = await windows.enter("Yusuf Warsame", size=DESK)
    await shot(teacher, "press")
    await shot(coach, "duty")
    await hold(teacher)
    await coach.get_by_role("button", name="I'm going").wait_for()
    await shot(coach, "offer")
    await shot(teacher, "ringing")
    await shot(manager, "board")
    await coach.get_by_role("button", name="I'm going").click()
    await coach.get_by_role("button", name="On my way").click()
    await coach.get_by_role("button", name="I'm here").wait_for()
    await shot(coach, "call")
    await shot(teacher, "coming")
    await coach.get_by_role("button", name="I'm here").click()
    await coach.get_by_role("button", name="Clear").click()
    await coach.get_by_role("button", name="Close the call").click()
    await coach.get_by_role("dialog").get_by_role("button", name="Close", exact=True).wait_for()
    await shot(coach, "close")
    await short_form(coach)
    await stands_at(teacher, "Closed")
    await shot(teacher, "closed")


class _Sized(Windows):
    """Every window at one size, in one theme."""

    shape: dict[str, Any]

    async def context(self, *, size: Any = PHONE, **more: Any) -> BrowserContext:
        return await super().context(**{**more, "size": size, **self.shape})


async def _take(folder: Path, size: str | None, theme: str) -> None:
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as server:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            windows = _Sized(browser, server.url)
            windows.shape = {"color_scheme": theme, **({"size": SIZES[size]} if size else {})}

            async def shot(page: Page, name: str) -> None:
                await page.wait_for_timeout(400)  # a wipe of 240 ms is over
                suffix = f"-{size}-{theme}" if size else ""
                await page.screenshot(path=folder / f"{name}{suffix}.png")

            await readme(windows, shot)
            await browser.close()


def chromium() -> str:
    import shutil

    return next(filter(None, map(shutil.which, BROWSERS)))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    if folder == PICTURES:
        asyncio.run(_take(folder, None, "light"))
        return
    for size in SIZES:
        for theme in ("light", "dark"):
            asyncio.run(_take(folder, size, theme))


if __name__ == "__main__":
    main()
