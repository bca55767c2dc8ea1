"""The knock on the door of a closed app, all the way: server, push service, service worker, notification, tap.

Each test also fails on a message that the push service found unsound, and on a room on a lock screen.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.pushing import Phone, Pockets, eventually, fill_without_phones
from tests.e2e.windows import DESK, Windows, hold
from tests.push_service import Behaviour, PushService
from tests.serving import Server

TEACHER, COACH, OTHER_COACH, MANAGER = "Carla Jensen", "Amara Okafor", "Ben Castillo", "Yusuf Warsame"
ROOM = "M104"
BOUND_MS = 20_000


@pytest.fixture
async def service() -> AsyncIterator[PushService]:
    async with PushService() as service:
        yield service
    assert [] == service.unsound
    assert [] == [message.text for message in service.received if ROOM in message.text or TEACHER in message.text]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_without_phones(tmp_path_factory.mktemp("filled"))


@pytest.fixture
async def pockets(browser: Browser, service: PushService, filled: Path, tmp_path: Path) -> AsyncIterator[Pockets]:
    server = Server(tmp_path, NEARHAND_PUSH_HOSTS_EXTRA=service.origin)
    shutil.copyfile(filled, tmp_path / "nearhand.db")
    server.start()
    windows = Windows(browser, server.url)
    pockets = Pockets(windows=windows, service=service)
    carrying = asyncio.create_task(pockets.carry())
    try:
        yield pockets
        assert not carrying.done(), carrying.exception()
    finally:
        carrying.cancel()
        await windows.close()
        server.stop()
    assert [] == windows.complaints, "the browser's console"


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word, exact=True).first).to_be_visible(timeout=BOUND_MS)


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name).first.click(timeout=BOUND_MS)


async def proven(pockets: Pockets, name: str, person: str) -> Phone:
    """A phone that has rung once. The demo's coaches are on duty already."""
    phone = await pockets.phone(name, person)
    await phone.page.get_by_role("link", name="Duty").first.click()
    await tap(phone.page, "Test this phone")
    await says(phone.page, "This phone will ring")
    return phone


async def sign_of(manager: Page, person: str, word: str) -> None:
    """What the board says of somebody on duty."""
    line = manager.get_by_role("listitem").filter(has_text=person).filter(has_text=word)
    await expect(line.first).to_be_visible(timeout=BOUND_MS)


async def timeline(manager: Page, call: str) -> list[dict[str, Any]]:
    told = await manager.evaluate("(path) => fetch(path).then((answer) => answer.json())", f"/api/calls/{call}/timeline")
    entries: list[dict[str, Any]] = told["entries"]
    return entries


async def happens(manager: Page, call: str, kind: str) -> dict[str, Any]:
    """The first event of that kind, once it is on record."""

    async def it() -> dict[str, Any] | None:
        return next((each for each in await timeline(manager, call) if each["type"] == kind), None)

    return await eventually(it, f"{kind} is on the timeline")


async def test_going_on_duty_rings_the_phone_once_and_proves_it_on_every_board(pockets: Pockets) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    phone = await pockets.phone("amara", COACH)
    await sign_of(manager, COACH, "not proven to ring")
    await phone.page.get_by_role("link", name="Duty").first.click()
    await tap(phone.page, "End duty")
    await tap(phone.page, "Go on duty")
    await says(phone.page, "This phone will ring")
    shown = await phone.shows("This phone rings")
    assert ("test", []) == (shown["data"]["kind"], shown["actions"])
    await sign_of(manager, COACH, "free")
    await phone.page.reload()
    await says(phone.page, "This phone has proved that it rings.")


async def test_a_closed_phone_rings_and_its_accept_is_the_teachers_coming(pockets: Pockets) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    phone = await proven(pockets, "amara", COACH)
    await phone.shows("This phone rings")
    await phone.tap()
    await phone.close_app()
    teacher = await pockets.windows.enter(TEACHER)
    await hold(teacher)

    ring = await phone.shows("Help is needed")
    call = ring["data"]["call"]
    assert ("offer", call, True, ["accept", "decline"]) == (ring["data"]["kind"], ring["tag"], ring["asks"], ring["actions"])
    delivered = await happens(manager, call, "offer.delivered")
    assert (COACH, ring["data"]["offer"]) == (delivered["by"]["name"], delivered["data"]["offer"])

    await phone.tap("accept")
    await says(teacher, "Coming")
    yes = await phone.shows("They know that you are coming")
    assert ("over", call, []) == (yes["data"]["kind"], yes["tag"], yes["actions"])
    assert COACH == (await happens(manager, call, "offer.accepted"))["by"]["name"]


async def test_when_another_coach_goes_the_closed_phone_says_so_in_the_place_of_its_ring(pockets: Pockets) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    phone = await proven(pockets, "amara", COACH)
    await phone.shows("This phone rings")
    await phone.tap()
    await phone.close_app()
    other = await pockets.windows.enter(OTHER_COACH)
    teacher = await pockets.windows.enter(TEACHER)
    await hold(teacher)
    ring = await phone.shows("Help is needed")
    await tap(manager, "Ask more")
    await says(other, "Help is needed")
    await tap(other, "I'm going")
    await says(teacher, "Coming")
    over = await phone.shows("No longer needed")
    assert ("over", ring["tag"], True, []) == (over["data"]["kind"], over["tag"], over["silent"], over["actions"])
    assert f"{OTHER_COACH} is going." == over["body"]


async def test_a_door_that_is_gone_is_forgotten_said_so_and_made_anew_by_the_next_test(pockets: Pockets) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    phone = await proven(pockets, "amara", COACH)
    await sign_of(manager, COACH, "free")
    teacher = await pockets.windows.enter(TEACHER)
    pockets.service.behaviours["amara"] = Behaviour.gone
    await hold(teacher)
    await says(phone.page, "Help is needed")
    await sign_of(manager, COACH, "not proven to ring")
    await tap(manager, "Close")
    await tap(manager, "Resolved")

    await phone.page.goto(f"{pockets.windows.url}/duty")
    await says(phone.page, "Will NOT ring")
    pockets.service.behaviours.clear()
    await tap(phone.page, "Test this phone")
    await says(phone.page, "This phone will ring")
    await sign_of(manager, COACH, "free")


async def test_a_push_service_that_hangs_delays_neither_the_socket_nor_the_other_phone(pockets: Pockets) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    phone = await proven(pockets, "amara", COACH)
    other = await proven(pockets, "ben", OTHER_COACH)
    await other.shows("This phone rings")
    await other.tap()
    await other.close_app()
    pockets.service.behaviours["amara"] = Behaviour.hang
    teacher = await pockets.windows.enter(TEACHER)
    await hold(teacher)
    await says(phone.page, "Help is needed")
    await tap(manager, "Ask more")
    await other.shows("Help is needed")
    await other.tap("accept")
    await says(teacher, "Coming")


async def test_a_yes_from_a_phone_whose_session_is_over_claims_nothing(pockets: Pockets) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    phone = await proven(pockets, "amara", COACH)
    await phone.shows("This phone rings")
    await phone.tap()
    await phone.close_app()
    teacher = await pockets.windows.enter(TEACHER)
    await hold(teacher)
    ring = await phone.shows("Help is needed")
    await happens(manager, ring["data"]["call"], "offer.delivered")
    await phone.context.clear_cookies()
    await phone.tap("accept")
    said = await phone.shows("Your answer has NOT arrived")
    assert (ring["tag"], "Open Nearhand.") == (said["tag"], said["body"])
    assert "offer.accepted" not in {each["type"] for each in await timeline(manager, ring["data"]["call"])}
