"""The code on a room's wall: a stranger's press from scan to close, also before the network; and what it is to a colleague."""

import re

from playwright.async_api import Page, expect

from tests.e2e.test_press_to_close import COACH, MANAGER, TEACHER, says, tap
from tests.e2e.windows import DESK, Windows, hold, short_form, stands_at


async def sheet(windows: Windows, room: str = "M104") -> tuple[Page, str]:
    """The manager's printable sheets, and the path that the QR code of that room leads to."""
    manager = await windows.enter(MANAGER, size=DESK)
    for link in ("Setup", "Places", "Alder", "Room codes"):
        await manager.get_by_role("link", name=link).first.click()
    wall = manager.get_by_role("listitem").filter(has=manager.get_by_text(room)).first
    url = await wall.get_by_text(re.compile(r"/r/[0-9A-Z]{10}$")).inner_text()
    return manager, "/r/" + url.rpartition("/")[2]


async def test_a_stranger_scans_holds_and_sees_who_comes_until_it_is_over(windows: Windows) -> None:
    manager, path = await sheet(windows)
    coach = await windows.enter(COACH)
    stranger = await windows.open(path, timezone_id="Asia/Kolkata")
    await expect(stranger.get_by_text("Nearhand does not know you.")).to_be_visible()
    await hold(stranger)
    await stands_at(stranger, "Ringing")
    for number in ("Office", "911"):
        await expect(stranger.get_by_role("link", name=number)).to_be_visible()
    await expect(stranger.get_by_text(COACH)).to_have_count(0)
    await expect(stranger.get_by_text(re.compile(r"then (one more person rings|\d+ more people ring)"))).to_be_visible()
    await says(coach, "Help is needed")
    await expect(coach.get_by_text("Visitor, by the code of").first).to_be_visible()

    await stranger.get_by_label("Your name, if you like").fill("Ms. Lund")
    await tap(stranger, "Tell")
    await expect(stranger.get_by_text("Ms. Lund: those who come can read it.")).to_be_visible()
    await tap(stranger, "What is happening?")
    await stranger.get_by_role("button", name="Hurt or ill").click()
    await tap(stranger, "Done")

    await tap(coach, "I'm going")
    await stands_at(stranger, "Coming")
    await expect(stranger.get_by_text(COACH).first).to_be_visible()
    await stranger.reload()
    await stands_at(stranger, "Coming")
    yes = re.search(r"yes at ([\d:]+ [AP]M)", await stranger.locator("body").inner_text())
    assert yes is not None
    await expect(coach.get_by_text(f"Your yes was received at {yes[1]}").first).to_be_visible()
    await tap(coach, "On my way")
    await tap(coach, "I'm here")
    await stands_at(stranger, "Here")
    await tap(coach, "Close the call")
    await short_form(coach)
    await stands_at(stranger, "Closed")
    await tap(stranger, "Back to the button")
    await expect(stranger.get_by_role("button", name="Hold").first).to_be_visible()
    await manager.close()


async def test_a_strangers_very_first_press_without_network_is_kept_says_so_and_gets_through(windows: Windows) -> None:
    _, path = await sheet(windows)
    coach = await windows.enter(COACH)
    stranger = await windows.open(path)
    await expect(stranger.get_by_text("Nearhand does not know you.")).to_be_visible()
    await stranger.context.set_offline(True)
    await hold(stranger)
    await says(stranger, "NOT SENT")
    await expect(stranger.get_by_role("link", name="Call the office").first).to_be_visible()
    await stranger.context.set_offline(False)
    await stands_at(stranger, "Ringing")
    await says(coach, "Help is needed")


async def test_a_colleague_who_scans_is_in_that_room_and_stays_there(windows: Windows) -> None:
    _, path = await sheet(windows, "A105")
    teacher = await windows.enter(TEACHER)
    await teacher.goto(windows.url + path)
    await expect(teacher.get_by_text("You are in")).to_be_visible()
    await teacher.goto(windows.url)
    await expect(teacher.get_by_role("button", name="A105").first).to_be_visible()


async def test_a_caller_on_a_new_device_sees_their_open_call_rather_than_an_idle_button(windows: Windows) -> None:
    phone = await windows.enter(TEACHER)
    await hold(phone)
    await stands_at(phone, "Ringing")
    other = await windows.enter(TEACHER)
    await stands_at(other, "Ringing")


async def test_a_coach_who_scans_is_on_duty_there_with_one_tap(windows: Windows) -> None:
    _, path = await sheet(windows, "A105")
    coach = await windows.enter(COACH)
    await coach.goto(windows.url + path)
    await coach.get_by_role("button", name="I am here").or_(coach.get_by_role("button", name="Go on duty here")).first.click()
    await expect(coach.get_by_text("You are on duty here.")).to_be_visible()


async def test_a_sheet_that_was_replaced_says_so_and_offers_no_button(windows: Windows) -> None:
    manager, path = await sheet(windows)
    await manager.get_by_role("button", name="Replace all").click()
    await tap(manager, "Yes, replace")
    await expect(manager.get_by_text(path.removeprefix("/r/"))).to_have_count(0)
    stranger = await windows.open(path)
    await expect(stranger.get_by_text("This code is not in force.")).to_be_visible()
