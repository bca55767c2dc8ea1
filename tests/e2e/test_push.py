"""The knock on the door of a closed app, all the way: server, push service, service worker, notification, tap.

Each test also fails on a message that the push service found unsound, and on a room on a lock screen.
"""

import pytest
from playwright.async_api import Page, expect

from tests.e2e.pushing import Pockets, eventually
from tests.e2e.record import happens, timeline
from tests.e2e.windows import DESK, hold, stands_at
from tests.push_service import Behaviour

TEACHER, COACH, OTHER_COACH, MANAGER = "Carla Jensen", "Amara Okafor", "Ben Castillo", "Yusuf Warsame"
ENDS = """async (call) => (await fetch(`/api/calls/${call}/close`, {
  method: "POST",
  headers: { "Content-Type": "application/json", "Idempotency-Key": `end-of-${call}` },
  body: JSON.stringify({ disposition: "false_alarm" }),
})).status"""


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word, exact=True).first).to_be_visible()


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name).first.click()


async def sign_of(manager: Page, person: str, word: str) -> None:
    """What the board says of somebody on duty."""
    line = manager.get_by_role("listitem").filter(has_text=person).filter(has_text=word)
    await expect(line.first).to_be_visible()


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
    phone = await pockets.proven("amara", COACH)
    await phone.close_app()
    teacher = await pockets.windows.enter(TEACHER)
    await hold(teacher)

    ring = await phone.shows("Help is needed")
    call = ring["data"]["call"]
    assert ("offer", call, True, ["accept", "decline"]) == (ring["data"]["kind"], ring["tag"], ring["asks"], ring["actions"])
    delivered = await happens(manager, call, "offer.delivered")
    assert (COACH, ring["data"]["offer"]) == (delivered["by"]["name"], delivered["data"]["offer"])

    await phone.tap("accept")
    await stands_at(teacher, "Coming")
    yes = await phone.shows("Your yes has arrived")
    assert ("over", call, []) == (yes["data"]["kind"], yes["tag"], yes["actions"])
    assert COACH == (await happens(manager, call, "offer.accepted"))["by"]["name"]


async def test_whoever_is_on_the_way_with_a_closed_app_is_told_to_turn_round(pockets: Pockets) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    phone = await pockets.proven("amara", COACH)
    await phone.close_app()
    teacher = await pockets.windows.enter(TEACHER)
    await hold(teacher)
    call = (await phone.shows("Help is needed"))["data"]["call"]
    await phone.tap("accept")
    await phone.shows("Your yes has arrived")
    assert 200 == await manager.evaluate(ENDS, call)
    over = await phone.shows("Over")
    assert ("released", call, True, []) == (over["data"]["kind"], over["tag"], over["asks"], over["actions"])
    assert "You need not go. Turn round." == over["body"]


async def test_a_lock_screen_speaks_the_language_that_the_app_was_set_to(pockets: Pockets) -> None:
    phone = await pockets.proven("amara", COACH)
    await phone.page.goto(f"{pockets.windows.url}/me")
    await phone.page.get_by_label("Language").select_option("es")
    await says(phone.page, "Idioma")
    await phone.close_app()
    teacher = await pockets.windows.enter(TEACHER)
    await hold(teacher)
    ring = await phone.shows("Se necesita ayuda")
    assert ring["body"].endswith(". Toque para ver dónde.")
    await phone.tap("accept")
    await phone.shows("Su sí ha llegado")


async def test_when_another_coach_goes_the_closed_phone_says_so_in_the_place_of_its_ring(pockets: Pockets) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    phone = await pockets.proven("amara", COACH)
    await phone.close_app()
    other = await pockets.windows.enter(OTHER_COACH)
    teacher = await pockets.windows.enter(TEACHER)
    await hold(teacher)
    ring = await phone.shows("Help is needed")
    await tap(manager, "Ask more")
    await says(other, "Help is needed")
    await tap(other, "I'm going")
    await stands_at(teacher, "Coming")
    over = await phone.shows("No longer needed")
    assert ("over", ring["tag"], True, []) == (over["data"]["kind"], over["tag"], over["silent"], over["actions"])
    assert f"{OTHER_COACH} is going." == over["body"]


async def test_a_door_that_is_gone_is_forgotten_said_so_and_made_anew_by_the_next_test(pockets: Pockets) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    phone = await pockets.proven("amara", COACH)
    await sign_of(manager, COACH, "free")
    teacher = await pockets.windows.enter(TEACHER)
    pockets.service.behaviours["amara"] = Behaviour.gone
    await hold(teacher)
    await says(phone.page, "Help is needed")
    await sign_of(manager, COACH, "not proven to ring")
    await tap(manager, "Close")
    await tap(manager, "It ended otherwise")
    await tap(manager, "Nothing found")
    await says(manager, "No open calls")
    await says(phone.page, "You are free again.")
    await says(phone.page, "This phone has not proved that it rings")

    await phone.page.goto(f"{pockets.windows.url}/duty")
    await says(phone.page, "Will NOT ring")
    pockets.service.behaviours.clear()
    await tap(phone.page, "Test this phone")
    await says(phone.page, "This phone will ring")
    await sign_of(manager, COACH, "free")


@pytest.mark.parametrize("no", [Behaviour.too_many, Behaviour.unavailable])
async def test_a_push_service_that_has_no_time_is_asked_again_and_the_closed_phone_rings(pockets: Pockets, no: Behaviour) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    phone = await pockets.proven("amara", COACH)
    await phone.close_app()
    teacher = await pockets.windows.enter(TEACHER)
    pockets.service.behaviours["amara"], pockets.service.retry_after = no, "1"
    asked = pockets.service.requests
    await hold(teacher)
    await says(manager, "no yes yet")

    async def twice() -> bool | None:
        return pockets.service.requests >= asked + 2 or None

    await eventually(twice, "it is asked again")
    await sign_of(manager, COACH, "ringing")  # a moment's no is not the end of a proven phone
    assert [] == await phone.shown()
    pockets.service.behaviours.clear()
    ring = await phone.shows("Help is needed")
    await happens(manager, ring["data"]["call"], "offer.delivered")
    await phone.tap("accept")
    await expect(teacher.get_by_role("status").get_by_text("Coming", exact=True)).to_be_visible()


async def test_a_push_service_that_hangs_delays_neither_the_socket_nor_the_other_phone(pockets: Pockets) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    phone = await pockets.proven("amara", COACH)
    other = await pockets.proven("ben", OTHER_COACH)
    await other.close_app()
    pockets.service.behaviours["amara"] = Behaviour.hang
    teacher = await pockets.windows.enter(TEACHER)
    await hold(teacher)
    await says(phone.page, "Help is needed")
    await tap(manager, "Ask more")
    await other.shows("Help is needed")
    await other.tap("accept")
    await stands_at(teacher, "Coming")


async def test_a_yes_from_a_phone_whose_session_is_over_claims_nothing(pockets: Pockets) -> None:
    manager = await pockets.windows.enter(MANAGER, size=DESK)
    phone = await pockets.proven("amara", COACH)
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
