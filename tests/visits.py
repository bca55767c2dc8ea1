"""Times a visit on a slow phone until the button can be held: `make bench`. The first, and again, with the line and without.

The phone is a quarter as fast as this machine, on a line of 150 ms and 1.6 Mbit/s, as Lighthouse has it. It is signed in."""

import asyncio
import statistics
import tempfile
from pathlib import Path

from playwright.async_api import BrowserContext, Page, async_playwright

from tests.e2e.windows import FLAGS, PHONE, through
from tests.screens import chromium
from tests.serving import serving

TEACHER = "Carla Jensen"
ROUNDS = 7
SLOWED = 4
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
WATCH = """new MutationObserver((_, watch) => {
  const disc = document.querySelector("button.press:not([disabled])");
  if (!disc) return;
  watch.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.usableAt = performance.now())));
}).observe(document, { childList: true, subtree: true, attributes: true })"""

USABLE = """() => new Promise((tell) => {
  const look = () => (window.usableAt ? tell(window.usableAt) : setTimeout(look, 50));
  look();
})"""


async def slow(context: BrowserContext) -> Page:
    page = await context.new_page()
    browser = await context.new_cdp_session(page)
    await browser.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    await browser.send("Network.emulateNetworkConditions", LINE)
    return page


async def visit(context: BrowserContext, url: str) -> float:
    """Milliseconds from the start of the navigation to the first frame with a button that takes a finger."""
    page = await slow(context)
    await page.goto(url, wait_until="commit")
    found = float(await page.evaluate(USABLE))
    await page.close()
    return found


async def _measure(url: str) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = await browser.new_context(viewport=PHONE)
        page = await context.new_page()
        await page.goto(url)
        await through(page, TEACHER)
        await page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        signed_in = await context.storage_state()
        await page.close()
        await context.add_init_script(WATCH)
        again = [await visit(context, url) for _ in range(ROUNDS)]
        await context.set_offline(True)
        offline = [await visit(context, url) for _ in range(ROUNDS)]
        first = []
        for _ in range(ROUNDS):
            stranger = await browser.new_context(viewport=PHONE, storage_state=signed_in)
            await stranger.add_init_script(WATCH)
            first.append(await visit(stranger, url))
            await stranger.close()
        await browser.close()
    for what, times in (("first visit", first), ("again", again), ("again, without a line", offline)):
        print(f"  {what:24} median {statistics.median(times):6.0f} ms   worst {max(times):6.0f} ms")


def main() -> None:
    print(f"\nUntil the button can be held, {ROUNDS} visits each")
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server:
        asyncio.run(_measure(server.url))


if __name__ == "__main__":
    main()
