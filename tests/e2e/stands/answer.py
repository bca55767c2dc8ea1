"""What whoever is asked stands before, and the board meanwhile: rows of the table."""

from urllib.parse import urlsplit

from playwright.async_api import Route, expect

from tests.e2e.stands.steps import COACH, FLOAT, MANAGER, OTHER_COACH, TEACHER, Stands, Story, go, says, stirless, tap, unneeded
from tests.e2e.windows import DESK, Windows, hold, short_form, stands_at, through

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 Version/18.4 Mobile/15E148 Safari/604.1"


async def called(windows: Windows) -> Stands:
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    manager = await windows.enter(MANAGER, size=DESK)
    await says(manager, "No open calls")
    yield "board, empty", manager
    yield "duty, on", await go(coach, "/duty", "Duty")
    yield "me", await go(await windows.look(coach.context), "/me", "Sign out")
    await hold(teacher)
    await says(teacher, "Ringing")
    yield "ringing", teacher
    await says(coach, "Help is needed")
    yield "offer", coach
    await says(manager, "no yes yet")
    yield "board, a call without a yes", manager
    await tap(coach, "I can't")
    await says(coach, "What keeps you?")
    yield "offer, saying why not", coach
    await tap(coach, "I'm going after all")
    await stands_at(teacher, "Coming")
    yield "coming", teacher
    await says(coach, "On my way")
    yield "call, said yes", coach
    await tap(coach, "On my way")
    await says(coach, "I'm here")
    yield "call, on the way", coach
    await manager.get_by_role("button", name="Close", exact=True).click()
    await says(manager, "Was anybody physically held?")
    yield "board, closing", manager
    await manager.get_by_role("group", name="Was anybody physically held?").get_by_role("button", name="Yes").click()
    await says(manager, "more today")
    yield "board, closing after a hold", manager
    await tap(manager, "It ended otherwise")
    await says(manager, "Pressed by mistake")
    yield "board, ended otherwise", manager
    for _back in range(2):
        await manager.keyboard.press("Escape")
    await tap(coach, "I'm here")
    await stands_at(teacher, "Here")
    yield "here", teacher
    yield "call, here", coach
    await tap(coach, "Close the call")
    await says(coach, "Was anybody physically held?")
    yield "call, closing", coach
    await manager.get_by_role("button", name="Close", exact=True).click()
    await says(manager, "Was anybody physically held?")
    await short_form(coach)
    await stands_at(teacher, "Closed")
    yield "closed", teacher
    await says(manager, "Somebody else has closed this call meanwhile.")
    yield "board, closed meanwhile", manager


async def between(windows: Windows) -> Stands:
    """Words between the desk and the phone, somebody asked by name, somebody who does not stir, a call that moved on."""
    teacher = await windows.enter(TEACHER)
    desk, phone, third = await windows.context(size=DESK), await windows.context(), await windows.context()
    for context, told in ((desk, stirless), (phone, stirless), (third, unneeded)):
        await context.route_web_socket("**/api/live", told)
    manager, coach, other = [await windows.look(context) for context in (desk, phone, third)]
    await through(manager, MANAGER)
    await through(coach, COACH)
    await through(other, OTHER_COACH)
    await hold(teacher)
    await says(coach, "Help is needed")
    await tap(manager, "Ask more")
    await says(other, "The caller says: no longer needed")
    await tap(coach, "I'm going")
    await says(coach, "Are you on your way?")
    yield "call, asked whether on the way", coach
    await says(manager, "No word from")
    yield "board, somebody who does not stir", manager
    await tap(manager, "Ask somebody")
    await says(manager, "Who is to be asked?")
    yield "board, asking somebody by name", manager
    await manager.keyboard.press("Escape")
    await tap(manager, "Messages")
    await manager.get_by_label("To everybody on this call").fill("The door of the yard is open")
    await tap(manager, "Send")
    await expect(manager.get_by_role("listitem").get_by_text("The door of the yard is open")).to_be_visible()
    yield "board, messages", manager
    await tap(coach, "new message")
    await says(coach, "The door of the yard is open")
    yield "call, messages", coach
    await says(other, "Taken")
    yield "offer, taken", other


async def wheel(windows: Windows) -> Stands:
    manager, teacher = await windows.enter(MANAGER, size=DESK), await windows.enter(TEACHER)
    driver = await windows.enter(FLOAT)
    await hold(teacher)
    await tap(manager, "Ask more")
    await says(driver, "Help is needed")
    yield "offer, by road", driver
    await driver.get_by_role("switch").click()
    await says(driver, "Not driving")
    yield "offer, driving", driver
    await tap(driver, "I'm going")
    await says(driver, "On my way")
    yield "call, driving", driver


