"""How a story comes to a state: who is there, and the words by which a window is known."""

from collections.abc import AsyncIterator, Callable
from typing import Any

from playwright.async_api import Page, WebSocketRoute, expect

from tests.e2e.windows import Windows

TEACHER, MANAGER = "Carla Jensen", "Yusuf Warsame"
COACH, OTHER_COACH, FLOAT = "Amara Okafor", "Ben Castillo", "Uma Patel"
BOUND_MS = 20_000
Stands = AsyncIterator[tuple[str, Page]]
Story = Callable[[Windows], Stands]


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word).first).to_be_visible(timeout=BOUND_MS)


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name).first.click(timeout=BOUND_MS)


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


async def stirless(line: WebSocketRoute) -> None:
    """The line tells of everybody who said yes that they have stood still for long: in truth a minute must go by."""
    school = line.connect_to_server()
    school.on_message(lambda said: line.send(str(said).replace('"still_since":null', '"still_since":"2026-01-12T10:00:00Z"')))
    line.on_message(school.send)
