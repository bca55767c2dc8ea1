import pytest

from app.core.ids import PersonId
from app.store.people import accounts
from app.store.people.accounts import AccountRow
from tests.api.desk import ORIGIN, QUICK, Browser, Desk, code
from tests.town import TOWN

RIGHT = "correct horse battery"


async def give_account(desk: Desk, name: str) -> None:
    row = AccountRow(person=PersonId(name), district=TOWN, login=name.lower(), password_hash=QUICK.hash(RIGHT), active=True)
    await desk.memory.write(lambda tx: accounts.put(tx, row))


async def signed_in(desk: Desk, name: str) -> Browser:
    await give_account(desk, name)
    browser = desk.browser()
    await browser.post("/api/session", {"login": name.lower(), "password": RIGHT, "device_name": "My phone"})
    return browser


@pytest.mark.parametrize("odd", ["Ro\u202esa", "p" * 81, "a" + "\u0301" * 70, 7, None])
async def test_what_no_device_can_be_called_is_no_name_and_keeps_nobody_out(desk: Desk, odd: object) -> None:
    await give_account(desk, "Ana")
    browser = desk.browser()
    await browser.post("/api/session", {"login": "ana", "password": RIGHT, "device_name": odd})
    assert [""] == [each["name"] for each in await browser.get("/api/me/sessions") if each["this"]]


async def test_signing_in_gives_a_cookie_that_scripts_cannot_read(desk: Desk) -> None:
    await give_account(desk, "Ana")
    answer = await desk.browser().send("POST", "/api/session", {"login": "ana", "password": RIGHT})
    assert answer.status_code == 204
    cookies = answer.headers.get_list("set-cookie")
    assert [cookie.partition("=")[0] for cookie in cookies] == ["nearhand", "nearhand-device"]
    assert all("HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/" in cookie for cookie in cookies)


async def test_over_https_the_cookie_is_bound_to_the_host(desk: Desk) -> None:
    await give_account(desk, "Ana")
    browser = desk.browser()
    answer = await browser.http.post(
        "https://nearhand.test/api/session", json={"login": "ana", "password": RIGHT}, headers={"origin": "https://nearhand.test"}
    )
    assert answer.headers.get_list("set-cookie")[0].startswith("__Host-nearhand=")
    assert "Secure" in answer.headers["set-cookie"]
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert (await browser.http.get("https://nearhand.test/api/me")).status_code == 200


async def test_a_plain_cookie_is_not_believed_over_https(desk: Desk) -> None:
    browser = await desk.as_("Ana")
    answer = await browser.http.get("https://nearhand.test/api/me")
    assert code(answer) == (401, "not_signed_in")


async def test_what_is_wrong_is_one_answer_and_too_often_is_another(desk: Desk) -> None:
    await give_account(desk, "Ana")
    browser = desk.browser()
    said = [
        await browser.send("POST", "/api/session", {"login": login, "password": "wrong wrong wrong"})
        for login in ("ana", "nobody")
    ]
    assert said[0].text == said[1].text
    assert code(said[0]) == (401, "wrong_name_or_password")
    for _ in range(5):
        late = await browser.send("POST", "/api/session", {"login": "ana", "password": "wrong wrong wrong"})
    assert code(late) == (429, "too_many_attempts")
    assert int(late.headers["retry-after"]) > 0


async def test_a_stranger_who_guesses_ends_no_session_and_stops_no_press(desk: Desk) -> None:
    tea = await signed_in(desk, "Tea")
    for _ in range(10):
        await desk.browser().send("POST", "/api/session", {"login": "tea", "password": "wrong wrong wrong"})
    assert (await tea.press())["view"]["status"] == "dispatched"


