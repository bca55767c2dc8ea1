"""At the gate: who might come, said before anybody asks; a word with the coach first; a reason that is given after the end."""

from playwright.async_api import expect

from tests.e2e.stands.steps import MANAGER, OTHER_TEACHER
from tests.e2e.test_gate import COACH, HOLDER, asked, says, tap, there
from tests.e2e.windows import DESK, Windows, hold, short_form, stands_at


async def test_whether_the_officer_is_free_is_said_before_the_question_is_put_and_to_who_decides(pages: Windows) -> None:
    _, coach = await there(pages)
    holder = await pages.enter(HOLDER)
    await coach.get_by_role("link", name="Police").first.click()
    await says(coach, "Who might come")
    await says(coach, "Officer Adair")
    await coach.go_back()
    await asked(coach)
    await says(holder, "You decide")
    await says(holder, "Officer Adair")


async def test_who_decides_may_talk_to_those_on_the_call_first_and_the_question_rings_on(pages: Windows) -> None:
    _, coach = await there(pages)
    holder = await pages.enter(HOLDER)
    await asked(coach)
    await tap(holder, "Talk to who is there first")
    sheet = holder.get_by_role("dialog")
    await expect(sheet.get_by_text(COACH)).to_be_visible()
    await sheet.get_by_label("To everybody on this call").fill("Is anybody hurt?")
    await sheet.get_by_role("button", name="Send").click()
    await says(holder, "Is anybody hurt?")
    await sheet.get_by_role("button", name="Back").click()
    await expect(holder.get_by_role("button", name="Yes, ask")).to_be_enabled()
    await coach.get_by_role("button", name="Back").first.click()
    await says(coach, "1 new message")


async def test_what_an_offer_became_waits_behind_a_question_that_is_put_now(pages: Windows) -> None:
    manager, other, holder = await pages.enter(MANAGER, size=DESK), await pages.enter(OTHER_TEACHER), await pages.enter(HOLDER)
    await hold(other)
    await tap(manager, "Ask somebody")
    await manager.get_by_role("dialog").get_by_role("button", name=HOLDER).click()
    await says(holder, "Help is needed")
    await stands_at(other, "Ringing")
    await tap(other, "Undo")
    await expect(holder.get_by_role("button", name="Back to duty")).to_be_visible()
    _, coach = await there(pages)
    await asked(coach)
    await says(holder, "You decide")
    await tap(holder, "No, we handle it")


async def test_the_reason_of_a_life_in_danger_can_be_given_after_the_call_is_closed(pages: Windows) -> None:
    teacher, coach = await there(pages)
    await tap(teacher, "A life is in danger")
    await hold(teacher)
    await expect(coach.get_by_role("link", name="The reason is owed").first).to_be_visible()
    for name in ("On my way", "I'm here", "Close the call"):
        await tap(coach, name)
    await short_form(coach, "Asked, did not come")
    await stands_at(teacher, "Closed")
    await expect(coach.get_by_role("heading", name="Report")).to_be_visible()
    await coach.get_by_role("link", name="The reason is owed").click()
    await says(coach, "The call is over")
    await tap(coach, "Give the reason now")
    await tap(coach, "Somebody's physical safety")
    await expect(coach.get_by_text("The reason is owed")).to_have_count(0)
