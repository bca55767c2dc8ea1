from dataclasses import replace

import pytest

from app.core.events import Actor, RightsChanged
from app.core.ids import DistrictId, PersonId
from app.engine.record import Record, Work
from app.engine.scenes import Scenes
from app.store import log
from app.store.people import roster
from tests.api.desk import Desk, code
from tests.town import TOWN

COACH = {"role": "coach", "kind": "school", "scope": "south"}


async def test_each_sees_the_people_of_their_schools(desk: Desk) -> None:
    seen = {}
    for name, district in (("Pia", "town"), ("Gus", "farm")):
        browser = await desk.as_(name, raised=True, district=district)  # type: ignore[arg-type]
        seen[name] = [line["person"]["name"] for line in await browser.get("/api/people")]
    assert seen == {"Pia": ["Cy", "Di", "Finn", "Pia", "Uma"], "Gus": ["Gus"]}


async def test_somebody_new_is_added_changed_and_revoked(desk: Desk) -> None:
    pia = await desk.as_("Pia", raised=True)
    added = await pia.post("/api/people", {"name": " Zoe ", "roles": [COACH], "school": "south", "room": "s101"})
    assert (added["name"], added["room"], added["active"]) == ("Zoe", "s101", True)
    renamed = await pia.send("PATCH", f"/api/people/{added['id']}", {"name": "Zoë", "room": None})
    assert {**added, "name": "Zoë", "room": None} == renamed.json()
    zoe = await desk.as_(added["id"])
    assert (await zoe.get("/api/me"))["person"]["name"] == "Zoë"
    await pia.post(f"/api/people/{added['id']}/revoke")
    assert code(await zoe.send("GET", "/api/me")) == (401, "not_signed_in")
    facts = await desk.memory.read(lambda read: log.since(read, TOWN, 0))
    changes = [fact for fact in facts if isinstance(fact.event, RightsChanged)]
    assert [fact.by.person for fact in changes] == [PersonId("Pia")] * 3


@pytest.mark.parametrize("name", ["Ro\u200bsa", "Rosa\u2060", "\ufeffRosa", "Rosa \u202ezaiD"])
async def test_a_name_that_only_looks_like_another_is_not_taken(desk: Desk, name: str) -> None:
    max_ = await desk.as_("Max", raised=True)
    person = {"name": name, "roles": [COACH], "school": "south"}
    school, room = {"name": name, "code": "9"}, {"name": "Art", "building": name}
    for path, body in (("people", person), ("schools", school), ("schools/north/places", room)):
        assert (422, "not_readable") == code(await max_.send("POST", f"/api/{path}", body))


@pytest.mark.parametrize("post", ["Ro\u200bsa", "a" + "\u0301" * 30, "two\nlines"])
async def test_a_post_is_a_name_too(desk: Desk, post: str) -> None:
    max_ = await desk.as_("Max", raised=True)
    named = {"name": "Zoe", "roles": [{**COACH, "post": post}], "school": "south"}
    assert (422, "not_readable") == code(await max_.send("POST", "/api/people", named))
    long = {**named, "roles": [{**COACH, "post": "p" * 41}]}
    assert (422, "invalid") == code(await max_.send("POST", "/api/people", long))
    plain = await max_.post("/api/people", {**named, "roles": [{**COACH, "post": " dean "}]})
    assert ["dean"] == [held["post"] for held in plain["roles"]]


async def test_a_name_keeps_the_joiners_of_its_script(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    added = await max_.post("/api/people", {"name": "نیم\u200cرخ", "roles": [COACH], "school": "south"})
    assert "نیم\u200cرخ" == added["name"]


async def test_nobody_hands_out_more_than_they_hold(desk: Desk) -> None:
    pia, max_ = await desk.as_("Pia", raised=True), await desk.as_("Max", raised=True)
    everything = {"role": "manager", "kind": "district", "scope": "town"}
    north = {**COACH, "scope": "north"}
    for holding in (everything, north, {**everything, "role": "system_administrator"}):
        answer = await pia.send("POST", "/api/people", {"name": "Zoe", "roles": [holding]})
        assert code(answer) == (403, "not_allowed"), holding
    administrator = {**everything, "role": "system_administrator"}
    answer = await max_.send("PATCH", "/api/people/Max", {"roles": [everything, administrator]})
    assert code(answer) == (403, "not_allowed")
    assert code(await pia.send("POST", "/api/people/Finn/revoke")) == (403, "not_allowed")


async def test_what_does_not_exist_here_is_not_accepted(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    for body in (
        {"roles": [{**COACH, "scope": "barn"}]},
        {"roles": [{"role": "manager", "kind": "district", "scope": "farm"}]},
        {"roles": [], "school": "barn"},
        {"roles": [], "school": "north", "room": "s101"},
        {"roles": [], "room": "nowhere"},
    ):
        assert code(await max_.send("POST", "/api/people", {"name": "Zoe", **body})) == (404, "unknown_place")


async def test_nobody_revokes_themselves(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    assert code(await max_.send("POST", "/api/people/Max/revoke")) == (403, "not_allowed")


async def test_whoever_is_revoked_is_not_invited(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    await max_.post("/api/people/Ben/revoke")
    assert code(await max_.send("POST", "/api/people/Ben/invitation")) == (404, "not_found")


async def test_a_change_made_from_an_older_look_does_not_bring_back_whoever_was_revoked(desk: Desk) -> None:
    class RevokedMeanwhile(Record):
        async def __call__(self, district: DistrictId, by: Actor, work: Work) -> None:
            ben = await desk.memory.read(lambda read: roster.person(read, PersonId("Ben")))
            assert ben is not None
            await desk.site.sessions.revoke_person(by, district, ben)
            await super().__call__(district, by, work)

    desk.site = replace(desk.site, record=RevokedMeanwhile(desk.memory, Scenes()))
    max_ = await desk.as_("Max", raised=True)
    await max_.send("PATCH", "/api/people/Ben", {"name": "Benjamin"})
    ben = await desk.memory.read(lambda read: roster.person(read, PersonId("Ben")))
    assert ben is not None
    assert ("Benjamin", False) == (ben.name, ben.active)


async def test_an_officer_is_given_no_other_role_and_nobody_with_one_is_made_an_officer(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    police = {"role": "officer", "kind": "district", "scope": "town"}
    for other in ("coach", "float", "safety_administrator", "manager", "staff"):
        both = [police, {"role": other, "kind": "district", "scope": "town"}]
        answer = await max_.send("POST", "/api/people", {"name": "Zoe", "roles": both})
        assert code(answer) == (422, "officer_alone"), other
    answer = await max_.send("PATCH", "/api/people/Ben", {"roles": [{**COACH, "scope": "north"}, police]})
    assert code(answer) == (422, "officer_alone")
    twice = [police, {"role": "officer", "kind": "school", "scope": "north"}]
    assert (await max_.send("POST", "/api/people", {"name": "Zoe", "roles": twice})).status_code == 201
