"""Whom another policy would keep from going on duty."""

from dataclasses import replace

from app.core.credentials import Held
from app.core.events import RosterChanged
from app.core.ids import PersonId
from app.store.people import credentials, roster
from app.store.session import Tx
from tests.api.desk import Desk
from tests.town import START, TOWN, by

PACK = {"pack": "isd287"}
COACHES = ("Ana", "Ben")


def in_post(tx: Tx) -> RosterChanged:
    """Both hold the pack's post of a coach, which asks for a licence; Ben has shown one."""
    for name in COACHES:
        person = roster.person(tx, PersonId(name))
        assert person is not None
        roster.put_person(tx, TOWN, replace(person, holdings=(replace(person.holdings[0], post="student_safety_coach"),)))
    licence = Held(id="one", person=PersonId("Ben"), credential="ssc_licence", begins=START.date())
    credentials.put(tx, TOWN, licence)
    return RosterChanged(ids=tuple(map(PersonId, COACHES)))


async def test_whoever_has_not_what_the_pack_asks_for_is_named_to_who_looks_after_them(desk: Desk) -> None:
    max_, pia = await desk.as_("Max", raised=True), await desk.as_("Pia", raised=True)
    assert (await max_.post("/api/policy/compare", PACK))["barred"] == []
    await desk.site.record(TOWN, by("Max"), in_post)
    assert [each["name"] for each in (await max_.post("/api/policy/compare", PACK))["barred"]] == ["Ana"]
    assert (await pia.post("/api/policy/compare", PACK))["barred"] == []


async def test_whom_the_policy_in_force_bars_already_the_pack_does_not_bar_anew(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    await desk.site.record(TOWN, by("Max"), in_post)
    [edition, *_] = await max_.get("/api/policy/editions")
    body = {**PACK, "edition": edition["edition"], "why": "The board voted for coaches"}
    told = (await max_.send("PUT", "/api/policy", body)).json()
    assert [each["name"] for each in told["barred"]] == ["Ana"]
    assert (await max_.post("/api/policy/compare", PACK))["barred"] == []
