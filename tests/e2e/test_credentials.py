"""What a post needs: without it no duty; a manager enters it at the person, and duty is one tap away."""

from playwright.async_api import expect

from tests.e2e.stands.policy import ask
from tests.e2e.stands.steps import COACH, MANAGER, says, tap
from tests.e2e.windows import DESK, Windows

LICENCE = "Education and licence of the post"


async def test_a_manager_enters_what_was_missing_and_the_refused_coach_goes_on_duty_with_one_tap(windows: Windows) -> None:
    manager, coach = await windows.enter(MANAGER, size=DESK), await windows.enter(COACH)
    await coach.get_by_role("link", name="Duty").first.click()
    await tap(coach, "End duty")
    [edition, *_] = await ask(manager, "GET", "/api/policy/editions")
    await ask(manager, "PUT", "/api/policy", {"edition": edition["edition"], "pack": "isd287", "why": "The board voted"})

    await manager.get_by_role("link", name="Setup").click()
    await manager.get_by_role("link", name=COACH).first.click()
    await tap(manager, "Add a role")
    await manager.get_by_role("combobox", name="Role").select_option("coach")
    await manager.get_by_role("combobox", name="Post").select_option("student_safety_coach")
    await tap(manager, "Give this role")
    await says(manager, LICENCE)
    await tap(coach, "Go on duty")
    await says(coach, "A credential that your post needs is missing.")
    await expect(coach.get_by_role("listitem").filter(has_text=LICENCE).first).to_contain_text("No duty without it.")

    await tap(manager, "Add a credential")
    sheet = manager.get_by_role("dialog")
    await sheet.get_by_label("What was shown").select_option(label=LICENCE)
    await sheet.get_by_label("Where the paper lies").fill("Folder 7")
    await sheet.get_by_role("button", name="Save").click()
    await expect(sheet).to_have_count(0)
    await says(manager, "Paper: Folder 7")
    await tap(coach, "Go on duty")
    await says(coach, "On duty")
    await expect(coach.get_by_role("button", name="End duty")).to_be_visible()
    await expect(coach.get_by_text("A credential that your post needs is missing.")).to_have_count(0)
