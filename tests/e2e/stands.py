"""Every screen in every state that somebody can stand before: the table that `test_looks.py` walks.

A new screen or state is a new `yield`, in the story that comes by it: bring the window there, wait for a word of it, and
yield its name and the window. A story that is new is named in `STORIES`."""

from collections.abc import AsyncIterator, Callable

from playwright.async_api import Page, WebSocketRoute, expect

from tests.e2e.windows import DESK, Windows, hold, short_form, through

TEACHER, MANAGER = "Carla Jensen", "Yusuf Warsame"
COACH, OTHER_COACH, FLOAT = "Amara Okafor", "Ben Castillo", "Uma Patel"
BOUND_MS = 20_000
Stands = AsyncIterator[tuple[str, Page]]


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word).first).to_be_visible(timeout=BOUND_MS)


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name).first.click(timeout=BOUND_MS)


async def go(page: Page, path: str, word: str) -> Page:
    await page.goto("/".join(page.url.split("/")[:3]) + path)
    await says(page, word)
    return page


async def stranger(windows: Windows) -> Stands:
    page = await windows.open()
    await says(page, TEACHER)
    yield "signed out, with the demo's doors", page
    yield "an invitation that is not known", await windows.open("/i/nobody")


async def unsent(windows: Windows) -> Stands:
    page = await windows.enter(TEACHER)
    await says(page, "Hold")
    yield "press, idle", page
    await tap(page, "Change")
    await expect(page.get_by_role("dialog")).to_be_visible()
    yield "press, choosing a room", page
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Hold").first.press("Tab")
    await page.route("**/api/calls", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    await hold(page)
    await says(page, "NOT SENT")
    yield "press, not sent", page


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
    await tap(coach, "I'm going")
    await says(teacher, "Coming")
    yield "coming", teacher
    await says(coach, "On my way")
    yield "call, said yes", coach
    await tap(coach, "On my way")
    await says(coach, "I'm here")
    yield "call, on the way", coach
    await tap(coach, "I'm here")
    await says(teacher, "Here")
    yield "here", teacher
    yield "call, here", coach
    await tap(coach, "Close the call")
    await says(coach, "Was anybody physically held?")
    yield "call, closing", coach
    await short_form(coach)
    await says(teacher, "Closed")
    yield "closed", teacher


async def caught(windows: Windows) -> Stands:
    """What lasts a moment, made to last: the finger on the disc, the press on its way."""
    teacher = await windows.enter(TEACHER)
    disc = teacher.get_by_role("button", name="Hold").first
    await disc.wait_for()
    drawn = await teacher.evaluate_handle(
        "() => { const was = requestAnimationFrame; requestAnimationFrame = () => 0; return was; }"
    )
    box = await disc.bounding_box()
    assert box is not None
    await teacher.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await teacher.mouse.down()
    await says(teacher, "Keep")
    yield "press, holding", teacher
    await teacher.mouse.up()
    await teacher.evaluate("(was) => { requestAnimationFrame = was; }", drawn)
    await teacher.route("**/api/calls", lambda route: None if route.request.method == "POST" else route.continue_())
    await teacher.evaluate("() => { const now = Date.now(); Date.now = () => now; }")
    await hold(teacher)
    await says(teacher, "Not received yet.")
    yield "press, sending", teacher


async def calm(windows: Windows) -> Stands:
    teacher = await windows.enter(TEACHER)
    await teacher.get_by_role("switch").click()
    yield "press, discreet", teacher
    await hold(teacher)
    await says(teacher, "Full screen")
    yield "calm", teacher
    await tap(teacher, "What is happening?")
    await says(teacher, "Only if you can.")
    yield "what is happening", teacher
    await tap(teacher, "Fight")
    await says(teacher, "Added: Fight.")
    yield "what is happening, said", teacher


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
    await tap(coach, "Go on duty")
    await says(coach, "Because notifications are blocked")
    yield "duty, on, with notifications denied", coach


async def alone(windows: Windows) -> Stands:
    """What rings nobody."""
    teacher = await windows.enter(TEACHER)
    for path, word in (("/welcome", "Welcome"), ("/sounds", "Sounds of Nearhand"), ("/practise", "It rings nobody")):
        yield path, await go(teacher, path, word)
    await hold(teacher)
    await says(teacher, "That is all it takes")
    yield "practised", teacher


async def desk(windows: Windows) -> Stands:
    manager = await windows.enter(MANAGER, size=DESK)
    yield "people", await go(manager, "/people", "Add a person")
    await tap(manager, "Add a person")
    await expect(manager.get_by_role("dialog")).to_be_visible()
    yield "people, adding", manager
    await go(manager, "/people", "Add a person")
    await manager.get_by_role("link", name=COACH).first.click()
    await expect(manager.get_by_role("heading", name=COACH)).to_be_visible(timeout=BOUND_MS)
    yield "a person", manager
    yield "places", await go(manager, "/schools", "Alder Learning Center")
    await manager.get_by_role("link", name="Alder Learning Center").first.click()
    await says(manager, "M104")
    yield "a place", manager
    yield "plans", await go(manager, "/plans", "Fight")
    await manager.get_by_role("link", name="Fight").first.click()
    await expect(manager.get_by_role("button", name="One more", exact=True)).to_be_visible(timeout=BOUND_MS)
    yield "a plan", manager
    yield "policy", await go(manager, "/policy", "In force")
    yield "figures", await go(manager, "/figures", "Figures")


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


async def between(windows: Windows) -> Stands:
    """Words between the desk and the phone, somebody asked by name, somebody who does not stir, a call that moved on."""
    manager, teacher = await windows.enter(MANAGER, size=DESK), await windows.enter(TEACHER)
    context = await windows.context()
    await context.route_web_socket("**/api/live", stirless)
    coach, other = await windows.look(context), await windows.enter(OTHER_COACH)
    await through(coach, COACH)
    await hold(teacher)
    await says(coach, "Help is needed")
    await tap(manager, "Ask more")
    await says(other, "Help is needed")
    await tap(other, "I can't")
    await says(other, "What keeps you?")
    yield "offer, saying why not", other
    await tap(coach, "I'm going")
    await says(coach, "Are you on your way?")
    yield "call, asked whether on the way", coach
    await tap(manager, "Ask somebody")
    await says(manager, "Who is to be asked?")
    yield "board, asking somebody by name", manager
    await manager.keyboard.press("Escape")
    await tap(manager, "Messages")
    await manager.get_by_label("To everybody on this call").fill("The door of the yard is open")
    await tap(manager, "Send")
    await expect(manager.get_by_role("listitem").get_by_text("The door of the yard is open")).to_be_visible(timeout=BOUND_MS)
    yield "board, messages", manager
    await tap(coach, "new message")
    await says(coach, "The door of the yard is open")
    yield "call, messages", coach
    await says(other, "Taken")
    yield "offer, taken", other


async def stirless(line: WebSocketRoute) -> None:
    """The line tells of everybody who said yes that they have stood still for long: in truth a minute must go by."""
    school = line.connect_to_server()
    school.on_message(lambda said: line.send(str(said).replace('"still_since":null', '"still_since":"2026-01-12T10:00:00Z"')))
    line.on_message(school.send)


async def stale(windows: Windows) -> Stands:
    manager = await windows.enter(MANAGER, size=DESK)
    await says(manager, "No open calls")
    await manager.context.set_offline(True)
    await expect(manager.get_by_role("alert").first).to_be_visible(timeout=BOUND_MS)
    yield "board, without data", manager


STORIES: tuple[Callable[[Windows], Stands], ...] = (
    stranger,
    unsent,
    caught,
    called,
    calm,
    between,
    wheel,
    duty,
    alone,
    desk,
    stale,
)
