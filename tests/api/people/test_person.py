from typing import Any

from tests.api.desk import Desk, code

MONDAY = {"weekday": 0, "starts": "07:30:00", "ends": "15:30:00", "school": "north"}


async def test_a_person_is_shown_whole_to_who_looks_after_them(desk: Desk) -> None:
    max_, ana = await desk.as_("Max", raised=True), await desk.as_("Ana")
    await ana.post("/api/duty/start")
    told = await max_.get("/api/people/Ana")
    assert (told["person"]["name"], told["login"], told["duty"]["school"], told["changeable"]) == ("Ana", None, "north", True)
    assert [(device["rings"], device["proven"]) for device in told["devices"]] == [(False, False)]
    pia = await desk.as_("Pia", raised=True)
    assert code(await pia.send("GET", "/api/people/Ana")) == (404, "not_found")


async def test_shifts_are_put_and_shown(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    once = {"date": "2026-12-24", "starts": "08:00:00", "ends": "12:00:00"}
    answer = await max_.send("PUT", "/api/people/Ana/shifts", {"shifts": [MONDAY, once]})
    assert answer.status_code == 200, answer.text
    expected = [{**MONDAY, "date": None}, {**once, "weekday": None, "school": None}]
    assert expected == (await max_.get("/api/people/Ana"))["shifts"]


async def test_a_shift_is_on_some_day_at_some_school_that_there_is(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    both: dict[str, Any] = {**MONDAY, "date": "2026-12-24"}
    for shift, expected in (
        (both, (422, "invalid")),
        ({**MONDAY, "weekday": None}, (422, "invalid")),
        ({**MONDAY, "school": "barn"}, (404, "unknown_place")),
    ):
        assert code(await max_.send("PUT", "/api/people/Ana/shifts", {"shifts": [shift]})) == expected


async def test_a_lost_phone_of_somebody_is_shut_out_and_their_duty_goes_on(desk: Desk) -> None:
    max_, ana = await desk.as_("Max", raised=True), await desk.as_("Ana")
    await ana.post("/api/duty/start")
    [device] = (await max_.get("/api/people/Ana"))["devices"]
    gone = await max_.send("DELETE", f"/api/people/Ana/sessions/{device['id']}")
    assert gone.status_code == 204
    assert code(await ana.send("GET", "/api/me")) == (401, "not_signed_in")
    told = await max_.get("/api/people/Ana")
    assert (told["devices"], told["duty"]["status"]) == ([], "on_duty")
    assert code(await max_.send("DELETE", f"/api/people/Ana/sessions/{device['id']}")) == (404, "not_found")


async def test_whoever_was_revoked_by_mistake_is_brought_back_by_an_invitation(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    before = await max_.post("/api/people/Ben/invitation")
    await max_.post("/api/people/Ben/revoke")
    await max_.post("/api/people/Ben/restore")
    after = await max_.post("/api/people/Ben/invitation")
    paths = [made["url"].partition("/i/")[2] for made in (before, after)]
    answers = [(await max_.send("GET", f"/api/invitations/{token}")).status_code for token in paths]
    assert answers == [410, 200]


async def test_a_supervisor_puts_somebody_on_duty_and_takes_them_off_without_a_password(desk: Desk) -> None:
    sam = await desk.as_("Sam")
    started = await sam.post("/api/people/Ana/duty/start")
    assert (started["duty"]["status"], started["duty"]["place"]) == ("on_duty", "n204")
    assert (await sam.post("/api/people/Ana/duty/end"))["duty"] is None
    assert code(await sam.send("POST", "/api/people/Tea/duty/start", {})) == (403, "not_a_responder")


async def test_whose_duty_the_asker_may_change_is_said_beforehand(desk: Desk) -> None:
    pia = await desk.as_("Pia", raised=True)
    told = {name: (await pia.get(f"/api/people/{name}"))["supervised"] for name in ("Cy", "Finn")}
    moved = {name: (await pia.send("POST", f"/api/people/{name}/duty/start", {})).status_code for name in told}
    assert (told, moved) == ({"Cy": True, "Finn": False}, {"Cy": 200, "Finn": 404})


async def test_the_roster_says_whose_phone_is_proven_who_was_here_and_who_is_invited(desk: Desk) -> None:
    max_, ben = await desk.as_("Max", raised=True), await desk.as_("Ben")
    await ben.post("/api/duty/start")
    made = await max_.post("/api/people/Ana/invitation")
    told = {line["person"]["id"]: line for line in await max_.get("/api/people")}
    assert [told[name]["duty"] for name in ("Ana", "Ben")] == ["off_duty", "on_duty"]
    assert (told["Ana"]["invited_until"], told["Ben"]["invited_until"], told["Ben"]["signs_in"]) == (
        made["expires_at"],
        None,
        True,
    )
    assert (told["Ben"]["proven"], told["Tea"]["changeable"]) == (True, True)
    added = await max_.post("/api/people", {"name": "Lou Berg", "roles": []})
    told = {line["person"]["id"]: line["signs_in"] for line in await max_.get("/api/people")}
    assert (told["Ben"], told[added["id"]]) == (True, False)


async def test_a_manager_of_another_school_reads_neither_person_nor_devices_and_ends_no_session(desk: Desk) -> None:
    pia = await desk.as_("Pia", raised=True)
    for path in ("/api/people/Ana", "/api/people/Ana/credentials", "/api/schools/north/codes"):
        assert code(await pia.send("GET", path)) == (404, "not_found"), path
    assert code(await pia.send("DELETE", "/api/people/Ana/sessions/any")) == (404, "not_found")
    assert code(await pia.send("PUT", "/api/people/Ana/shifts", {"shifts": []})) == (404, "not_found")
