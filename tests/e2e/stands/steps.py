"""How a story comes to a state: who is there, and the words by which a window is known."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from playwright.async_api import Page, WebSocketRoute, expect

from tests.e2e.windows import Windows

TEACHER, OTHER_TEACHER, MANAGER = "Carla Jensen", "Devon Price", "Yusuf Warsame"
COACH, OTHER_COACH, FLOAT = "Amara Okafor", "Ben Castillo", "Uma Patel"
Stands = AsyncIterator[tuple[str, Page]]
Story = Callable[[Windows], Stands]


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word).first).to_be_visible()


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name).first.click()


async def go(page: Page, path: str, word: str) -> Page:
    await page.goto("/".join(page.url.split("/")[:3]) + path)
    await says(page, word)
    return page


ASK = """async ([method, path, body]) => {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() };
  const answer = await fetch(path, { method, headers, body: body === null ? undefined : JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}"""


async def ask(page: Page, method: str, path: str, body: Any = None) -> Any:
    return await page.evaluate(ASK, [method, path, body])


async def told(windows: Windows, name: str, line: Callable[[WebSocketRoute], Awaitable[None]]) -> Page:
    """The phone of somebody to whom the line tells what would take too long to wait for."""
    phone = await windows.context()
    await phone.route_web_socket("**/api/live", line)
    await windows.sign_in(phone, name)
    return await windows.look(phone)


async def stirless(line: WebSocketRoute) -> None:
    """The line tells of everybody who said yes that they have stood still for long: in truth a minute must go by."""
    school = line.connect_to_server()
    school.on_message(lambda said: line.send(str(said).replace('"still_since":null', '"still_since":"2026-01-12T10:00:00Z"')))
    line.on_message(school.send)


async def unneeded(line: WebSocketRoute) -> None:
    """The line tells of each call that its caller needs nobody any more: in truth the time for an undo must go by."""
    school = line.connect_to_server()
    school.on_message(lambda said: line.send(str(said).replace('"stand_down_asked":false', '"stand_down_asked":true')))
    line.on_message(school.send)


async def missed(line: WebSocketRoute) -> None:
    """The line tells of each offer that its time has gone by: in truth a quarter of a minute must."""
    school = line.connect_to_server()
    school.on_message(lambda said: line.send(str(said).replace('"state":"offered"', '"state":"expired"')))
    line.on_message(school.send)


async def deserted(line: WebSocketRoute) -> None:
    """The line tells of each call that the top of its ladder is reached and that nobody is there to be rung."""
    school = line.connect_to_server()
    school.on_message(lambda said: line.send(_alone(said)))
    line.on_message(school.send)


def _alone(said: str | bytes) -> str:
    nobody = {"exhausted": True, "next_asked": [], "next_count": 0, "assignments": []}
    return json.dumps(json.loads(said, object_hook=lambda told: told | {each: nobody[each] for each in nobody if each in told}))
