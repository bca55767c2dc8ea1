"""When the line fails: a press is received exactly once whatever it meets, and what was missed comes when the line does."""

import asyncio

from playwright.async_api import Page, Route, WebSocketRoute, expect

from tests.e2e.house import House
from tests.e2e.pushing import eventually, registered
from tests.e2e.record import timeline
from tests.e2e.windows import DESK, Windows, hold, stands_at

TEACHER, COACH, MANAGER = "Carla Jensen", "Amara Okafor", "Yusuf Warsame"


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word, exact=True).first).to_be_visible()


async def stands(page: Page, word: str) -> None:
    """The one large word; the same words stand small on the way that lies before."""
    await expect(page.get_by_role("status").get_by_text(word, exact=True)).to_be_visible()


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name, exact=True).first.click()


async def raised(house: House, windows: Windows) -> list[str]:
    """How often each open call was raised or pressed for, by its timeline."""
    manager = await windows.enter(MANAGER, size=DESK)
    kinds = [each["type"] for call in house.ask("GET", "/api/calls") for each in await timeline(manager, call["id"])]
    return [kind for kind in kinds if kind in {"call.raised", "call.pressed_again", "call.amended"}]


async def test_a_press_offline_outlives_a_reload_and_is_received_exactly_once(rooms: Windows, house: House) -> None:
    teacher = await rooms.enter(TEACHER)
    await teacher.evaluate("navigator.serviceWorker.ready.then(() => null)")
    await teacher.context.set_offline(True)
    await hold(teacher)
    await says(teacher, "NOT SENT")
    await teacher.reload()
    await says(teacher, "NOT SENT")
    await expect(teacher.get_by_role("link", name="Call the office").first).to_be_visible()
    assert [] == house.ask("GET", "/api/calls")
    await teacher.context.set_offline(False)
    await stands_at(teacher, "Ringing")
    await expect(teacher.get_by_text("No line to Nearhand")).to_have_count(0)
    coach = await rooms.enter(COACH)
    await tap(coach, "I'm going")
    await stands_at(teacher, "Coming")
    await teacher.reload()
    await stands_at(teacher, "Coming")
    assert ["call.raised"] == await raised(house, rooms)


async def undone(windows: Windows) -> Page:
    """Pressed without a network and taken back, when the school may have heard it already."""
    teacher = await windows.enter(TEACHER)
    await teacher.evaluate("navigator.serviceWorker.ready.then(() => null)")
    await teacher.context.set_offline(True)
    await hold(teacher)
    await says(teacher, "NOT SENT")
    await tap(teacher, "No longer needed")
    await says(teacher, "Stopping")
    return teacher


async def test_who_took_a_press_back_and_needs_help_after_all_has_the_numbers_and_one_tap(rooms: Windows, house: House) -> None:
    teacher = await undone(rooms)
    await expect(teacher.get_by_role("link", name="Call the office").first).to_be_visible()
    await expect(teacher.get_by_role("link", name="911").first).to_be_visible()
    await tap(teacher, "I need help after all")
    await says(teacher, "NOT SENT")
    await teacher.context.set_offline(False)
    await stands_at(teacher, "Ringing")
    assert ["call.raised"] == await raised(house, rooms)


async def test_a_press_taken_back_is_withdrawn_though_the_app_is_closed_by_then(rooms: Windows, house: House) -> None:
    teacher = await undone(rooms)
    before = {each["id"] for each in house.ask("GET", "/api/calls/recent")}
    browser, registration = await registered(teacher.context)
    await teacher.close()
    await teacher.context.set_offline(False)
    carried = {"origin": rooms.url, "registrationId": registration, "tag": "outbox", "lastChance": True}
    await browser.send("ServiceWorker.dispatchSyncEvent", carried)

    async def ended() -> list[str] | None:
        fresh = [each for each in house.ask("GET", "/api/calls/recent") if each["id"] not in before]
        return [each["status"] for each in fresh if each["closed_at"]] or None

    assert ["cancelled"] == await eventually(ended, "the press is withdrawn")
    assert [] == house.ask("GET", "/api/calls")


