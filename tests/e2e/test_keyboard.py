"""A keyboard alone goes from the press to the close: nothing is pointed at."""

from playwright.async_api import Locator, Page, expect

from tests.e2e.windows import QUIET_END, Windows, stands_at

TEACHER, COACH = "Carla Jensen", "Amara Okafor"
QUESTIONS = ("How did it end for the student?", "Was anybody physically held?", "Police?")
STOPS = 60


async def by_tab(page: Page, wanted: Locator) -> None:
    """Tab leads there."""
    await expect(wanted).to_be_enabled()
    one = await wanted.element_handle()
    for _ in range(STOPS):
        if await page.evaluate("(one) => document.activeElement === one", one):
            return
        await page.keyboard.press("Tab")
    raise AssertionError("the Tab key does not lead there")


async def enter(page: Page, name: str, *, within: Locator | None = None) -> None:
    await by_tab(page, (within or page.locator("body")).get_by_role("button", name=name, exact=True).first)
    await page.keyboard.press("Enter")


async def hold_space(page: Page) -> None:
    disc = page.get_by_role("button", name="Hold").first
    await by_tab(page, disc)
    await page.keyboard.down("Space")
    await page.get_by_text("Keep").first.wait_for()
    await disc.wait_for(state="detached")
    await page.keyboard.up("Space")


async def test_a_tapped_key_asks_first_and_a_second_one_says_yes(windows: Windows) -> None:
    teacher = await windows.enter(TEACHER)
    disc = teacher.get_by_role("button", name="Hold").first
    for key, other in (("Space", "Enter"), ("Enter", "Space")):
        await by_tab(teacher, disc)
        await teacher.keyboard.press(key)
        await expect(teacher.get_by_role("button", name="Yes, call for help")).to_be_focused()
        await teacher.keyboard.press("Tab")
        await teacher.keyboard.press(other)
        await expect(disc).to_be_visible()
    await by_tab(teacher, disc)
    await teacher.keyboard.press("Enter")
    await teacher.keyboard.press("Enter")
    await stands_at(teacher, "Ringing")


async def test_a_keyboard_alone_goes_from_the_press_to_the_close(windows: Windows) -> None:
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    await hold_space(teacher)
    for name in ("I'm going", "On my way", "I'm here", "Close the call It ends for everybody."):
        await enter(coach, name)
    sheet = coach.get_by_role("dialog")
    for question, answer in zip(QUESTIONS, QUIET_END, strict=False):
        await enter(coach, answer, within=sheet.get_by_role("group", name=question))
    await enter(coach, QUIET_END[-1], within=sheet)
    await enter(teacher, "Back to the button")
    await expect(teacher.get_by_role("button", name="Hold").first).to_be_visible()
