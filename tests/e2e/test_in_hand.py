"""The app in the hand: what it says of itself, what it keeps without a network, what it leaves out at the wheel."""

from typing import Any

from playwright.async_api import Page, expect

from tests.e2e.stands.answer import begun
from tests.e2e.windows import DESK, Windows, hold, through

TEACHER, COACH, FLOAT, MANAGER = "Carla Jensen", "Amara Okafor", "Uma Patel", "Yusuf Warsame"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 Version/18.4 Mobile/15E148 Safari/604.1"
BLOCKED = 'Object.defineProperty(Notification, "permission", { get: () => "denied" });'
IN_A_TAB = "delete window.PushManager; delete window.Notification;"
AT_MOST = 3
HIDDEN = """(one) => {
  const box = (what) => what.getBoundingClientRect();
  return Math.max(0, box(one).bottom - box(document.querySelector(".acts")).top);
}"""


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word, exact=True).first).to_be_visible()


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name, exact=True).first.click()


async def on_duty_with(windows: Windows, script: str, **more: Any) -> Page:
    """A coach's phone of that kind, gone off duty and on again."""
    context = await windows.context(**more)
    await context.add_init_script(script)
    page = await windows.look(context)
    await through(page, COACH)
    await page.get_by_role("link", name="Duty").first.click()
    await tap(page, "End duty")
    await tap(page, "Go on duty")
    return page


async def test_with_notifications_denied_duty_begins_and_the_phone_says_why_it_rings_only_while_open(windows: Windows) -> None:
    coach = await on_duty_with(windows, BLOCKED)
    await says(coach, "Rings while Nearhand is open")
    await says(coach, "Because notifications are blocked for Nearhand.")
    await says(coach, "Choose Allow, then test again")
    await coach.reload()
    await says(coach, "Because notifications are blocked for Nearhand.")
    await says(coach, "Will NOT ring")  # nobody has tapped since: no sound either


async def test_on_the_smallest_phone_the_way_out_of_a_block_is_seen_without_scrolling(windows: Windows) -> None:
    coach = await on_duty_with(windows, BLOCKED)
    again = coach.get_by_role("button", name="Test again")
    await expect(again).to_be_visible()
    assert 0 == await again.evaluate(HIDDEN)


async def test_a_test_that_changes_nothing_says_so_and_every_screen_gives_the_same_reason(windows: Windows) -> None:
    coach = await on_duty_with(windows, BLOCKED)
    await tap(coach, "Test again")
    await expect(coach.get_by_role("status").filter(has_text="it still does not ring")).to_be_visible()
    await coach.get_by_role("link", name="Help").click()
    await expect(coach.get_by_role("link", name="has not proved that it rings")).to_contain_text("notifications are blocked")


async def test_what_is_still_to_do_is_not_told_as_nothing_where_it_is_not_known(rooms: Windows) -> None:
    coach = await rooms.enter(COACH)
    await coach.get_by_role("link", name="Duty").first.click()
    await says(coach, "Positive contact")
    await coach.evaluate("navigator.serviceWorker.ready.then(() => null)")
    unknown = coach.get_by_text("What is still to do cannot be told without a network.")
    await expect(unknown).to_have_count(0)
    await coach.context.set_offline(True)
    await coach.reload()
    await expect(unknown).to_be_visible()
    await coach.context.set_offline(False)
    await expect(unknown).to_have_count(0)


async def test_on_the_smallest_phone_all_that_belongs_to_the_hold_is_seen_whatever_stands_above_it(windows: Windows) -> None:
    context = await windows.context()
    await context.add_init_script(BLOCKED)
    coach = await windows.look(context)
    await through(coach, COACH)
    await coach.get_by_role("link", name="Help").click()
    how = coach.locator("#hold-how")
    await expect(coach.get_by_text("has not proved that it rings")).to_be_visible()
    unproven = await how.evaluate(HIDDEN)

    await coach.get_by_role("link", name="Duty").click()
    await tap(coach, "End duty")
    await says(coach, "Off duty")
    await coach.route("**/api/duty/shift", begun)
    await coach.goto(f"{windows.url}/me")
    await says(coach, "Your shift has begun")
    await coach.get_by_role("link", name="Help").click()
    await says(coach, "Your shift has begun")
    await expect(how).to_be_visible()
    shift = await how.evaluate(HIDDEN)

    await coach.context.set_offline(True)
    await says(coach, "Nearhand is not reached now.")
    assert (0, 0, 0) == (unproven, shift, await how.evaluate(HIDDEN))


async def test_an_iphone_in_its_browser_is_told_to_move_to_the_home_screen(windows: Windows) -> None:
    coach = await on_duty_with(windows, IN_A_TAB, user_agent=IPHONE)
    await says(coach, "Because Nearhand is open in the browser. An iPhone rings only for apps on the Home Screen.")
    await says(coach, "Choose Add to Home Screen")
    await expect(coach.get_by_role("button", name="Test again")).to_have_count(0)


async def test_a_practised_press_sends_nothing_rings_nobody_and_is_counted_nowhere(windows: Windows) -> None:
    manager = await windows.enter(MANAGER, size=DESK)
    teacher = await windows.enter(TEACHER)
    await teacher.get_by_role("link", name="Me").click()
    await teacher.get_by_role("link", name="Practise the button").click()
    sent: list[str] = []
    teacher.on("request", lambda request: sent.append(request.url) if request.method != "GET" else None)
    await hold(teacher)
    await says(teacher, "Nothing was sent. Nobody was rung.")
    await tap(teacher, "Done")
    await says(teacher, "Practise the button")
    await says(manager, "No open calls")
    calls = await teacher.evaluate("fetch('/api/calls').then((answer) => answer.json())")
    assert ([], []) == (sent, calls)


