"""The desk: who is there, where they are, what a plan does; changed on screens, and in force on the next press."""

from playwright.async_api import Page, expect

from tests.e2e.windows import DESK, Windows, hold, stands_at

TEACHER, COACH, MANAGER, ADMINISTRATOR = "Carla Jensen", "Amara Okafor", "Yusuf Warsame", "Robin Sayles"
PASSWORD = "a short walk home"


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name, exact=True).first.click()


async def go(page: Page, *names: str) -> None:
    for name in names:
        await page.get_by_role("link", name=name).first.click()


async def test_a_manager_invites_somebody_new_who_signs_in_on_another_phone(windows: Windows) -> None:
    manager = await windows.enter(MANAGER, size=DESK)
    await go(manager, "Setup")
    await tap(manager, "Add a person")
    await manager.get_by_label("Name", exact=True).fill("Ngozi Bell")
    await manager.get_by_role("combobox", name="Role").select_option("coach")
    await tap(manager, "Add")
    await expect(manager.get_by_role("heading", name="Ngozi Bell")).to_be_visible()
    await tap(manager, "Invite")
    await expect(manager.get_by_role("img")).to_be_visible()
    link = await manager.get_by_label("Or hand over this link").input_value()

    phone = await windows.open(link.removeprefix(windows.url))
    await phone.get_by_text("Ngozi Bell").first.wait_for()
    await phone.get_by_label("Choose a login name").fill("ngozi.bell")
    await phone.get_by_label("Choose a password").fill("short")
    await tap(phone, "That's me, continue")
    await expect(phone.get_by_role("alert")).to_have_text("The password is too short.")
    await expect(phone.get_by_label("Choose a password")).to_be_focused()
    await phone.get_by_label("Choose a password").fill(PASSWORD)
    await tap(phone, "That's me, continue")
    await expect(phone.get_by_role("link", name="Duty")).to_be_visible()

    await manager.reload()
    await expect(manager.get_by_text("Signs in as ngozi.bell")).to_be_visible()
    await tap(manager, "Shut out at once")
    await tap(manager, "Yes, shut out now")
    await expect(manager.get_by_text("Signed out everywhere")).to_be_visible()
    await expect(phone.get_by_role("heading", name="Sign in")).to_be_visible()


async def test_a_new_teacher_without_a_room_says_where_and_a_hold_before_that_is_not_lost(windows: Windows) -> None:
    manager = await windows.enter(MANAGER, size=DESK)
    await go(manager, "Setup")
    await tap(manager, "Add a person")
    await manager.get_by_label("Name", exact=True).fill("Ngozi Bell")
    await tap(manager, "Add")
    await tap(manager, "Invite")
    link = await manager.get_by_label("Or hand over this link").input_value()
    phone = await windows.open(link.removeprefix(windows.url))
    await phone.get_by_label("Choose a login name").fill("ngozi.bell")
    await phone.get_by_label("Choose a password").fill(PASSWORD)
    await tap(phone, "That's me, continue")
    await expect(phone.get_by_role("heading", name="Where are you?")).to_be_visible()
    await tap(phone, "Continue to the button")
    await expect(phone.get_by_role("link", name="Office")).to_be_visible()
    await expect(phone.get_by_text("Ready.")).to_have_count(0)
    await phone.get_by_role("button", name="Change").click()
    await expect(phone.get_by_role("dialog")).to_be_visible()
    await expect(phone.get_by_text("NOT SENT yet")).to_have_count(0)
    await phone.keyboard.press("Escape")
    await phone.get_by_role("button", name="Hold").first.press("Enter")
    await tap(phone, "Yes, call for help")
    unsent = phone.get_by_role("dialog").get_by_role("alert")
    await expect(unsent).to_contain_text("Tap your room: that calls for help.")
    await phone.get_by_role("dialog").get_by_role("button", name="Gym").click()
    await stands_at(phone, "Ringing")


async def test_a_plan_is_looked_at_in_plain_words_and_the_next_press_follows_it(windows: Windows) -> None:
    manager = await windows.enter(MANAGER, size=DESK)
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    await go(manager, "Setup", "Plans", "Not said yet")
    await expect(manager.get_by_text("Amara Okafor, coach, Cafeteria, about 1 min")).to_be_visible()
    await manager.get_by_label("Coaches of the school").first.select_option("0")
    await expect(manager.get_by_text("Every rung must ask somebody.")).to_be_visible()
    await manager.get_by_label("Also ask").first.select_option("floats")
    await expect(manager.get_by_text("2 phones ring:").first).to_be_visible()
    await tap(manager, "Put in force")
    await expect(manager.get_by_text("In force for the next call")).to_be_visible()

    await hold(teacher)
    await expect(teacher.get_by_text("Uma Patel").first).to_be_visible()
    await expect(coach.get_by_role("button", name="I'm going")).to_have_count(0)
    await manager.get_by_role("link", name="Back").click()
    await expect(manager.get_by_text("Yusuf Warsame,").first).to_be_visible()


