"""A discreet call, on the caller's calm screen and with whoever goes: as quiet as can be, and not one fact short of the other."""

from playwright.async_api import Page, expect

from tests.e2e.windows import Windows, hold, through

TEACHER, COACH, NEXT = "Carla Jensen", "Amara Okafor", "Ben Castillo"


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word, exact=True).first).to_be_visible()


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name, exact=True).first.click()


async def pressed(windows: Windows) -> Page:
    """A teacher's phone with a discreet call on its way."""
    teacher = await windows.enter(TEACHER)
    await teacher.get_by_role("switch", name="Discreet").click()
    await hold(teacher)
    await says(teacher, "Full screen")
    return teacher


async def is_calm(teacher: Page) -> None:
    await expect(teacher.locator(".screen")).to_have_css("background-color", "rgb(0, 0, 0)")


async def test_a_call_that_is_discreet_says_so_to_whoever_goes_and_stays_so_when_the_page_is_dropped(windows: Windows) -> None:
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    await teacher.get_by_role("switch", name="Discreet").click()
    await teacher.reload()
    await expect(teacher.get_by_role("switch", name="Discreet")).to_be_checked()
    await hold(teacher)
    await says(coach, "Discreet: go in quietly")
    await tap(coach, "I'm going")
    await coach.get_by_role("button", name="On my way").wait_for()
    await says(coach, "Discreet: go in quietly")


async def test_who_hides_is_told_that_a_life_is_in_danger_and_can_say_it_without_a_light(windows: Windows) -> None:
    coach = await windows.enter(COACH)
    teacher = await pressed(windows)
    await tap(coach, "I'm going")
    await tap(teacher, "A life is in danger")
    sheet = teacher.get_by_role("dialog")
    for surface in (sheet, sheet.locator(".state")):
        await expect(surface).to_have_css("background-color", "rgb(0, 0, 0)")
    await tap(teacher, "Back")
    await tap(coach, "A life is in danger")
    await hold(coach)
    await says(teacher, "Life in danger")
    await expect(teacher.get_by_role("link", name="911")).to_have_count(1)
    await is_calm(teacher)


async def test_who_hides_is_told_who_cannot_come_after_all_and_stays_in_the_dark_until_the_call_is_over(windows: Windows) -> None:
    coach, after = await windows.enter(COACH), await windows.enter(NEXT)
    teacher = await pressed(windows)
    await tap(coach, "I'm going")
    await tap(coach, "Hand back")
    await coach.get_by_role("dialog").get_by_role("button", name="Too far away").click()
    await says(teacher, f"{COACH} cannot come after all.")
    await is_calm(teacher)
    for step in ("I'm going", "On my way", "I'm here"):
        await tap(after, step)
    await says(teacher, "Here")
    await is_calm(teacher)


async def test_what_a_phone_remembers_is_not_told_as_if_it_rang_now(windows: Windows) -> None:
    await windows.enter(COACH)
    teacher = await pressed(windows)
    await says(teacher, "Ringing")
    await teacher.context.set_offline(True)
    await teacher.reload()
    await says(teacher, "Was ringing")
    await tap(teacher, "Full screen")
    await expect(teacher.get_by_role("heading", name="Call for help")).to_be_focused()
    await says(teacher, "Was ringing")
    await expect(teacher.get_by_text("Ringing", exact=True)).to_have_count(0)


async def test_what_is_wished_for_without_a_line_is_kept_also_after_the_undo(windows: Windows) -> None:
    teacher = await pressed(windows)
    await teacher.get_by_role("button", name="Undo").wait_for()
    await teacher.context.set_offline(True)
    await expect(teacher.get_by_role("button", name="Undo")).to_have_count(0)
    await tap(teacher, "No longer needed")
    await teacher.context.set_offline(False)
    await says(teacher, "You said that help is no longer needed.")


async def test_what_one_person_wished_for_is_not_found_by_the_next(windows: Windows) -> None:
    phone = await windows.enter(TEACHER)
    await phone.get_by_role("switch", name="Discreet").click()
    await phone.get_by_role("link", name="Me", exact=True).click()
    await tap(phone, "Sign out")
    await through(phone, TEACHER)
    await phone.get_by_role("link", name="Help").click()
    await expect(phone.get_by_role("switch", name="Discreet")).not_to_be_checked()
