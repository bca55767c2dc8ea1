"""What the first administrator stands before when a district has nothing in it yet: rows of a table of its own."""

from playwright.async_api import expect

from tests.e2e.stands.steps import Stands, go, says, tap
from tests.e2e.windows import DESK, Windows

NAME = "Robin Sayles"


async def first(windows: Windows, invitation: str) -> Stands:
    page = await windows.open(invitation, size=DESK)
    await says(page, NAME)
    await page.get_by_label("Choose a login name").fill("robin")
    await page.get_by_label("Choose a password").fill("a short walk home")
    await tap(page, "That's me, continue")
    await expect(page.get_by_role("button", name="Set up the district")).to_be_visible()
    yield "the first screen of all", page
    await tap(page, "Set up the district")
    await says(page, "Nobody can call for help yet")
    yield "board, without a school", page
    await page.get_by_role("link", name="Help").first.click()
    await tap(page, "Change")
    await says(page, "No room has been set up yet.")
    yield "press, without a room to choose", page
    yield "plans, without anybody", await go(page, "/plans", "Fight")
    yield "policy, without anybody", await go(page, "/policy", "In force")
    yield "figures, without anything", await go(page, "/figures", "Figures")
    await go(page, "/board", "Nobody can call for help yet")
    await page.get_by_role("link", name="Add people and invite them").click()
    await says(page, "Only you are here yet.")
    yield "people, nobody else", page
    await go(page, "/board", "Nobody can call for help yet")
    await page.get_by_role("link", name="Add schools and their rooms").click()
    await says(page, "No school yet.")
    yield "places, none", page
    await tap(page, "Add a school")
    await page.get_by_role("dialog").get_by_label("Name").fill("Alder Learning Center")
    await page.get_by_role("dialog").get_by_role("button", name="Add a school").click()
    await expect(page.get_by_role("heading", name="Alder Learning Center")).to_be_visible()
    yield "a place, without a room", page
    await tap(page, "Add a place")
    await page.get_by_role("dialog").get_by_label("What people call it").first.fill("Library")
    await page.get_by_role("dialog").get_by_role("button", name="Save").click()
    await says(page, "Library")
    await go(page, "/board", "No open calls")
    await expect(page.get_by_text("Nobody can call for help yet")).to_have_count(0)
    yield "board, with its first school and nobody on duty", page
