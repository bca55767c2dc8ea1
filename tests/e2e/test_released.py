"""Whoever was going and need not go any more is told so where they look, and at the wheel aloud."""

from playwright.async_api import Page, expect

from tests.e2e.stands.steps import COACH, FLOAT, MANAGER, OTHER_COACH, TEACHER, ask, says, tap
from tests.e2e.windows import DESK, Windows, hold, stands_at

OVER = "You need not go. Turn round."
# No voice is heard here: what it is given to say is kept.
ALOUD = """window.aloud = []; speechSynthesis.speak = (said) => void window.aloud.push(said.text);"""


async def driving(windows: Windows, manager: Page) -> Page:
    """A float who said yes to the call and is at the wheel."""
    context = await windows.context()
    await context.add_init_script(ALOUD)
    await windows.sign_in(context, FLOAT)
    driver = await windows.look(context)
    await tap(manager, "Ask more")
    await says(driver, "Help is needed")
    await driver.get_by_role("switch").click()
    await says(driver, "Not driving")
    await tap(driver, "I'm going")
    await says(driver, "On my way")
    return driver


async def test_a_coach_whose_place_another_takes_is_told_to_turn_round_and_who_goes(pages: Windows) -> None:
    manager, teacher = await pages.enter(MANAGER, size=DESK), await pages.enter(TEACHER)
    coach, other = await pages.enter(COACH), await pages.enter(OTHER_COACH)
    await hold(teacher)
    for name in ("I'm going", "On my way"):
        await tap(coach, name)
    await tap(manager, "Ask somebody")
    sheet = manager.get_by_role("dialog")
    await sheet.get_by_text(f"In place of {COACH}").click()
    await sheet.get_by_role("button", name=OTHER_COACH).click()
    await expect(sheet).to_have_count(0)
    await expect(coach.get_by_text(OVER)).to_have_count(0)
    await tap(other, "I'm going")
    await stands_at(coach, OVER)
    await says(coach, f"{OTHER_COACH} is going.")
    await says(teacher, OTHER_COACH)
    await expect(teacher.get_by_text(COACH)).to_have_count(0)
    await tap(coach, "Back to duty")
    await expect(coach.get_by_text(OVER)).to_have_count(0)


async def test_at_the_wheel_the_end_is_said_aloud_and_the_screen_is_the_usual_one_again(pages: Windows) -> None:
    manager, teacher = await pages.enter(MANAGER, size=DESK), await pages.enter(TEACHER)
    await hold(teacher)
    driver = await driving(pages, manager)
    [call] = await ask(manager, "GET", "/api/calls")
    await ask(manager, "POST", f"/api/calls/{call['id']}/close", {"disposition": "resolved"})
    await stands_at(driver, OVER)
    await expect(driver.get_by_text("Not driving")).to_have_count(0)
    assert f"Over. {OVER}" == await driver.evaluate("window.aloud.at(-1)")
