"""The gate before police, in every state that somebody can stand before: rows of the table."""

from playwright.async_api import expect

from tests.e2e.stands.steps import COACH, MANAGER, OTHER_COACH, TEACHER, Stands, Story, go, says, tap
from tests.e2e.windows import DESK, Windows, hold

HOLDER, OFFICER = "Wen Zhao", "Officer Adair"


async def gated(windows: Windows) -> Stands:
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    holder, officer = await windows.enter(HOLDER), await windows.enter(OFFICER)
    await expect(officer.get_by_role("heading", level=1).first).to_be_visible()
    yield "an officer's first screen", officer
    yield "an officer's duty", await go(await windows.look(officer.context), "/duty", OFFICER)
    await hold(teacher)
    await tap(coach, "I'm going")
    await coach.get_by_role("link", name="Police").first.click()
    await says(coach, "Why an officer?")
    await says(coach, "edition 1")
    yield "gate, why", coach
    await tap(coach, "A crime by somebody who is not a student")
    await tap(coach, "Yes")
    await tap(coach, "Put the question")
    await says(coach, "No officer is asked yet.")
    yield "gate, asking", coach
    await says(holder, "You decide")
    await says(holder, "edition 1")
    yield "gate, you decide", holder
    await tap(holder, "Yes, ask")
    await says(coach, "1 of 2 done")
    yield "gate, conditions", coach
    await tap(coach, "Set")
    await says(coach, "Who meets the officer?")
    yield "gate, who meets", coach
    await coach.get_by_role("dialog").get_by_role("button", name=COACH).click()
    await coach.get_by_label("Where").select_option(label="Main office, Main")
    await tap(coach, "Set meeting place")
    await says(officer, "An officer is asked for")
    yield "gate, the officer's offer", officer
    await tap(officer, "I'm going")
    await says(officer, "On my way")
    yield "gate, the officer's call", officer
    await says(coach, "Officer coming")
    yield "gate, officer coming", coach
    await tap(coach, "Call")
    await says(coach, "What came of it?")
    yield "gate, telling a caregiver", coach
    await coach.keyboard.press("Escape")
    await tap(coach, "No longer needed, send back")
    await says(officer, "Turn round.")
    yield "gate, over for the officer", officer


async def endangered(windows: Windows) -> Stands:
    teacher, coach, other = await windows.enter(TEACHER), await windows.enter(COACH), await windows.enter(OTHER_COACH)
    manager = await windows.enter(MANAGER, size=DESK)
    await hold(teacher)
    await tap(coach, "I'm going")
    await tap(teacher, "A life is in danger")
    await expect(teacher.get_by_role("dialog")).to_be_visible()
    yield "danger, to hold", teacher
    await hold(teacher)
    await says(teacher, "I called 911")
    yield "danger, told", teacher
    await says(coach, "Life in danger")
    yield "danger, on the way", coach
    await says(other, "Life in danger")
    yield "danger, asked", other
    await coach.get_by_role("link", name="The reason is owed").first.click()
    await says(coach, "Give the reason now")
    yield "danger, its reason owed", coach
    await says(manager, "The reason is owed")
    yield "danger, on the board", manager


STORIES: tuple[Story, ...] = (gated, endangered)
