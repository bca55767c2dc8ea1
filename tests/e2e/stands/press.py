"""What a teacher stands before, a stranger and whoever scans a code: rows of the table."""

from playwright.async_api import expect

from tests.e2e.stands.steps import COACH, OTHER_TEACHER, TEACHER, Stands, Story, deserted, go, says, stirless, tap, told
from tests.e2e.windows import Windows, hold


async def stranger(windows: Windows) -> Stands:
    page = await windows.open()
    await says(page, TEACHER)
    yield "signed out, with the demo's doors", page
    unknown = await windows.open("/i/nobody")
    await says(unknown, "Invitation over")
    yield "an invitation that is not known", unknown


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
    await tap(page, "No longer needed")
    await says(page, "Stopping")
    yield "press, taken back and not answered", page


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
    await expect(teacher.locator(".screen")).to_have_css("background-color", "rgb(0, 0, 0)")
    yield "what is happening", teacher
    await tap(teacher, "Fight")
    await says(teacher, "Added: Fight.")
    yield "what is happening, said", teacher
    await tap(teacher, "Done")
    await tap(teacher, "More urgent")
    await says(teacher, "Told ")
    yield "calm, told that it is more urgent", teacher


async def unheard(windows: Windows) -> Stands:
    """Nobody is there to be rung, and the screen does not say that it rings."""
    teacher = await told(windows, TEACHER, deserted)
    await hold(teacher)
    await says(teacher, "Call somebody now.")
    await expect(teacher.get_by_text("Ringing")).to_have_count(0)
    yield "nobody can be rung", teacher
    await tap(teacher, "No longer needed")
    await says(teacher, "Tell the office too.")
    yield "nobody can be rung, and no longer needed", teacher
    other = await told(windows, OTHER_TEACHER, deserted)
    await other.get_by_role("switch").click()
    await hold(other)
    await says(other, "Full screen")
    await expect(other.get_by_text("Ringing")).to_have_count(0)
    for number in ("Office", "911"):
        await expect(other.get_by_role("link", name=number)).to_be_visible()
    yield "calm, nobody can be rung", other


async def silent(windows: Windows) -> Stands:
    """Somebody said yes, and nothing was heard of them since: nobody is said to come."""
    coach = await windows.enter(COACH)
    teacher = await told(windows, TEACHER, stirless)
    await hold(teacher)
    await tap(coach, "I'm going")
    await says(teacher, "Nothing was heard since")
    for number in ("Office", "911"):
        await expect(teacher.get_by_role("link", name=number).first).to_be_visible()
    yield "they said yes, and no word of them since", teacher


async def alone(windows: Windows) -> Stands:
    """What rings nobody."""
    teacher = await windows.enter(TEACHER)
    for path, word in (("/welcome", "Welcome"), ("/sounds", "Sounds of Nearhand"), ("/practise", "It rings nobody")):
        yield path, await go(teacher, path, word)
    await hold(teacher)
    await says(teacher, "That is all it takes")
    yield "practised", teacher


STORIES: tuple[Story, ...] = (
    stranger,
    unsent,
    caught,
    calm,
    unheard,
    silent,
    alone,
)