async def test_without_a_network_the_app_opens_by_whichever_address(rooms: Windows) -> None:
    teacher = await rooms.enter(TEACHER)
    await teacher.evaluate("navigator.serviceWorker.ready.then(() => null)")
    await teacher.context.set_offline(True)
    for path in ("/", "/?", "/?source=home", "/#here", "/board?x=1", "/r/abcdef"):
        await teacher.goto(rooms.url + path)
        await expect(teacher.get_by_role("navigation"), path).to_be_visible()


async def test_the_way_to_911_waits_for_no_piece_of_the_app(rooms: Windows, house: House) -> None:
    teacher = await rooms.enter(TEACHER, service_workers="block")
    await teacher.context.route("**/assets/call-*.js", lambda route: route.abort())
    await teacher.reload()
    await hold(teacher)
    await stands_at(teacher, "Ringing")
    [call] = house.ask("GET", "/api/calls")
    house.ask("POST", f"/api/calls/{call['id']}/police/ask", {"danger": True})
    await expect(teacher.get_by_role("link", name="911")).to_be_visible()


async def test_a_press_whose_answer_was_lost_is_asked_for_again_and_received_exactly_once(rooms: Windows, house: House) -> None:
    teacher = await rooms.enter(TEACHER)
    lost: list[int] = []

    async def lose(route: Route) -> None:
        if route.request.method != "POST" or lost:
            return await route.continue_()
        lost.append((await route.fetch()).status)
        return await route.abort()

    await teacher.route("**/api/calls", lose)
    await hold(teacher)
    await stands_at(teacher, "Ringing")
    assert ([201], ["call.raised"]) == (lost, await raised(house, rooms))


class Cable:
    """The live line of one window, to be cut and mended."""

    def __init__(self) -> None:
        self._lines: list[WebSocketRoute] = []
        self._whole = True

    async def carry(self, line: WebSocketRoute) -> None:
        if not self._whole:
            return await line.close(code=1013)
        line.connect_to_server()
        self._lines.append(line)
        return None

    async def cut(self) -> None:
        self._whole = False
        for line in self._lines:
            await line.close(code=1013)

    def mend(self) -> None:
        self._whole = True


async def wired(windows: Windows, person: str) -> tuple[Page, Cable]:
    context, cable = await windows.context(), Cable()
    await context.route_web_socket("**/api/live", cable.carry)
    page = await windows.look(context)
    await page.get_by_role("button", name=person).click()
    await page.get_by_role("button", name=person).wait_for(state="detached")
    return page, cable


async def test_what_happened_while_the_line_was_cut_is_there_when_it_is_whole(rooms: Windows) -> None:
    teacher, cable = await wired(rooms, TEACHER)
    coach = await rooms.enter(COACH)
    await hold(teacher)
    await stands_at(teacher, "Ringing")
    await cable.cut()
    await tap(coach, "I'm going")
    await tap(coach, "On my way")
    await says(teacher, "No line to Nearhand")
    await stands(teacher, "Was ringing")  # nothing is claimed that was not heard
    cable.mend()
    await stands(teacher, "Coming")
    await tap(coach, "I'm here")
    await stands(teacher, "Here")


async def test_of_two_who_say_yes_at_once_one_goes_and_the_other_is_told_who(rooms: Windows) -> None:
    manager, teacher = await rooms.enter(MANAGER, size=DESK), await rooms.enter(TEACHER)
    phones = {name: await rooms.enter(name) for name in (COACH, "Ben Castillo")}
    await hold(teacher)
    await says(phones[COACH], "Help is needed")
    await tap(manager, "Ask more")
    await says(phones["Ben Castillo"], "Help is needed")
    await asyncio.gather(
        *(page.get_by_role("button", name="I'm going").evaluate("(one) => one.click()") for page in phones.values())
    )
    await stands_at(teacher, "Coming")
    goes = [name for name, page in phones.items() if await _goes(page)]
    assert 1 == len(goes)
    [(_, other)] = [each for each in phones.items() if each[0] not in goes]
    await says(other, "Taken")
    await says(other, f"{goes[0]} is going.")
    await says(other, "You need not go.")
    await expect(other.get_by_role("alert")).to_have_count(0)


async def _goes(page: Page) -> bool:
    mine, taken = page.get_by_role("button", name="On my way"), page.get_by_text("Taken", exact=True)
    await expect(mine.or_(taken).first).to_be_visible()
    return await mine.count() > 0
