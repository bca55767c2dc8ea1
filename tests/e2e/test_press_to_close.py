"""One call from press to close: a teacher's phone, the nearest coach's phone, a manager's desk."""

from playwright.async_api import Page, expect

from tests.e2e.windows import DESK, Windows, hold, short_form, stands_at
from tests.serving import Server

TEACHER, COACH, OTHER_COACH, MANAGER = "Carla Jensen", "Amara Okafor", "Ben Castillo", "Yusuf Warsame"


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word, exact=True).first).to_be_visible()


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name).first.click()


async def test_a_press_rings_the_nearest_coach_who_goes_arrives_and_closes_while_a_manager_watches(windows: Windows) -> None:
    """As most people have it: everything that moves does."""
    teacher = await windows.enter(TEACHER, reduced_motion="no-preference")
    coach = await windows.enter(COACH, reduced_motion="no-preference")
    manager = await windows.enter(MANAGER, size=DESK, reduced_motion="no-preference")
    await says(manager, "No open calls")

    await hold(teacher)
    await stands_at(teacher, "Ringing")
    await says(coach, "Help is needed")
    await says(manager, "no yes yet")
    await expect(manager.get_by_text("M104").first).to_be_visible()

    await tap(coach, "I'm going")
    await stands_at(teacher, "Coming")
    await says(manager, "said yes")
    await tap(coach, "On my way")
    await says(manager, "Coming")
    await tap(coach, "I'm here")
    await stands_at(teacher, "Here")
    await tap(coach, "Close the call")
    await short_form(coach)
    await stands_at(teacher, "Closed")
    await says(manager, "No open calls")


async def test_the_second_yes_learns_who_is_going(windows: Windows) -> None:
    teacher = await windows.enter(TEACHER)
    coach, other = await windows.enter(COACH), await windows.enter(OTHER_COACH)
    await hold(teacher)
    await says(coach, "Help is needed")
    await tap(coach, "I can't")
    await tap(coach, "With a student")
    await says(other, "Help is needed")
    await tap(other, "I'm going")
    await expect(teacher.get_by_text(OTHER_COACH).first).to_be_visible()


async def test_a_press_without_network_is_kept_says_so_and_gets_through_when_it_returns(windows: Windows) -> None:
    teacher = await windows.enter(TEACHER)
    coach = await windows.enter(COACH)
    await teacher.context.set_offline(True)
    await hold(teacher)
    await says(teacher, "NOT SENT")
    await expect(teacher.get_by_role("link", name="Call the office").first).to_be_visible()
    await teacher.context.set_offline(False)
    await stands_at(teacher, "Ringing")
    await says(coach, "Help is needed")


async def test_a_server_killed_while_ringing_comes_back_and_the_call_goes_on(windows: Windows, server: Server) -> None:
    teacher = await windows.enter(TEACHER)
    coach = await windows.enter(COACH)
    await hold(teacher)
    await says(coach, "Help is needed")
    server.kill()
    server.start()
    await expect(
        coach.get_by_role("button", name="I'm going").or_(coach.get_by_role("button", name="I can go")).first
    ).to_be_visible()
    await coach.get_by_role("button", name="I'm going").or_(coach.get_by_role("button", name="I can go")).first.click()
    await stands_at(teacher, "Coming")