async def test_steps_without_a_network_are_shown_as_said_and_arrive_in_their_order(windows: Windows) -> None:
    manager = await windows.enter(MANAGER, size=DESK)
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    await hold(teacher)
    await tap(coach, "I'm going")
    await coach.get_by_role("button", name="On my way").wait_for()
    call = coach.url.rsplit("/", 1)[-1]

    await coach.context.set_offline(True)
    await tap(coach, "On my way")
    await tap(coach, "I'm here")
    await tap(coach, "Backup")
    for words in ("At the stairs", "Calm by now"):
        await tap(coach, "Note")
        await coach.get_by_label("What should be known?").fill(words)
        await tap(coach, "Save note")
    await says(coach, "5 things wait on this phone")
    await expect(coach.get_by_text("waiting to be sent", exact=True)).to_have_count(5)
    await expect(teacher.get_by_text(f"{COACH} is with you.", exact=True)).to_have_count(0)

    await coach.context.set_offline(False)
    await expect(coach.get_by_text("waiting to be sent", exact=True)).to_have_count(0)
    await says(teacher, f"{COACH} is with you.")
    for words in ("At the stairs", "Calm by now"):
        await says(coach, f"{COACH}: {words}")
    fetched = "(path) => fetch(path).then((answer) => answer.json())"
    came = (await manager.evaluate(fetched, f"/api/calls/{call}"))["assignments"][0]
    assert came["accepted_at"] < came["on_scene_since"] < came["on_scene_at"]  # said there before it was heard
    told = await manager.evaluate(fetched, f"/api/calls/{call}/timeline")
    order = [each["type"] for each in told["entries"]]
    assert ["responder.en_route", "responder.on_scene"] == [kind for kind in order if kind.startswith("responder.")]


async def test_the_words_of_a_note_that_was_begun_outlive_a_page_that_the_phone_drops(rooms: Windows) -> None:
    teacher, coach = await rooms.enter(TEACHER), await rooms.enter(COACH)
    await hold(teacher)
    await tap(coach, "I'm going")
    await tap(coach, "Note")
    words = coach.get_by_label("What should be known?")
    await words.press_sequentially("Yard door blocked")
    await coach.reload()
    await tap(coach, "Note")
    await expect(words).to_have_value("Yard door blocked")
    await tap(coach, "Save note")
    await says(coach, f"{COACH}: Yard door blocked")
    await tap(coach, "Note")
    await expect(words).to_have_value("")


async def test_what_the_caller_says_meanwhile_reaches_whoever_is_there(windows: Windows) -> None:
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    await hold(teacher)
    for name in ("I'm going", "On my way", "I'm here"):
        await tap(coach, name)
    await tap(teacher, "More urgent")
    await expect(coach.get_by_role("listitem").filter(has_text="More urgent").filter(has_text=TEACHER)).to_be_visible()
    await expect(coach.locator(".state").filter(has_text="The caller pressed once more: more urgent")).to_be_visible()
    await tap(teacher, "No longer needed")
    await expect(coach.get_by_role("status").filter(has_text="The caller says: no longer needed")).to_be_visible()


async def test_who_hands_the_call_back_is_named_to_the_caller_who_was_waiting_for_them(windows: Windows) -> None:
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    await hold(teacher)
    await tap(coach, "I'm going")
    await tap(coach, "Hand back")
    await coach.get_by_role("dialog").get_by_role("button", name="Too far away").click()
    await says(teacher, f"{COACH} cannot come after all.")


async def test_a_life_in_danger_without_a_network_keeps_the_way_to_911_in_sight(windows: Windows) -> None:
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    await hold(teacher)
    await tap(coach, "I'm going")
    await teacher.get_by_role("button", name="A life is in danger", exact=True).wait_for()
    await teacher.context.set_offline(True)
    await tap(teacher, "A life is in danger")
    await hold(teacher)
    await says(teacher, "Life in danger: being sent")
    await expect(teacher.get_by_role("link", name="Call 911")).to_be_visible()


async def buttons(page: Page) -> list[str]:
    return [name.strip() for name in await page.get_by_role("button").all_inner_texts()]


async def test_at_the_wheel_there_are_three_buttons_nothing_to_type_and_it_ends_by_itself_on_scene(windows: Windows) -> None:
    manager = await windows.enter(MANAGER, size=DESK)
    teacher, driver = await windows.enter(TEACHER), await windows.enter(FLOAT)
    await hold(teacher)
    await tap(manager, "Ask more")
    await says(driver, "Help is needed")
    await driver.get_by_role("switch").click()
    await expect(driver.get_by_role("switch")).to_have_count(0)
    assert ["I'm going", "I can't", "Not driving"] == await buttons(driver)

    await tap(driver, "I'm going")
    await driver.get_by_role("button", name="On my way").wait_for()
    drive = driver.locator(".drive")
    await expect(drive).to_be_visible()
    assert len(await drive.get_by_role("button").all()) <= AT_MOST
    await expect(driver.get_by_role("textbox")).to_have_count(0)
    await tap(driver, "On my way")
    await tap(driver, "I'm here")
    await expect(drive).to_have_count(0)
    await says(driver, "since you arrived")


async def test_the_end_of_a_call_gives_the_button_back_by_itself_ten_minutes_later(rooms: Windows) -> None:
    teacher = await rooms.enter(TEACHER)
    await teacher.clock.install()
    await teacher.reload()
    await hold(teacher)
    await teacher.get_by_role("button", name="Undo").click()
    await says(teacher, "Withdrawn")
    await teacher.clock.fast_forward("09:00")
    await says(teacher, "Withdrawn")
    await teacher.clock.fast_forward("01:01")
    await expect(teacher.get_by_role("button", name="Hold")).to_be_visible()
