"""A message to those on a call: an officer reads it once asked, where the policy releases it, and not before or after."""

from playwright.async_api import Page, expect

from tests.e2e.stands.policy import ask, under_jcps
from tests.e2e.stands.steps import go, says, tap
from tests.e2e.windows import DESK, Windows, hold

TEACHER, COACH, MANAGER, OFFICER = "Carla Jensen", "Amara Okafor", "Yusuf Warsame", "Officer Adair"
WORDS = "The door of the yard is open"


async def written(windows: Windows, *, jcps: bool) -> tuple[Page, Page, str]:
    """The teacher, the manager who wrote, and the call that it was written about."""
    manager = await windows.enter(MANAGER, size=DESK)
    if jcps:
        await under_jcps(manager)
    teacher = await windows.enter(TEACHER)
    await hold(teacher)
    await tap(manager, "Messages")
    await manager.get_by_label("To everybody on this call").fill(WORDS)
    await tap(manager, "Send")
    await expect(manager.get_by_role("listitem").get_by_text(WORDS)).to_be_visible()
    await manager.keyboard.press("Escape")
    [call] = await ask(manager, "GET", "/api/calls")
    return teacher, manager, call["id"]


async def endangered(teacher: Page, officer: Page) -> None:
    """The officer is asked at once, and goes."""
    await tap(teacher, "A life is in danger")
    await hold(teacher)
    await says(officer, "is asked for")
    await tap(officer, "I'm going")
    await says(officer, "On my way")


async def status(page: Page, call: str) -> int:
    asked = "(path) => fetch(path).then((answer) => answer.status)"
    answer: int = await page.evaluate(asked, f"/api/calls/{call}/messages")
    return answer


async def test_an_officer_reads_what_the_policy_releases_once_asked_and_not_before_or_after(windows: Windows) -> None:
    teacher, manager, call = await written(windows, jcps=True)
    coach, officer = await windows.enter(COACH), await windows.enter(OFFICER)
    await tap(coach, "I'm going")
    await go(officer, f"/call/{call}", "This call is not yours to see any more")
    await expect(officer.get_by_text("message")).to_have_count(0)
    assert 404 == await status(officer, call)

    await endangered(teacher, officer)
    await says(officer, COACH)  # who goes, which this policy releases; the caller it does not
    await expect(officer.get_by_text(TEACHER)).to_have_count(0)
    await tap(officer, "1 new message")
    await says(officer, WORDS)
    await tap(manager, "Messages")
    await says(manager, f"Read by {OFFICER}")

    await manager.keyboard.press("Escape")
    await ask(manager, "POST", f"/api/calls/{call}/close", {"disposition": "resolved"})
    await says(officer, "You need not go. Turn round.")
    assert 404 == await status(officer, call)


async def test_where_the_policy_does_not_release_messages_an_officer_who_goes_reads_none(pages: Windows) -> None:
    teacher, _, call = await written(pages, jcps=False)
    officer = await pages.enter(OFFICER)
    await endangered(teacher, officer)
    await expect(officer.get_by_text("message")).to_have_count(0)
    assert 404 == await status(officer, call)
