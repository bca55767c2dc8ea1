"""Whoever is on a call and looks at something else is told so above it, and one tap leads back."""

from playwright.async_api import Page, expect

from tests.e2e.stands.policy import ask
from tests.e2e.stands.steps import COACH, MANAGER, TEACHER, says, tap
from tests.e2e.windows import DESK, Windows, hold


async def back_by_one_tap(coach: Page, mine: str) -> None:
    await coach.get_by_role("link", name="You are on a call").click()
    await coach.wait_for_url(f"**/call/{mine}")
    await expect(coach.get_by_role("button", name="On my way")).to_be_visible()
    await expect(coach.get_by_text("You are on a call")).to_have_count(0)


async def test_on_another_screen_and_on_anothers_call_the_bar_leads_back_to_ones_own(pages: Windows) -> None:
    teacher, coach = await pages.enter(TEACHER), await pages.enter(COACH)
    await hold(teacher)
    await tap(coach, "I'm going")
    await says(coach, "On my way")
    mine = coach.url.rsplit("/", 1)[-1]
    for screen in ("Duty", "Help"):
        await coach.get_by_role("link", name=screen).first.click()
        await back_by_one_tap(coach, mine)

    manager = await pages.enter(MANAGER, size=DESK)
    [*_, place] = (await ask(manager, "GET", "/api/places"))["places"]
    other = (await ask(manager, "POST", "/api/calls", {"place": place["id"]}))["call"]
    await coach.goto(f"{pages.url}/call/{other}")
    await says(coach, "This call is not yours to see any more")
    await back_by_one_tap(coach, mine)
