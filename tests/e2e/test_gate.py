"""The gate before police on phones: from the question to the officer, and past it when a life is in danger."""

from playwright.async_api import Page, expect

from tests.e2e.stands.steps import ask
from tests.e2e.windows import DESK, Windows, hold

TEACHER, COACH, OTHER, HOLDER = "Carla Jensen", "Amara Okafor", "Ben Castillo", "Wen Zhao"
OFFICER, MANAGER = "Officer Adair", "Yusuf Warsame"


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word).first).to_be_visible()


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name).first.click()


async def there(windows: Windows) -> tuple[Page, Page]:
    """The coach goes to the teacher."""
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    await hold(teacher)
    await tap(coach, "I'm going")
    await says(coach, "On my way")
    return teacher, coach


async def asked(coach: Page) -> None:
    """The question is put, from the district's own list."""
    await coach.get_by_role("link", name="Police").first.click()
    await says(coach, "Why an officer?")
    await expect(coach.get_by_role("button", name="Put the question")).to_be_disabled()
    await tap(coach, "A crime by somebody who is not a student")
    await tap(coach, "Yes")
    await tap(coach, "Put the question")
    await says(coach, "No officer is asked yet.")


async def agreed(coach: Page, holder: Page, adult: str = COACH) -> None:
    """The right holder's yes, and who meets the officer where."""
    await tap(holder, "Yes, ask")
    await tap(coach, "Set")
    await coach.get_by_role("dialog").get_by_role("button", name=adult).click()
    await coach.get_by_label("Where").select_option(label="Main office, Main")
    await tap(coach, "Set meeting place")


async def test_a_coach_asks_the_right_holder_says_yes_and_the_officer_is_asked_when_all_is_done(pages: Windows) -> None:
    _, coach = await there(pages)
    holder, officer = await pages.enter(HOLDER), await pages.enter(OFFICER)
    manager = await pages.enter(MANAGER, size=DESK)
    [call] = await ask(coach, "GET", "/api/calls")
    await ask(coach, "POST", f"/api/calls/{call['id']}/amend", {"call_type": "visitor"})
    await asked(coach)
    await says(manager, "Police? A yes is waited for")
    await says(holder, "You decide")
    await says(holder, "A crime by somebody who is not a student")
    await expect(officer.get_by_text("An officer is asked for")).to_have_count(0)
    await tap(holder, "Yes, ask")
    await says(coach, "1 of 2 done")
    await tap(coach, "Set")
    await coach.get_by_role("dialog").get_by_role("button", name=COACH).click()
    await coach.get_by_label("Where").select_option(label="Main office, Main")
    await tap(coach, "Set meeting place")
    await says(officer, "An officer is asked for")
    await says(manager, "Police: officer asked")
    await says(officer, "Main office")
    await says(officer, f"{COACH} meets you")
    await says(officer, "Visitor")
    await expect(officer.get_by_text("M104")).to_have_count(0)
    await expect(officer.get_by_text(TEACHER)).to_have_count(0)
    await tap(officer, "I'm going")
    await says(coach, "Officer coming")
    await says(manager, "Police: officer coming")
    await expect(officer.get_by_text("M104")).to_have_count(0)
    await expect(coach.get_by_text("conditions first")).to_be_visible()
    for _each in range(2):
        await tap(coach, "Call")
        await coach.get_by_role("dialog").get_by_role("button", name="Reached").click()
        await expect(coach.get_by_role("dialog")).to_have_count(0)
    await tap(coach, "Police deal with a student now")
    await says(coach, "Police deal with a student since")
    await tap(coach, "No longer needed, send back")
    await says(officer, "You need not go. Turn round.")
    await expect(officer.get_by_text("Main office")).to_have_count(0)


async def test_the_adult_who_is_named_to_meet_the_officer_is_told_on_their_own_phone_until_they_need_not(pages: Windows) -> None:
    _, coach = await there(pages)
    holder, other = await pages.enter(HOLDER), await pages.enter(OTHER)
    await asked(coach)
    await agreed(coach, holder, OTHER)
    ribbon = other.get_by_role("link", name="You meet an officer")
    await expect(ribbon).to_contain_text("Main office")
    await ribbon.click()
    await says(other, "Be there before they come, or name somebody else.")
    await other.goto(pages.url)
    await expect(ribbon).to_be_visible()
    await tap(coach, "No longer needed, send back")
    await expect(ribbon).to_have_count(0)


async def test_an_officer_is_told_to_turn_round_when_the_coach_ends_the_call_whatever_they_look_at(pages: Windows) -> None:
    teacher, coach = await there(pages)
    officer = await pages.enter(OFFICER)
    await tap(teacher, "A life is in danger")
    await hold(teacher)
    for name in ("I'm going", "On my way"):
        await tap(officer, name)
    await officer.get_by_role("link", name="Me", exact=True).click()
    await says(officer, "You are on a call")
    [call] = await ask(coach, "GET", "/api/calls")
    await ask(coach, "POST", f"/api/calls/{call['id']}/close", {"disposition": "resolved"})
    owed = coach.get_by_role("link", name="The reason is owed")
    await expect(owed).to_be_visible()
    await expect(owed).not_to_contain_text("Officer")  # nobody is asked any more
    await says(officer, "You need not go. Turn round.")
    await says(officer, "Nothing of this call is shown to you any more.")
    await tap(officer, "Back to duty")
    await expect(officer.get_by_text("Turn round")).to_have_count(0)


async def test_an_officer_who_is_done_by_their_own_word_is_free_and_not_sent_round(pages: Windows) -> None:
    teacher, _ = await there(pages)
    officer = await pages.enter(OFFICER)
    await tap(teacher, "A life is in danger")
    await hold(teacher)
    for name in ("I'm going", "On my way", "I'm here", "Clear"):
        await tap(officer, name)
    await says(officer, "You are free again.")
    await expect(officer.get_by_text("Turn round")).to_have_count(0)


async def test_a_no_is_said_to_who_asked_and_no_officer_is_rung(pages: Windows) -> None:
    _, coach = await there(pages)
    holder, officer = await pages.enter(HOLDER), await pages.enter(OFFICER)
    await asked(coach)
    await tap(holder, "No, we handle it")
    await says(coach, "Answer: no officer")
    await expect(officer.get_by_text("An officer is asked for")).to_have_count(0)


async def test_a_life_in_danger_is_one_hold_and_its_reason_is_owed_until_given(pages: Windows) -> None:
    teacher, coach = await there(pages)
    officer = await pages.enter(OFFICER)
    await tap(teacher, "A life is in danger")
    await hold(teacher)
    await says(officer, "An officer is asked for")
    await expect(teacher.get_by_role("link", name="911").first).to_have_attribute("href", "tel:911")
    await says(teacher, "Nobody has said that they called.")
    await tap(teacher, "I called 911")
    await says(coach, "somebody here said at")
    await coach.get_by_role("link", name="The reason is owed").first.click()
    await tap(coach, "Give the reason now")
    await tap(coach, "Somebody's physical safety")
    await expect(coach.get_by_text("The reason is owed")).to_have_count(0)
