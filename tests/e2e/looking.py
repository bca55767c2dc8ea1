"""What is asked of every screen in every state: nothing for axe to find, light and dark, on a phone and on a desk; targets that
a thumb hits; nothing that a keyboard comes to behind the answers; nothing sideways, nothing lost when text is twice as large."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.async_api import Page, expect

from tests.e2e.windows import DESK, PHONE

AXE = Path(__file__).parents[2] / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
SIZES = {"phone": PHONE, "desk": DESK}
# What a theme can spoil is contrast; all else is the same in both.
ASKED: Any = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
FIND = """async (asked) => {
  const found = await axe.run(document, { resultTypes: ["violations"], preload: false, ...asked });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`));
}"""
SMALL = """() => [...document.querySelectorAll("button, a[href], input, select, textarea, summary, [role=button], [role=switch]")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.closest(".sr, [inert]"))
  .map((one) => [one, (one.matches("[type=radio], [type=checkbox]") && one.closest("label") || one).getBoundingClientRect()])
  .filter(([one, box]) => box.width > 0 && (box.width < 43.5 || box.height < 43.5))
  .map(([one, box]) => `small: ${one.outerHTML.slice(0, 60)} ${Math.round(box.width)} by ${Math.round(box.height)}`)"""
SIDEWAYS = (
    """() => document.documentElement.scrollWidth > innerWidth ? [`sideways: ${document.documentElement.scrollWidth}`] : []"""
)
CUT = """() => [...document.querySelectorAll("button, a.btn, h1, h2, .state")]
  .filter((one) => one.checkVisibility() && !one.closest(".sr") && one.scrollWidth > one.clientWidth + 2)
  .filter((one) => getComputedStyle(one).overflowX !== "visible")
  .map((one) => `cut: ${one.tagName} ${one.textContent.trim().slice(0, 30)}`)"""
COVERED = """() => {
  const before = document.activeElement;
  const shown = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const found = [...shown.querySelectorAll("button:enabled, a[href], select:enabled")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".sr, [inert], .acts, .foot"))
    .filter((one) => {
      one.focus();
      const { left, width, top, bottom } = one.getBoundingClientRect();
      return [top + 4, bottom - 4].some((y) => document.elementFromPoint(left + width / 2, y)?.closest(".acts, .foot"));
    });
  before?.focus({ preventScroll: true });
  scrollTo(0, 0);
  return found.map((one) => `covered: ${one.textContent.trim().slice(0, 40)}`);
}"""
LARGE = "(size) => void (document.documentElement.style.fontSize = size)"


@cache
def _axe() -> str:
    assert AXE.exists(), "axe is not installed: make setup does it"
    return AXE.read_text()


async def troubles(page: Page) -> list[str]:
    """Everything that is wrong with what the window shows now, each with where it was seen. What is still fetched is no state."""
    await expect(page.get_by_role("heading", level=1).first).to_be_attached()
    before = page.viewport_size
    found: list[str] = []
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(_axe())
    for size, viewport in SIZES.items():
        await page.set_viewport_size(viewport)
        for theme, asked in ASKED.items():
            await page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            found += [f"{size} {theme} {each}" for each in await page.evaluate(FIND, asked)]
        found += [f"{size} {each}" for script in (SMALL, SIDEWAYS) for each in await page.evaluate(script)]
    await page.set_viewport_size(PHONE)
    found += [f"phone {each}" for each in await page.evaluate(COVERED)]
    await page.evaluate(LARGE, "200%")
    found += [f"large text {each}" for script in (SIDEWAYS, CUT) for each in await page.evaluate(script)]
    await page.evaluate(LARGE, "")
    if before:
        await page.set_viewport_size(before)
    return found
