"""A room, by the code on its wall; and a press from whoever stands in it."""

import pytest

from app.core.ids import PersonId, PlaceId
from app.identity.visits import AFTER_CLOSE
from tests.api.desk import FARM, Browser, Desk, code
from tests.town import TOWN, by


async def scan(browser: Browser, room: str, key: str = "new") -> dict[str, object]:
    return dict(await browser.post(f"/api/rooms/{room}/calls", {}, key))


async def visitor(desk: Desk, place: str = "n204") -> tuple[Browser, str]:
    browser = desk.browser()
    return browser, str((await scan(browser, await desk.code(place)))["call"])


async def test_a_code_tells_which_room_it_is_and_what_may_be_asked_for(desk: Desk) -> None:
    told = await desk.browser().get(f"/api/rooms/{(await desk.code()).lower()}")
    assert (told["district"], told["place"]["name"], told["place"]["school_phone"]) == ("Town", "Room 204", "555-0100")
    assert told["timezone"] == "America/Chicago"
    assert [each["code"] for each in told["call_types"]] == ["unspecified", "weapon"]


async def test_a_stranger_reads_in_their_language_what_they_may_come_to_see_and_nothing_else_of_the_policy(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    assert (await max_.send("PUT", "/api/policy", {"pack": "isd287", "why": "The board voted", "edition": 1})).status_code == 200
    room, browser = await desk.code(), desk.browser()
    told = await browser.get(f"/api/rooms/{room}?language=es")
    texts = told["translation"]["texts"]
    assert (told["translation"]["language"], texts["Student Safety Coach"]) == ("es", "Coach de seguridad estudiantil")
    roles, types = {"Student Safety Coach", "Float coach", "Safety manager"}, {each["name"] for each in told["call_types"]}
    assert texts.keys() == roles | types
    assert (await browser.get(f"/api/rooms/{room}"))["translation"] is None


async def test_the_press_itself_makes_the_visitor_who_sees_their_call(desk: Desk) -> None:
    browser = desk.browser()
    raised = await browser.post(f"/api/rooms/{await desk.code()}/calls", {"call_type": "weapon", "discreet": True})
    view = await browser.get(f"/api/calls/{raised['call']}")
    assert (view["caller"]["name"], view["caller"]["role"]) == ("Visitor, Room 204", "visitor")
    assert (view["place"]["id"], view["call_type"], view["alerting"]) == ("n204", "weapon", "discreet")
    assert (view, [view["id"]]) == (raised["view"], [each["id"] for each in await browser.get("/api/calls")])


async def test_a_visitor_may_urge_name_note_and_stand_down_but_not_withdraw_too_late(desk: Desk) -> None:
    browser, call = await visitor(desk)
    for verb, body in (("press-again", {}), ("amend", {"call_type": "weapon"}), ("note", {"text": "I am Ms. Lund"})):
        await browser.post(f"/api/calls/{call}/{verb}", body)
    desk.clock.turn(10)
    late = await browser.post(f"/api/calls/{call}/stand-down")
    assert late["view"]["stand_down_asked"] is True


async def test_a_phone_whose_answer_got_lost_is_the_same_visitor_again(desk: Desk) -> None:
    room = await desk.code()
    first = await scan(desk.browser(), room, "the-same-key")
    browser = desk.browser()
    again = await scan(browser, room, "the-same-key")
    assert again == first
    assert (await browser.get(f"/api/calls/{first['call']}"))["presses"] == 1
    other = await desk.browser().send("POST", f"/api/rooms/{room}/calls", {"discreet": True}, "the-same-key")
    assert code(other) == (409, "same_key_other_body")


async def test_a_visitor_reads_nobody_elses_call_and_nothing_else(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    teas = (await tea.press())["call"]
    browser, mine = await visitor(desk)
    other, theirs = await visitor(desk, "s101")
    for call in (teas, theirs):
        assert code(await browser.send("GET", f"/api/calls/{call}")) == (404, "not_found")
        assert code(await browser.send("POST", f"/api/calls/{call}/cancel", {})) == (404, "not_found")
    assert [each["id"] for each in await browser.get("/api/calls")] == [mine]
    assert [each["id"] for each in await other.get("/api/calls")] == [theirs]
    for path in ("/api/me", "/api/places", "/api/people", "/api/plans", "/api/duty", f"/api/calls/{mine}/timeline"):
        assert code(await browser.send("GET", path)) == (403, "not_allowed"), path
    assert code(await browser.send("POST", "/api/calls", {"place": "n120"})) == (403, "not_allowed")


async def test_a_stranger_who_only_scanned_sees_nothing(desk: Desk) -> None:
    _, call = await visitor(desk)
    browser = desk.browser()
    await browser.get(f"/api/rooms/{await desk.code()}")
    assert code(await browser.send("GET", f"/api/calls/{call}")) == (401, "not_signed_in")


async def test_two_strangers_in_one_room_have_one_call_and_neither_can_withdraw_it(desk: Desk) -> None:
    first, call = await visitor(desk)
    second, same = await visitor(desk)
    assert call == same
    assert code(await second.send("POST", f"/api/calls/{call}/cancel", {})) == (403, "not_allowed")
    answer = await first.post(f"/api/calls/{call}/cancel")
    assert (answer["view"]["status"], answer["view"]["stand_down_asked"]) == ("dispatched", True)


async def test_one_code_floods_nobody(desk: Desk) -> None:
    room = await desk.code()
    calls = {str((await scan(desk.browser(), room))["call"]) for _ in range(60)}
    max_ = await desk.as_("Max")
    assert [(each["id"], each["presses"]) for each in await max_.get("/api/calls")] == [(calls.pop(), 50)]


async def test_a_visitor_who_moved_to_another_room_brings_the_call_along(desk: Desk) -> None:
    browser, call = await visitor(desk)
    moved = await scan(browser, await desk.code("n120"))
    assert (moved["call"], (await browser.get(f"/api/calls/{call}"))["place"]["id"]) == (call, "n120")


async def test_a_colleague_presses_as_themselves_also_where_they_do_not_work(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    away = await scan(tea, await desk.code("s101"))
    assert away["view"]["caller"]["name"] == "Tea"  # type: ignore[index]
    assert code(await tea.send("POST", "/api/calls", {"place": "s101"})) == (404, "unknown_place")
    assert (await tea.get("/api/me"))["person"]["name"] == "Tea"


async def test_a_colleague_of_another_district_is_a_stranger_here_and_stays_signed_in_at_home(desk: Desk) -> None:
    gus = await desk.as_("Gus", district=FARM)
    raised = await scan(gus, await desk.code())
    assert raised["view"]["caller"]["name"] == "Visitor, Room 204"  # type: ignore[index]
    assert (await gus.get("/api/me"))["person"]["name"] == "Gus"


async def test_an_old_sheet_is_worth_nothing_and_the_call_it_raised_goes_on(desk: Desk) -> None:
    browser, call = await visitor(desk)
    room = await desk.code()
    await desk.site.room_codes.rotate(TOWN, by("Max"), [PlaceId("n204")])
    for who in (browser, desk.browser()):
        assert code(await who.send("POST", f"/api/rooms/{room}/calls", {})) == (404, "unknown_code")
        assert code(await who.send("GET", f"/api/rooms/{room}")) == (404, "unknown_code")
    assert (await browser.get(f"/api/calls/{call}"))["status"] == "dispatched"


@pytest.mark.parametrize("room", ["2222222222", "%C3%A9"])
async def test_guessing_is_counted_and_a_right_press_never_is(desk: Desk, room: str) -> None:
    right, guesser = await desk.code(), desk.browser()
    answers = [code(await guesser.send("GET", f"/api/rooms/{room}")) for _ in range(31)]
    assert answers == [(404, "unknown_code")] * 30 + [(429, "too_many_attempts")]
    assert code(await guesser.send("GET", f"/api/rooms/{right}")) == (429, "too_many_attempts"), "a right guess is not told"
    assert (await scan(guesser, right))["view"] is not None, "and a press is never refused for it"
    tea = await desk.as_("Tea")
    assert (await tea.get(f"/api/rooms/{right}"))["place"]["id"] == "n204"


async def test_the_visit_ends_with_the_call(desk: Desk) -> None:
    browser, call = await visitor(desk)
    await (await desk.as_("Max")).post(f"/api/calls/{call}/close", {"disposition": "resolved"})
    assert (await browser.get(f"/api/calls/{call}"))["status"] == "closed"
    desk.clock.turn(AFTER_CLOSE.total_seconds())
    assert code(await browser.send("GET", f"/api/calls/{call}")) == (401, "not_signed_in")


async def test_signing_in_on_the_same_phone_ends_the_visit_and_nothing_else(desk: Desk) -> None:
    browser, call = await visitor(desk)
    invitation = await desk.site.invites.make(TOWN, PersonId("Tea"), None)
    await browser.post(f"/api/invitations/{invitation.token}", {"login": "tea", "password": "correct horse battery"})
    assert (await browser.get("/api/me"))["person"]["name"] == "Tea"
    max_ = await desk.as_("Max")
    assert (await max_.get(f"/api/calls/{call}"))["status"] == "dispatched"
