"""The policy on a manager's screen: what is in force, what a pack would change, and putting one in force."""

import re
from typing import Any

from playwright.async_api import Page, expect

from app.packs.shipped import text
from tests.e2e.test_gate import OFFICER, says, there
from tests.e2e.windows import DESK, PHONE, Windows

MANAGER = "Yusuf Warsame"
PUT: Any = """async (body) => (await fetch("/api/policy", {
  method: "PUT", headers: {"Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID()},
  body: JSON.stringify(body),
})).status"""


async def renamed(manager: Page) -> None:
    """The same policy, in which an officer is called otherwise."""
    words = text("default") + '\n[words]\nofficer = "School guard"\n'
    edition = await manager.evaluate("async () => (await (await fetch('/api/policy')).json()).edition.edition")
    assert 200 == await manager.evaluate(PUT, {"text": words, "edition": edition, "why": "The board chose the word"})


async def test_a_call_is_spoken_of_as_when_it_was_raised_and_all_else_as_the_district_says_now(windows: Windows) -> None:
    _, coach = await there(windows)
    manager, officer = await windows.enter(MANAGER, size=DESK), await windows.enter(OFFICER)
    await renamed(manager)
    for page in (coach, officer):
        await page.reload()
    await coach.get_by_role("link", name="Police").first.click()
    await says(coach, "Why an officer?")
    await officer.get_by_role("link", name="Me").click()
    await says(officer, "School guard")


async def test_a_manager_reads_compares_plays_and_puts_a_pack_in_force_and_it_is_on_record(windows: Windows) -> None:
    page = await windows.enter(MANAGER, size=PHONE)
    await page.get_by_role("link", name="Setup").click()
    await page.get_by_role("link", name="Policy").click()
    await expect(page.get_by_text("The demo's policy").first).to_be_visible()
    await page.get_by_text("Fight", exact=True).click()
    await expect(page.locator("details[open]").get_by_text("First the nearest coach.")).to_be_visible()

    await page.get_by_label("Pack").select_option("isd287")
    await expect(page.get_by_text("So from then on")).to_be_visible()
    await page.get_by_role("button", name="Play last month's calls once more").click()
    await expect(page.get_by_text("Nothing was sent.")).to_be_visible()

    await page.get_by_role("button", name="Put this pack in force").click()
    sheet = page.get_by_role("dialog")
    await expect(sheet.get_by_text(re.compile(r"\d+ matters would be otherwise"))).to_be_visible()
    await sheet.get_by_role("button", name="Put this pack in force").click()
    reason = sheet.get_by_role("textbox", name="Why?")
    await expect(reason).to_be_focused()
    await expect(reason).to_have_attribute("aria-invalid", "true")
    await expect(reason).to_have_accessible_description("Say why first, in three letters or more.")
    await page.get_by_label("Why?").fill("The board voted for coaches")
    await page.get_by_role("dialog").get_by_role("button", name="Put this pack in force").click()
    await expect(page.get_by_text("In force for the next call").first).to_be_visible()
    await expect(page.get_by_text("The board voted for coaches").first).to_be_visible()
    assert windows.complaints == []


async def test_times_are_the_districts_wherever_the_browser_is(windows: Windows) -> None:
    told = []
    for zone in ("America/Chicago", "Asia/Kolkata"):
        page = await windows.enter(MANAGER, size=DESK, timezone_id=zone)
        await page.goto(f"{windows.url}/policy")
        told.append(await page.locator(".now").inner_text())
    assert told[0] == told[1]
