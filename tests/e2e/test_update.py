"""A new version of the app never interrupts anybody, and comes in afterwards; and app and server of different versions get on.

Two versions are one build under two names, served one after the other by the same server."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.e2e.house import House
from tests.e2e.pushing import eventually
from tests.e2e.versions import App, looks, state
from tests.e2e.windows import Windows, hold, short_form, stands_at
from tests.serving import Server

TEACHER, COACH = "Carla Jensen", "Amara Okafor"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    app = App(tmp_path_factory.mktemp("versions"))
    app.put("nought")
    return app


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, app: App) -> Iterator[House]:
    server = Server(tmp_path_factory.mktemp("house"), NEARHAND_APP_DIR=str(app.folder))
    server.start()
    house = House(server)
    house.enter()
    yield house
    server.stop()


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word).first).to_be_visible()


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name).first.click()


async def is_kept(page: Page) -> None:
    """The version that is shown is on the phone."""
    await page.evaluate("navigator.serviceWorker.ready.then(() => null)")


async def waits(page: Page) -> dict[str, Any]:
    """Once another version has been fetched and waits."""

    async def it() -> dict[str, Any] | None:
        seen = await state(page)
        return seen if seen["waits"] else None

    return await eventually(it, "a new version waits")


async def shows(page: Page, build: str) -> None:
    await expect(page.locator(f"meta[name=build][content={build}]")).to_be_attached()


async def test_a_new_version_waits_for_the_end_of_a_call_in_another_window_and_then_comes_in_everywhere(
    rooms: Windows, app: App
) -> None:
    app.put("one")
    teacher = await rooms.enter(TEACHER)
    await is_kept(teacher)
    coach = await rooms.enter(COACH)
    await hold(teacher)
    await stands_at(teacher, "Ringing")
    app.put("two")
    beside = await rooms.look(teacher.context, "/me")
    await looks(beside)
    before = await waits(teacher)
    assert "one" == before["build"]

    await tap(coach, "I'm going")
    await stands_at(teacher, "Coming")
    await tap(coach, "On my way")
    await tap(coach, "I'm here")
    await stands_at(teacher, "Here")
    assert before == await state(teacher)
    assert "one" == (await state(beside))["build"]

    await tap(coach, "Close the call")
    await short_form(coach)
    await shows(teacher, "two")
    await shows(beside, "two")
    await stands_at(teacher, "Closed")


async def test_a_press_that_was_not_sent_keeps_a_new_version_waiting(rooms: Windows, app: App) -> None:
    app.put("one")
    teacher = await rooms.enter(TEACHER)
    await is_kept(teacher)
    await teacher.route("**/api/calls", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    await hold(teacher)
    await says(teacher, "NOT SENT")
    app.put("two")
    await looks(teacher)
    assert "one" == (await waits(teacher))["build"]
    await teacher.reload()
    await says(teacher, "NOT SENT")
    assert "one" == (await waits(teacher))["build"]
    await teacher.unroute("**/api/calls")
    await stands_at(teacher, "Ringing")
    assert "one" == (await state(teacher))["build"]
    await tap(teacher, "Undo")
    await shows(teacher, "two")


async def test_an_app_too_old_for_the_server_says_so_rings_help_all_the_same_and_is_replaced_on_a_tap(
    rooms: Windows, app: App
) -> None:
    app.put("old", speaks=0)
    teacher, coach = await rooms.enter(TEACHER), await rooms.enter(COACH)
    await is_kept(teacher)
    await says(teacher, "This app is out of date")
    await hold(teacher)
    await says(coach, "Help is needed")
    await stands_at(teacher, "Ringing")
    await tap(coach, "I'm going")
    await stands_at(teacher, "Coming")

    app.put("new")
    await tap(teacher, "Update")
    await shows(teacher, "new")
    await stands_at(teacher, "Coming")
    await expect(teacher.get_by_text("This app is out of date")).to_have_count(0)


async def test_an_app_too_new_for_the_server_says_so_and_rings_help_all_the_same(rooms: Windows, app: App) -> None:
    app.put("ahead", speaks=2)
    teacher, coach = await rooms.enter(TEACHER), await rooms.enter(COACH)
    await says(teacher, "The school's server is older than this app")
    await hold(teacher)
    await says(coach, "Help is needed")
    await tap(coach, "I'm going")
    await stands_at(teacher, "Coming")
