"""The district's policy on the desk."""

from app.packs import shipped
from tests.api.desk import Desk, code

APPLY = {"edition": 1, "pack": "isd287", "why": "The board voted for coaches"}


async def test_what_is_in_force_is_told_in_sentences_with_its_edition(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    told = await max_.get("/api/policy")
    assert told["edition"]["edition"] == 1
    assert {"calls", "police", "house"} <= {line["part"] for line in told["lines"]}
    assert code(await max_.send("GET", "/api/policy?edition=9")) == (404, "not_found")
    assert code(await max_.send("GET", f"/api/policy?edition={2**63}")) == (422, "invalid")


async def test_a_pack_is_compared_before_it_is_applied_and_the_edition_says_who_and_why(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    assert {"id": "oakland", "name": "Oakland: social workers and psychologists"} in await max_.get("/api/policy/packs")
    told = (await max_.send("POST", "/api/policy/compare", {"pack": "isd287"})).json()
    assert "Staff hurt" in {line["name"] for line in told["come"]}
    answer = await max_.send("PUT", "/api/policy", APPLY)
    assert answer.status_code == 200, answer.text
    newest, first = await max_.get("/api/policy/editions")
    assert (newest["edition"], newest["by"]["name"], newest["why"]) == (2, "Max", "The board voted for coaches")
    assert (first["edition"], first["why"]) == (1, None)
    assert (await max_.send("POST", "/api/policy/compare", {"pack": "isd287"})).json()["come"] == []
    assert code(await max_.send("PUT", "/api/policy", APPLY)) == (409, "stale_version")


async def test_a_bad_pack_is_refused_with_its_lines(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    answer = await max_.send("POST", "/api/policy/compare", {"text": '[[plan]]\ncall_type = "a"\nladder = "b"\n'})
    assert code(answer) == (422, "plan_not_valid")
    assert answer.json()["facts"] == {"line 3, 0": "ladder: 'b' is no ladder of this pack; there are none"}
    assert code(await max_.send("POST", "/api/policy/compare", {"pack": "nowhere"})) == (404, "not_found")


async def test_the_text_of_a_pack_does_as_well_as_its_name(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    answer = await max_.send("POST", "/api/policy/compare", {"text": shipped.text("jcps")})
    assert answer.json()["name"] == "JCPS: Safety Administrators and School Safety Officers"


async def test_the_calls_of_the_last_days_are_played_once_more_and_nothing_is_written(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    told = (await max_.send("POST", "/api/policy/replay", {"pack": "isd287", "days": 7})).json()
    assert (told["days"], told["counted"], told["police_refused"]) == (7, len(told["calls"]), 0)
    assert (await max_.get("/api/policy"))["edition"]["edition"] == 1


async def test_a_manager_of_one_school_plays_no_calls_of_the_district_and_applies_nothing(desk: Desk) -> None:
    pia = await desk.as_("Pia", raised=True)
    assert code(await pia.send("POST", "/api/policy/replay", {"pack": "isd287", "days": 7})) == (403, "not_allowed")
    assert code(await pia.send("PUT", "/api/policy", APPLY)) == (403, "not_allowed")
