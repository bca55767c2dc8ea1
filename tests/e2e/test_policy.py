"""The policy on a manager's screen: what is in force, what a pack would change, and putting one in force."""

from playwright.async_api import expect

from tests.e2e.windows import PHONE, Windows

MANAGER = "Yusuf Warsame"


async def test_a_manager_reads_compares_plays_and_puts_a_pack_in_force_and_it_is_on_record(windows: Windows) -> None:
    page = await windows.enter(MANAGER, size=PHONE)
    await page.get_by_role("link", name="Setup").click()
    await page.get_by_role("link", name="Policy").click()
    await expect(page.get_by_text("Nearhand's default").first).to_be_visible()
    await page.get_by_text("Fight", exact=True).click()
    await expect(page.locator("details[open]").get_by_text("First the nearest coach.")).to_be_visible()

    await page.get_by_label("Pack").select_option("isd287")
    await expect(page.get_by_text("So from then on")).to_be_visible()
    await page.get_by_role("button", name="Play last month's calls once more").click()
    await expect(page.get_by_text("Nothing was sent.")).to_be_visible()

    await page.get_by_role("button", name="Put this pack in force").click()
    await page.get_by_label("Why?").fill("The board voted for coaches")
    await page.get_by_role("dialog").get_by_role("button", name="Put this pack in force").click()
    await expect(page.get_by_text("In force for the next call").first).to_be_visible()
    await expect(page.get_by_text("The board voted for coaches").first).to_be_visible()
    assert windows.complaints == []