async def test_signing_out_ends_it_here_and_at_once(desk: Desk) -> None:
    ana = await signed_in(desk, "Ana")
    token = ana.http.cookies["nearhand"]
    answer = await ana.send("DELETE", "/api/session")
    assert answer.status_code == 204
    assert "nearhand" not in ana.http.cookies
    assert code(await desk.browser(nearhand=token).send("GET", "/api/me")) == (401, "not_signed_in")


async def test_somebody_else_on_the_same_device_takes_the_first_ones_duty_off(desk: Desk) -> None:
    ana = await signed_in(desk, "Ana")
    await ana.post("/api/duty/start")
    token = ana.http.cookies["nearhand"]
    await give_account(desk, "Ben")
    await ana.post("/api/session", {"login": "ben", "password": RIGHT})
    assert (await ana.get("/api/me"))["person"]["name"] == "Ben"
    assert code(await desk.browser(nearhand=token).send("GET", "/api/me")) == (401, "not_signed_in")
    assert PersonId("Ana") not in (await desk.site.lookout.scene(TOWN)).scene.duty


async def test_the_same_person_again_keeps_the_device_and_the_duty(desk: Desk) -> None:
    ana = await signed_in(desk, "Ana")
    device = (await ana.get("/api/me"))["device"]["id"]
    await ana.post("/api/duty/start")
    await ana.post("/api/session", {"login": "ana", "password": RIGHT})
    me = await ana.get("/api/me")
    assert (me["device"]["id"], me["duty"]["status"]) == (device, "on_duty")


async def test_stepping_up_opens_what_touches_others_for_half_an_hour(desk: Desk) -> None:
    max_ = await signed_in(desk, "Max")
    assert (await max_.get("/api/me"))["stepped_up"] is True
    desk.clock.turn(1800)
    assert (await max_.get("/api/me"))["stepped_up"] is False
    refused = await max_.send("POST", "/api/people/Ana/revoke")
    assert code(refused) == (403, "step_up_needed")
    wrong = await max_.send("POST", "/api/session/step-up", {"password": "wrong wrong wrong"})
    assert code(wrong) == (401, "wrong_name_or_password")
    await max_.post("/api/session/step-up", {"password": RIGHT})
    await max_.post("/api/people/Ana/revoke")


async def test_an_invitation_is_read_and_then_used_once(desk: Desk) -> None:
    made = await (await desk.as_("Max", raised=True)).post("/api/people/Ana/invitation")
    assert made["url"].startswith(f"{ORIGIN}/i/")
    assert made["qr_svg"].startswith("<svg")
    address = f"/api/invitations/{made['url'].rpartition('/')[2]}"
    newcomer = desk.browser()
    assert await newcomer.get(address) == {"name": "Ana", "roles": ["coach"], "district": "Town", "words": {}}
    await newcomer.post(address, {"login": "ana", "password": RIGHT})
    assert (await newcomer.get("/api/me"))["person"]["name"] == "Ana"
    assert code(await newcomer.send("GET", address)) == (410, "invitation_over")
    short = await newcomer.send("POST", address, {"login": "x", "password": "short"})
    assert code(short) == (410, "invitation_over")


async def test_an_invitation_calls_a_role_in_the_language_of_whoever_reads_it(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    assert (await max_.send("PUT", "/api/policy", {"pack": "isd287", "why": "The board voted", "edition": 1})).status_code == 200
    address = f"/api/invitations/{(await max_.post('/api/people/Ana/invitation'))['url'].rpartition('/')[2]}"
    read = [await desk.browser().get(f"{address}{query}") for query in ("", "?language=es", "?language=xx")]
    called = [card["words"]["manager"] for card in read]
    assert called == ["Safety manager", "Responsable de seguridad", "Safety manager"]


async def test_a_flood_from_one_address_is_slowed_down(desk: Desk) -> None:
    browser = desk.browser()
    answers = [await browser.send("GET", "/api/invitations/guess") for _ in range(61)]
    assert code(answers[0]) == (410, "invitation_over")
    assert code(answers[-1]) == (429, "too_many_attempts")
