"""A question that meets other things: an offer on the same phone, an officer who is done, a board on the wall, an open sheet."""

from playwright.async_api import Page, expect

from tests.e2e.stands.steps import ask
from tests.e2e.test_gate import agreed, asked, says, tap, there
from tests.e2e.windows import DESK, Windows, hold

HOLDER, OFFICER, MANAGER = "Wen Zhao", "Officer Adair", "Yusuf Warsame"


async def call_of(page: Page) -> str:
    [call] = await ask(page, "GET", "/api/calls")
    return str(call["id"])


async def test_what_only_they_decide_comes_before_what_others_may_go_to_as_well(pages: Windows) -> None:
    _, coach = await there(pages)
    manager, holder = await pages.enter(MANAGER, size=DESK), await pages.enter(HOLDER)
    me = await ask(holder, "GET", "/api/me")
    await ask(manager, "POST", f"/api/calls/{await call_of(coach)}/ask", {"person": me["person"]["id"]})
    await says(holder, "Help is needed")
    await says(holder, "Backup for Amara Okafor")
    await asked(coach)
    await says(holder, "You decide")
    await tap(holder, "No, we handle it")
    await says(holder, "Help is needed")


async def test_a_board_on_the_wall_stays_and_says_above_it_what_is_asked(pages: Windows) -> None:
    _, coach = await there(pages)
    holder = await pages.enter(HOLDER, size=DESK)
    await asked(coach)
    ribbon = holder.get_by_role("link", name="You decide Room M104")
    await expect(ribbon).to_be_visible()
    await expect(holder.get_by_text("Amara Okafor").first).to_be_visible()
    await ribbon.click()
    await tap(holder, "No, we handle it")
    await says(coach, "Answer: no officer")


async def test_when_the_officer_is_done_the_question_can_be_put_anew_and_a_danger_asks_again(pages: Windows) -> None:
    teacher, coach = await there(pages)
    holder, officer = await pages.enter(HOLDER), await pages.enter(OFFICER)
    await asked(coach)
    await agreed(coach, holder)
    for step in ("I'm going", "On my way", "I'm here", "Clear"):
        await tap(officer, step)
    await says(officer, "You are free again.")
    await tap(coach, "Ask for police again")
    await says(coach, "Why an officer?")
    await tap(teacher, "A life is in danger")
    await hold(teacher)
    await says(officer, "An officer is asked for")


async def test_no_sheet_hides_that_a_life_is_in_danger(pages: Windows) -> None:
    teacher, coach = await there(pages)
    await tap(coach, "Note")
    sheet = coach.get_by_role("dialog")
    await expect(sheet).to_be_visible()
    await tap(teacher, "A life is in danger")
    await hold(teacher)
    await expect(sheet.get_by_role("alert")).to_have_text("Life in danger")
    await coach.keyboard.press("Escape")
    await expect(coach.get_by_role("link", name="Call 911")).to_be_in_viewport()


async def test_a_second_call_that_rings_is_named_on_the_first_and_one_tap_away(pages: Windows) -> None:
    teacher, other = await pages.enter("Carla Jensen"), await pages.enter("Uma Patel")
    coach = await pages.enter("Amara Okafor")
    await hold(teacher)
    await says(coach, "Help is needed")
    await other.get_by_role("link", name="Help").click()
    await tap(other, "Change")
    await other.get_by_role("dialog").get_by_role("button", name="Gym").click()
    await hold(other)
    await tap(coach, "Rings too: Gym")
    await says(coach, "Rings too: Room M104")
