"""An officer shares where they are, by their own hand, while on duty; whoever asked sees by what the officer was judged near."""

from playwright.async_api import Page, expect

from tests.e2e.windows import Windows, hold

TEACHER, COACH, OFFICER = "Carla Jensen", "Amara Okafor", "Officer Adair"
HERE = {"latitude": 45.03, "longitude": -93.36}


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word).first).to_be_visible()


async def test_an_officer_shares_where_they_are_and_the_call_says_by_what_they_were_asked(pages: Windows) -> None:
    officer = await pages.enter(OFFICER, geolocation=HERE)
    share = officer.get_by_role("switch", name="Share where I am")
    await expect(share).to_have_attribute("aria-checked", "false")
    await share.click()
    await says(officer, "Your place was heard at")
    teacher, coach = await pages.enter(TEACHER), await pages.enter(COACH)
    await hold(teacher)
    await coach.get_by_role("button", name="I'm going").first.click()
    await coach.get_by_role("button", name="A life is in danger").first.click()
    await hold(coach)
    await says(officer, "An officer is asked for")
    await coach.get_by_role("link", name="Police").first.click()
    await says(coach, "by the position reported")


async def test_a_phone_that_may_not_say_where_it_is_says_so(pages: Windows) -> None:
    officer = await pages.enter(OFFICER)
    await officer.get_by_role("switch", name="Share where I am").click()
    await says(officer, "This phone does not let Nearhand know where it is.")
    await officer.get_by_role("switch", name="Share where I am").click()
    await expect(officer.get_by_role("alert")).to_have_count(0)
