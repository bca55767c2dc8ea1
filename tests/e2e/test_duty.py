"""Duty from shift to close: a shift that began without its coach, a no in one tap, a call left open behind another."""

from playwright.async_api import expect

from tests.e2e.stands.answer import begun
from tests.e2e.stands.steps import BOUND_MS, COACH, OTHER_COACH, TEACHER, tap
from tests.e2e.windows import Windows, hold, short_form, stands_at

OTHER_TEACHER = "Devon Price"


async def test_a_shift_that_began_is_followed_by_duty_with_one_tap(rooms: Windows) -> None:
    coach = await rooms.enter(COACH)
    await coach.get_by_role("link", name="Duty").first.click()
    await tap(coach, "End duty")
    await stands_at(coach, "Off duty")
    await coach.route("**/api/duty/shift", begun)
    await coach.goto(f"{rooms.url}/me")
    await stands_at(coach, "Your shift at Alder Learning Center has begun")
    await tap(coach, "Go on duty")
    await expect(coach.get_by_role("button", name="End duty")).to_be_visible(timeout=BOUND_MS)
    await expect(coach.get_by_text("Your shift at Alder")).to_have_count(0)


async def test_a_no_is_one_tap_and_a_call_that_was_left_open_is_closed_from_the_duty_screen(rooms: Windows) -> None:
    teacher, second = await rooms.enter(TEACHER), await rooms.enter(OTHER_TEACHER)
    coach, other = await rooms.enter(COACH), await rooms.enter(OTHER_COACH)
    await hold(teacher)
    for name in ("I'm going", "On my way", "I'm here", "Clear"):
        await tap(coach, name)
    await hold(second)
    await tap(other, "I can't")
    await expect(coach.get_by_role("button", name="I'm going")).to_be_visible(timeout=BOUND_MS)
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


async def test_a_no_without_a_network_is_kept_says_so_and_gets_through(rooms: Windows) -> None:
    teacher, coach, other = await rooms.enter(TEACHER), await rooms.enter(COACH), await rooms.enter(OTHER_COACH)
    await hold(teacher)
    await expect(coach.get_by_role("button", name="I can't")).to_be_visible(timeout=BOUND_MS)
    await coach.context.set_offline(True)
    await tap(coach, "I can't")
    await stands_at(coach, "It has not arrived yet")
    await coach.get_by_role("button", name="Too far away").click()
    await coach.context.set_offline(False)
    await expect(other.get_by_role("button", name="I'm going")).to_be_visible(timeout=BOUND_MS)