async def duty(windows: Windows) -> Stands:
    context = await windows.context()
    await context.add_init_script('Object.defineProperty(Notification, "permission", { get: () => "denied" });')
    coach = await windows.look(context)
    await through(coach, COACH)
    await coach.get_by_role("link", name="Duty").first.click()
    await tap(coach, "Pause")
    await says(coach, "Paused")
    yield "duty, paused", coach
    await tap(coach, "End duty")
    await says(coach, "Off duty")
    yield "duty, off", coach
    await coach.route("**/api/duty/shift", begun)
    await go(coach, "/me", "Your shift has begun")
    yield "a shift that has begun", coach
    await go(coach, "/duty", "Your shift at Alder Learning Center has begun")
    yield "duty, off, with a shift that has begun", coach
    await tap(coach, "Go on duty")
    await says(coach, "Because notifications are blocked")
    yield "duty, on, with notifications denied", coach


async def apart(windows: Windows) -> Stands:
    """Without a line to the school, each in what they stand before; and a phone whose browser rings nobody."""
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    await coach.route("**/api/duty/shift", begun)
    await go(coach, "/sounds", "Sounds of Nearhand")
    yield "sounds, of somebody whom calls ring", coach
    await go(coach, "/duty", "Duty")
    await tap(coach, "End duty")
    await says(coach, "Off duty")
    await coach.get_by_role("link", name="Help").click()
    await says(coach, "Your shift has begun")
    yield "press, under a shift that has begun", coach
    await tap(coach, "Go on duty")
    await says(coach, "Where you are")
    for page in (teacher, coach):
        await page.context.set_offline(True)
    await says(teacher, "Nearhand is not reached now.")
    yield "press, without a line", teacher
    await says(coach, "No line to Nearhand")
    yield "duty, without a line", coach
    tab = await windows.context(user_agent=IPHONE)
    await tab.add_init_script("delete window.PushManager; delete window.Notification;")
    phone = await windows.look(tab)
    await through(phone, COACH)
    await go(phone, "/duty", "Because Nearhand is open in the browser.")
    yield "duty, on an iPhone's browser", phone


async def begun(route: Route) -> None:
    """A shift of this morning, that nobody has to wait for."""
    times = {"starts": "2026-01-12T13:30:00Z", "ends": "2026-01-12T21:30:00Z"}
    await route.fulfill(json={"shift": {"school_name": "Alder Learning Center", **times}})


async def ended(windows: Windows) -> Stands:
    """What is left to do when a call is over: for its coach, and for who looks after the school."""
    teacher, coach = await windows.enter(TEACHER), await windows.enter(COACH)
    await hold(teacher)
    for name in ("I'm going", "On my way", "I'm here", "Close the call"):
        await tap(coach, name)
    sheet = coach.get_by_role("dialog")
    await sheet.get_by_role("button", name="Calm, back in class").click()
    held = sheet.get_by_role("group", name="Was anybody physically held?")
    await held.get_by_role("button", name="Yes", exact=True).click()
    await sheet.get_by_role("button", name="Not asked, not there").click()
    await sheet.get_by_role("button", name="Close for now").click()
    await says(coach, "answers are missing")
    mine = urlsplit(coach.url).path
    yield "report, to be finished", coach
    yield "what is still to be done, one's own", await go(coach, "/me", "Report:")
    await go(coach, "/duty", "Duty")
    await tap(coach, "Positive contact")
    await expect(coach.get_by_role("dialog")).to_be_visible()
    yield "duty, a positive contact", coach
    manager = await windows.enter(MANAGER, size=DESK)
    await says(manager, "Still to do")
    yield "board, what is still to be done", manager
    await tap(manager, "Hand over")
    await says(manager, "Who does it?")
    yield "board, handing over what is to be done", manager
    await manager.keyboard.press("Escape")
    await manager.get_by_role("button", name="Not to be done").first.click()
    await says(manager, "Why not?")
    yield "board, declining what is still to be done", manager
    await manager.keyboard.press("Escape")
    await manager.get_by_role("button", name="Done", exact=True).first.click()
    await says(manager, "Is it done?")
    yield "board, what is still to be done is done", manager
    await go(coach, mine, "Who held?")
    await coach.get_by_label("Who held?").scroll_into_view_if_needed()
    yield "report, with words to write", coach


STORIES: tuple[Story, ...] = (
    called,
    between,
    wheel,
    duty,
    apart,
    ended,
)
