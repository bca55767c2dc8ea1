"""Every screen in every state that somebody can stand before: the table that `test_looks.py` walks.

A new screen or state is a new `yield`, in the story that comes by it: bring the window there, wait for a word of it, and
yield its name and the window. A story that is new is named in `STORIES`."""

from collections.abc import AsyncIterator, Callable

from playwright.async_api import Page, expect

from tests.e2e.windows import DESK, Windows, hold, short_form

TEACHER, COACH, MANAGER = "Carla Jensen", "Amara Okafor", "Yusuf Warsame"
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


async def stale(windows: Windows) -> Stands:
    manager = await windows.enter(MANAGER, size=DESK)
    await says(manager, "No open calls")
    await manager.context.set_offline(True)
    await expect(manager.get_by_role("alert").first).to_be_visible(timeout=BOUND_MS)
    yield "board, without data", manager


STORIES: tuple[Callable[[Windows], Stands], ...] = (stranger, unsent, called, stale)