async def test_a_plan_that_the_policy_forbids_says_why_by_what_is_wrong_and_is_mended_there(windows: Windows) -> None:
    manager = await windows.enter(MANAGER, size=DESK)
    await go(manager, "Setup", "Plans", "Rule broken")
    await tap(manager, "Life in danger")
    await tap(manager, "Put in force")
    why = "Police are never asked for Rule broken. A threat to life is never refused, so it cannot be both."
    await expect(manager.get_by_role("alert").get_by_text("Not in force: 1 thing to put right")).to_be_visible()
    await expect(manager.get_by_role("alert").get_by_text(f"Before police: {why}")).to_be_visible()
    await expect(manager.get_by_role("group", name="How urgent").get_by_text(why, exact=True)).to_be_visible()
    await tap(manager, "Urgent")
    await expect(manager.get_by_text(why)).to_have_count(0)
    await tap(manager, "Put in force")
    await expect(manager.get_by_text("In force for the next call")).to_be_visible()


async def test_how_long_a_yes_may_stand_still_is_set_in_the_plan_and_outlives_other_changes(windows: Windows) -> None:
    manager = await windows.enter(MANAGER, size=DESK)
    await go(manager, "Setup", "Plans", "Fight")
    patience = manager.get_by_role("group", name="Asked whether they are going")
    await expect(patience.get_by_text("60 s")).to_be_visible()
    await patience.get_by_role("button", name="Longer").click()
    await tap(manager, "Put in force")
    await expect(manager.get_by_text("In force for the next call")).to_be_visible()
    await manager.reload()
    await manager.get_by_role("button", name="Discreet").click()
    await tap(manager, "Put in force")
    await expect(manager.get_by_text("In force for the next call")).to_be_visible()
    await manager.reload()
    await expect(patience.get_by_text("70 s")).to_be_visible()


async def test_of_two_who_write_the_second_is_told_and_loses_nothing(windows: Windows) -> None:
    first, second = await windows.enter(MANAGER, size=DESK), await windows.enter(ADMINISTRATOR, size=DESK)
    for page in (first, second):
        await go(page, "Setup", "Plans", "Fight")
        await page.get_by_role("button", name="One more", exact=True).wait_for()
    await tap(first, "One more")
    await tap(first, "Put in force")
    await expect(first.get_by_text("In force for the next call")).to_be_visible()
    await second.get_by_role("button", name="Discreet").click()
    await tap(second, "Put in force")
    await expect(second.get_by_text("Yusuf Warsame changed the plans meanwhile")).to_be_visible()
    await expect(second.get_by_role("button", name="Discreet")).to_have_attribute("aria-pressed", "true")
    await tap(second, "Put mine in force")
    await expect(second.get_by_text("In force for the next call")).to_be_visible()


async def test_a_room_that_is_retired_can_no_longer_be_chosen(windows: Windows) -> None:
    manager, teacher = await windows.enter(MANAGER, size=DESK), await windows.enter(TEACHER)
    await go(manager, "Setup", "Places", "Alder Learning Center")
    await manager.get_by_role("button", name="Library").click()
    await tap(manager, "Retire this place")
    await tap(manager, "Yes, retire it")
    await expect(manager.get_by_text("1 retired place")).to_be_visible()
    await teacher.reload()
    await teacher.get_by_role("button", name="Change").click()
    await teacher.get_by_role("searchbox").fill("Library")
    await expect(teacher.get_by_text("Nothing found.")).to_be_visible()


async def test_the_desk_asks_for_the_password_again_and_goes_on_where_it_was(windows: Windows) -> None:
    manager = await windows.enter(MANAGER, size=DESK)
    tries = {"left": 1}

    async def stale_once(route: object) -> None:
        if tries["left"]:
            tries["left"] -= 1
            problem = '{"type":"about:blank","title":"Forbidden","status":403,"code":"step_up_needed","detail":"","facts":{}}'
            return await route.fulfill(status=403, content_type="application/problem+json", body=problem)  # type: ignore[attr-defined, no-any-return]
        return await route.continue_()  # type: ignore[attr-defined, no-any-return]

    await manager.route("**/api/people", stale_once)
    await go(manager, "Setup")
    await expect(manager.get_by_role("heading", name="Is it you?")).to_be_visible()
