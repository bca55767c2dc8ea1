"""What is on record of a call, as a manager's window reads it."""

from typing import Any

from playwright.async_api import Page

from tests.e2e.pushing import eventually


async def timeline(manager: Page, call: str) -> list[dict[str, Any]]:
    told = await manager.evaluate("(path) => fetch(path).then((answer) => answer.json())", f"/api/calls/{call}/timeline")
    entries: list[dict[str, Any]] = told["entries"]
    return entries


async def happens(manager: Page, call: str, kind: str) -> dict[str, Any]:
    """The first event of that kind, once it is on record."""

    async def it() -> dict[str, Any] | None:
        return next((each for each in await timeline(manager, call) if each["type"] == kind), None)

    return await eventually(it, f"{kind} is on the timeline")
