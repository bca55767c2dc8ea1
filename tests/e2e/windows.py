"""Windows of the size of a phone or of a desk, each signed in through one of the demo's doors."""

import re
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.patience import PATIENCE_S

# Playwright's own list, which a second one replaces; and before it a pop-up of the address bar, that no window of ours has and
# that is a page of its own for each.
WITHOUT = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,"
    "ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,"
    "PreconnectToSearch"
)
FLAGS = [
    f"--disable-features={WITHOUT}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE: Any = {"width": 360, "height": 640}
DESK: Any = {"width": 1440, "height": 900}
PATIENCE_MS = PATIENCE_S * 1000
expect.set_options(timeout=PATIENCE_MS)


class Windows:
    """`enter` opens one and goes through a door; what a console complains of is kept in `complaints`. `usual`: of each device,
    where nothing else is said. Nothing moves that need not: what pulses costs more here than all else."""

    def __init__(self, browser: Browser, url: str, **usual: Any) -> None:
        self._browser = browser
        self._usual: Any = {"reduced_motion": "reduce"} | usual
        self._contexts: list[BrowserContext] = []
        self._doors: dict[str, str] = {}
        self.url = url
        self.complaints: list[str] = []

    async def open(self, path: str = "/", *, size: Any = PHONE, **more: Any) -> Page:
        """Not signed in."""
        return await self.look(await self.context(size=size, **more), path)

    async def context(self, *, size: Any = PHONE, **more: Any) -> BrowserContext:
        """A device without a window yet; it may show notifications, and may say where it is if it has been put anywhere."""
        may = ["notifications", "geolocation"] if "geolocation" in more else ["notifications"]
        context = await self._browser.new_context(viewport=size, permissions=may, **self._usual | more)
        context.set_default_timeout(PATIENCE_MS)
        self._contexts.append(context)
        return context

    async def look(self, context: BrowserContext, path: str = "/") -> Page:
        """One more window of that device."""
        page = await context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        await page.goto(self.url + path)
        return page

    async def enter(self, name: str, *, size: Any = PHONE, **more: Any) -> Page:
        """A window of somebody who came in through the demo's door of that name before it was opened."""
        context = await self.context(size=size, **more)
        await self.sign_in(context, name)
        page = await self.look(context)
        await page.locator("main.room").wait_for()
        return page

    async def sign_in(self, context: BrowserContext, name: str) -> None:
        """What the sign-in page does when that door is tapped."""
        if not self._doors:
            listed = await context.request.get(f"{self.url}/api/demo/doors")
            self._doors = {each["name"]: each["person"] for each in await listed.json()}
        path = f"{self.url}/api/demo/doors/{self._doors[name]}"
        entered = await context.request.post(path, headers={"Origin": self.url}, max_retries=1)
        assert entered.ok, await entered.text()

    async def close(self) -> None:
        for context in self._contexts:
            await context.close()


async def through(page: Page, name: str) -> None:
    """The demo's door of that name."""
    await page.get_by_role("button", name=name).click()
    await page.get_by_role("button", name=name).wait_for(state="detached")


async def hold(page: Page) -> None:
    """The disc, held for as long as it asks."""
    disc = page.get_by_role("button", name="Hold").first
    box = await disc.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await page.mouse.down()
    await page.get_by_text("Keep").first.wait_for()
    await disc.wait_for(state="detached")
    await page.mouse.up()


async def stands_at(page: Page, word: str) -> None:
    """Said by the block of state itself, not by a step of the way that stands there always; as it is written, for a call that "is
    closed next" is not "Closed"."""
    await expect(page.get_by_role("status").filter(has_text=re.compile(re.escape(word))).first).to_be_visible()


QUIET_END = ("Calm, back in class", "No", "Not asked, not there", "Close")


async def short_form(page: Page, police: str = QUIET_END[2]) -> int:
    """The everyday end of a call, in the sheet that is open; how many taps it took."""
    sheet = page.get_by_role("dialog")
    await sheet.get_by_role("group", name="How did it end for the student?").get_by_role("button", name=QUIET_END[0]).click()
    await sheet.get_by_role("group", name="Was anybody physically held?").get_by_role("button", name="No", exact=True).click()
    await sheet.get_by_role("group", name="Police?").get_by_role("button", name=police).click()
    await sheet.get_by_role("button", name=QUIET_END[3], exact=True).click()
    return len(QUIET_END)
