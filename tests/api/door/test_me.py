from app.core.events import PlanChanged
from app.core.policy import Policy, Translation, Word
from app.store.district import plans
from app.store.session import Tx
from tests.api.desk import Desk, code
from tests.town import EVERYDAY, START, TOWN, by


async def test_a_teacher_is_told_who_and_where_they_are_and_what_they_may(desk: Desk) -> None:
    me = await (await desk.as_("Tea")).get("/api/me")
    assert me["person"] == {"id": "Tea", "name": "Tea", "role": "staff"}
    assert me["roles"] == [{"role": "staff", "kind": "school", "scope": "north", "post": ""}]
    assert me["district"] == {"id": "town", "name": "Town", "timezone": "America/Chicago"}
    assert (me["school"], me["room"]["name"]) == ("north", "Room 204")
    assert (me["duty"], me["demo"], me["stepped_up"]) == (None, False, False)
    assert set(me["may"]) == {"follow_call", "raise_by_code", "raise_call", "use_app"}
    assert [kind["code"] for kind in me["call_types"]] == ["unspecified", "weapon"]
    assert {**me["device"], "id": ""} == {"id": "", "subscribed": False, "proven": False}


async def test_what_the_district_calls_its_roles_comes_along(desk: Desk) -> None:
    def own(tx: Tx) -> PlanChanged:
        plans.put_policy(tx, TOWN, Policy(default=EVERYDAY, words=(Word(key="coach", text="Monitor"),)), None, START)
        return PlanChanged()

    tea = await desk.as_("Tea")
    assert (await tea.get("/api/me"))["words"] == {}
    await desk.site.record(TOWN, by("Max"), own)
    assert (await tea.get("/api/me"))["words"] == {"coach": "Monitor"}


async def test_the_policys_texts_come_along_in_the_language_that_the_app_speaks(desk: Desk) -> None:
    def said(tx: Tx) -> PlanChanged:
        told = (Translation(language="es", text="Held?", said="¿Sujetado?"),)
        plans.put_policy(tx, TOWN, Policy(default=EVERYDAY, translations=told), None, START)
        return PlanChanged()

    tea = await desk.as_("Tea")
    await desk.site.record(TOWN, by("Max"), said)
    asked = [(await tea.get(f"/api/me{query}"))["translation"] for query in ("", "?language=en", "?language=es")]
    assert asked == [None, None, {"language": "es", "texts": {"Held?": "¿Sujetado?"}}]


async def test_a_coach_on_duty_sees_their_duty(desk: Desk) -> None:
    ana = await desk.as_("Ana")
    await ana.post("/api/duty/start")
    assert (await ana.get("/api/me"))["duty"]["status"] == "on_duty"


async def test_a_lost_phone_is_ended_from_another(desk: Desk) -> None:
    lost, kept = await desk.as_("Ana"), await desk.as_("Ana")
    sessions = await kept.get("/api/me/sessions")
    assert sorted(session["this"] for session in sessions) == [False, True]
    [other] = [session["device"] for session in sessions if not session["this"]]
    assert (await kept.send("DELETE", f"/api/me/sessions/{other}")).status_code == 204
    assert code(await lost.send("GET", "/api/me")) == (401, "not_signed_in")
    assert code(await kept.send("DELETE", f"/api/me/sessions/{other}")) == (404, "not_found")
