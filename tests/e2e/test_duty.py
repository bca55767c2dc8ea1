"""Duty from shift to close: a shift that began without its coach, a no in one tap, a call left open behind another."""

from playwright.async_api import expect

from tests.e2e.house import House
from tests.e2e.stands.answer import begun
from tests.e2e.stands.steps import COACH, MANAGER, OTHER_COACH, OTHER_TEACHER, TEACHER, missed, tap
from tests.e2e.windows import DESK, Windows, hold, short_form, stands_at


async def test_a_shift_that_began_is_followed_by_duty_with_one_tap(pages: Windows) -> None:
    coach = await pages.enter(COACH)
    await coach.get_by_role("link", name="Duty").first.click()
    await tap(coach, "End duty")
    await stands_at(coach, "Off duty")
    await coach.route("**/api/duty/shift", begun)
    await coach.goto(f"{pages.url}/me")
    await stands_at(coach, "Your shift has begun")
    await tap(coach, "Go on duty")
    await expect(coach.get_by_role("button", name="End duty")).to_be_visible()
    await expect(coach.get_by_text("Your shift has begun")).to_have_count(0)


async def test_a_no_is_one_tap_and_a_call_that_was_left_open_is_closed_from_the_duty_screen(pages: Windows) -> None:
    teacher, second = await pages.enter(TEACHER), await pages.enter(OTHER_TEACHER)
    coach, other = await pages.enter(COACH), await pages.enter(OTHER_COACH)
    await hold(teacher)
    for name in ("I'm going", "On my way", "I'm here", "Clear"):
        await tap(coach, name)
    await hold(second)
    await tap(other, "I can't")
    await expect(coach.get_by_role("button", name="I'm going")).to_be_visible()
    await expect(other.get_by_role("heading", name="What keeps you?")).to_be_visible()
    await other.get_by_role("button", name="With a student").click()
    await expect(other.get_by_role("heading", name="What keeps you?")).to_have_count(0)
    await tap(coach, "I'm going")
    await stands_at(second, "Coming")
    await coach.get_by_role("link", name="Duty").first.click()
    await coach.get_by_role("link", name="Done, and not closed yet").click()
    await tap(coach, "Close the call")
    await short_form(coach)
    await stands_at(teacher, "Closed")


async def test_a_no_without_a_network_is_kept_says_so_and_gets_through(pages: Windows) -> None:
    teacher, coach, other = await pages.enter(TEACHER), await pages.enter(COACH), await pages.enter(OTHER_COACH)
    await hold(teacher)
    await expect(coach.get_by_role("button", name="I can't")).to_be_visible()
    await coach.context.set_offline(True)
    await tap(coach, "I can't")
    await stands_at(coach, "It has not arrived yet")
    await coach.get_by_role("button", name="Too far away").click()
    await coach.context.set_offline(False)
    await expect(other.get_by_role("button", name="I'm going")).to_be_visible()


async def test_who_missed_it_and_opens_the_app_later_is_told_that_help_is_still_needed(pages: Windows) -> None:
    teacher, phone = await pages.enter(TEACHER), await pages.context()
    await hold(teacher)
    await stands_at(teacher, "Ringing")
    await phone.route_web_socket("**/api/live", missed)
    await pages.sign_in(phone, COACH)
    coach = await pages.look(phone)
    await tap(coach, "Help is still needed")
    await stands_at(coach, "Moved on")
    await tap(coach, "I can go")
    await stands_at(teacher, "Coming")


async def test_who_stands_at_a_board_and_is_asked_is_told_so_there(pages: Windows, house: House) -> None:
    teacher, manager = await pages.enter(TEACHER), await pages.enter(MANAGER, size=DESK)
    await hold(teacher)
    await stands_at(teacher, "Ringing")
    await expect(manager.get_by_text("You are asked to go")).to_have_count(0)
    [call] = house.ask("GET", "/api/calls")
    for rung in (1, 2, 3):
        house.ask("POST", f"/api/calls/{call['id']}/escalate", {"from_rung": rung}, key=f"{call['id']}-{rung}")
    await manager.get_by_role("link", name="You are asked to go").click()
    await tap(manager, "I'm going")
    await stands_at(teacher, "Coming")
