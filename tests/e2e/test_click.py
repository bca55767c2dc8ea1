"""A real click on a notification while the app is closed: over the desktop's message bus, as a hand would do it.

The phone is a browser with a profile of its own: a browser shows the notifications of a window without traces on the desktop
too, but takes no click on them."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Playwright, expect

from tests.e2e.desktop import Desktop, desktop
from tests.e2e.pushing import Phone, Pockets
from tests.e2e.record import happens
from tests.e2e.test_gate import asked, tap
from tests.e2e.windows import DESK, FLAGS, PHONE, hold

pytestmark = [pytest.mark.desktop, pytest.mark.browser]

TEACHER, COACH, MANAGER, HOLDER = "Carla Jensen", "Amara Okafor", "Yusuf Warsame", "Wen Zhao"


@pytest_asyncio.fixture(loop_scope="session")
async def shown(tmp_path: Path) -> AsyncIterator[Desktop]:
    async with desktop(tmp_path) as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def profile(playwright: Playwright, chromium: str, shown: Desktop, tmp_path: Path) -> AsyncIterator[BrowserContext]:
    """A browser that keeps what it knows, and shows its notifications on that desktop."""
    environment: dict[str, str | float | bool] = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": shown.address}
    context = await playwright.chromium.launch_persistent_context(
        tmp_path / "profile", executable_path=chromium, args=FLAGS, env=environment, viewport=PHONE, permissions=["notifications"]
    )
    yield context
    await context.close()


def windows_of_the_app(phone: Phone) -> list[str]:
    return [page.url for page in phone.context.pages if page.url.startswith(phone.origin)]


async def test_a_click_on_going_accepts_the_call_and_opens_the_app_that_was_closed(
    shown: Desktop, profile: BrowserContext, pockets: Pockets
) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    teacher = await pockets.windows.enter(TEACHER)
    phone = await pockets.proven("amara", COACH, context=profile)
    await phone.close_app()
    await hold(teacher)
    ring = await phone.shows("Help is needed")
    assert [] == windows_of_the_app(phone)

    async with profile.expect_page() as opened:
        await shown.click("Help is needed", "I'm going")
    accepted = await happens(manager, ring["data"]["call"], "offer.accepted")
    assert (COACH, ring["data"]["offer"]) == (accepted["by"]["name"], accepted["data"]["offer"])
    await expect(teacher.get_by_role("status").get_by_text("Coming", exact=True)).to_be_visible()
    app = await opened.value
    await expect(app.get_by_role("button", name="On my way").first).to_be_visible()


async def test_a_tap_on_the_question_about_police_opens_the_closed_app_on_it_and_it_is_answered_there(
    shown: Desktop, profile: BrowserContext, pockets: Pockets
) -> None:
    phone = await pockets.proven("wen", HOLDER, context=profile)
    await phone.close_app()
    teacher, coach = await pockets.windows.enter(TEACHER), await pockets.windows.enter(COACH)
    await hold(teacher)
    await tap(coach, "I'm going")
    await asked(coach)
    question = await phone.shows("You decide")
    assert [] == windows_of_the_app(phone)

    async with profile.expect_page() as opened:
        await shown.click("You decide")
    app = await opened.value
    await app.wait_for_url(f"{phone.origin}/gate/{question['data']['call']}")
    await expect(app.get_by_role("alertdialog")).to_contain_text("A crime by somebody who is not a student")
    await tap(app, "Yes, ask")
    await expect(coach.get_by_text("1 of 2 done").first).to_be_visible()


async def test_the_push_of_that_question_names_the_school_and_neither_room_nor_student_nor_reason(pockets: Pockets) -> None:
    phone = await pockets.proven("wen", HOLDER)
    await phone.close_app()
    teacher, coach = await pockets.windows.enter(TEACHER), await pockets.windows.enter(COACH)
    await hold(teacher)
    await tap(coach, "I'm going")
    await asked(coach)
    question = await phone.shows("You decide")
    assert ["Alder Learning Center: may an officer be asked? Tap to see why.", []] == [question["body"], question["actions"]]
    [pushed] = [each for each in pockets.service.received if each.phone == "wen" and "You decide" in each.text]
    assert {"kind", "call", "offer", "until", "say", "facts"} == set(pushed.message["notification"]["data"])
    known = {"title", "body", "tag", "navigate", "silent", "data", "lang", "dir"}
    assert set() == set(pushed.message["notification"]) - known
    told = pushed.text.lower()
    assert [] == [word for word in ("m104", "main", "floor", "carla", "amara", "crime", "student", "fight") if word in told]
