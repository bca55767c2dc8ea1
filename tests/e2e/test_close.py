"""The end of a call with one thumb: few taps, nothing ticked beforehand, and it arrives though the network is away."""

import re

from playwright.async_api import Page, expect

from tests.e2e.pushing import eventually
from tests.e2e.test_press_to_close import COACH, TEACHER, says, tap
from tests.e2e.windows import PHONE, Windows, hold, short_form, stands_at

OFFICER = "Officer Adair"
MOST_TAPS = 6
KEPT = """() => new Promise((tell) => {
  indexedDB.open("nearhand").onsuccess = ({ target }) => {
    const outbox = target.result.transaction("outbox").objectStore("outbox");
    outbox.count().onsuccess = ({ target }) => tell(target.result);
  };
})"""
WAITS = re.compile(r"\d things? waits? on this phone")
ABOVE_THE_FOOT = """(one) => {
  const end = one.getBoundingClientRect().bottom;
  return end <= document.querySelector(".foot").getBoundingClientRect().top;
}"""


async def there(windows: Windows) -> tuple[Page, Page]:
    """The coach is with the teacher, and about to close."""
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    await hold(teacher)
    await says(coach, "Help is needed")
    for name in ("I'm going", "On my way", "I'm here", "Close the call"):
        await tap(coach, name)
    await expect(coach.get_by_role("dialog").get_by_role("button", name="Close", exact=True)).to_be_visible()

    async def heard() -> bool | None:
        return True if 0 == await coach.evaluate(KEPT) else None

    await eventually(heard, "every step before the end is heard")
    return teacher, coach


async def test_the_everyday_call_closes_in_a_few_taps_of_one_thumb(windows: Windows) -> None:
    teacher, coach = await there(windows)
    sheet = coach.get_by_role("dialog")
    assert 0 == await sheet.locator("[aria-pressed=true]").count()
    await expect(sheet.get_by_role("button", name="Close", exact=True)).to_be_disabled()
    assert await short_form(coach) <= MOST_TAPS
    await stands_at(teacher, "Closed")
    for chip in await sheet.get_by_role("button").all():
        box = await chip.bounding_box()
        assert box is None or (box["height"] >= 44 and box["x"] + box["width"] <= PHONE["width"])


async def test_police_not_asked_is_no_answer_where_an_officer_was_asked_and_is_there(windows: Windows) -> None:
    teacher, coach = await there(windows)
    police = coach.get_by_role("dialog").get_by_role("group", name="Police?")
    await police.get_by_role("button", name="Not asked, not there").click()
    officer = await windows.enter(OFFICER)
    await tap(teacher, "A life is in danger")
    await hold(teacher)
    await expect(police.get_by_role("button", name="Not asked, not there")).to_have_count(0)
    await expect(police.get_by_role("button", name="Asked, did not come")).to_be_visible()
    assert 0 == await police.locator("[aria-pressed=true]").count()
    for name in ("I'm going", "On my way", "I'm here"):
        await tap(officer, name)
    await expect(police.get_by_role("button", name="Asked, did not come")).to_have_count(0)
    await expect(police.get_by_role("button", name="Came because asked")).to_be_visible()


async def test_it_closes_without_network_in_order_and_says_so(windows: Windows) -> None:
    teacher, coach = await there(windows)
    await coach.context.set_offline(True)
    await short_form(coach)
    await expect(coach.get_by_text(WAITS).first).to_be_visible()
    await coach.context.set_offline(False)
    await stands_at(teacher, "Closed")


async def test_it_closes_though_the_app_was_shut_before_there_was_a_network(windows: Windows) -> None:
    teacher, coach = await there(windows)
    await coach.context.set_offline(True)
    await short_form(coach)
    await expect(coach.get_by_text(WAITS).first).to_be_visible()
    assert 1 == await coach.evaluate(KEPT)
    await coach.close()
    await coach.context.set_offline(False)
    await windows.look(coach.context)
    await stands_at(teacher, "Closed")


async def test_what_was_chosen_outlives_a_page_that_the_phone_drops(windows: Windows) -> None:
    teacher, coach = await there(windows)
    sheet = coach.get_by_role("dialog")
    await sheet.get_by_role("button", name="Calm, back in class").click()
    await sheet.get_by_role("button", name="Not asked, not there").click()
    await coach.reload()
    await tap(coach, "Close the call")
    await expect(sheet.locator("[aria-pressed=true]")).to_have_count(2)
    held = sheet.get_by_role("group", name="Was anybody physically held?")
    await held.get_by_role("button", name="No", exact=True).click()
    await sheet.get_by_role("button", name="Close", exact=True).click()
    await stands_at(teacher, "Closed")


async def test_after_a_hold_the_rest_is_finished_later_and_is_not_forgotten(windows: Windows) -> None:
    teacher, coach = await there(windows)
    sheet = coach.get_by_role("dialog")
    await sheet.get_by_role("button", name="Calm, back in class").click()
    held = sheet.get_by_role("group", name="Was anybody physically held?")
    await coach.wait_for_function(ABOVE_THE_FOOT, arg=await held.element_handle())
    await held.get_by_role("button", name="Yes", exact=True).click()
    await sheet.get_by_role("button", name="Not asked, not there").click()
    await sheet.get_by_role("button", name="Close for now").click()
    await stands_at(teacher, "Closed")
    await expect(coach.get_by_role("heading", name="Report")).to_be_visible()
    await coach.goto(f"{windows.url}/me")
    await expect(coach.get_by_role("link", name="Report:")).to_be_visible()
    await coach.get_by_role("link", name="Report:").click()
    await coach.get_by_label("Who held?").fill("A colleague")
    await coach.get_by_role("button", name="Back", exact=True).click()
    await says(coach, "Not saved yet.")
    await expect(coach.get_by_role("button", name="Leave without it")).to_be_visible()
    await coach.get_by_role("button", name="Save, finish later").click()
    await says(coach, "Saved.")
