from typing import Any

import pytest

from tests.api.desk import Desk, code


def changed(told: dict[str, Any], **changes: Any) -> dict[str, Any]:
    kept = {name: told[name] for name in ("edition", "default", "plans", "own")}
    return {**kept, **changes}


async def test_plans_are_read_changed_and_read_again(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    told = await max_.get("/api/plans")
    body = changed(told, default={**told["default"], "needed": 2})
    answer = await max_.send("PUT", "/api/plans", body)
    assert answer.status_code == 200, answer.text
    now = await max_.get("/api/plans")
    assert (now["edition"], now["default"]["needed"], now["by"]["name"]) == (told["edition"] + 1, 2, "Max")
    stale = await max_.send("PUT", "/api/plans", body)
    assert code(stale) == (409, "stale_version")


async def test_the_name_of_a_type_holds_nothing_that_nobody_sees(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    told = await max_.get("/api/plans")
    answer = await max_.send("PUT", "/api/plans", changed(told, default={**told["default"], "name": "He\u200blp"}))
    assert (422, {"body.default.name": "not_readable"}) == (answer.status_code, answer.json()["facts"])


async def test_the_patience_with_who_does_not_stir_is_kept_by_any_change_and_changed_by_its_own(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    told = await max_.get("/api/plans")
    patient = {**told["default"], "stall_seconds": 120}
    await max_.send("PUT", "/api/plans", changed(told, default=patient, own=[{"school": "north", "plan": patient}]))
    now = await max_.get("/api/plans")
    await max_.send("PUT", "/api/plans", changed(now, default={**now["default"], "needed": 2}))
    now = await max_.get("/api/plans")
    assert (now["default"]["needed"], now["default"]["stall_seconds"], now["own"][0]["plan"]["stall_seconds"]) == (2, 120, 120)


MANAGERS = {"seats": [{"group": "managers"}], "seconds": 30}


@pytest.mark.parametrize(
    ("changes", "reason", "flaw"),
    [
        (
            {"rungs": [{"seats": [{"group": "coaches"}], "seconds": 15}]},
            "the last rung must ring the managers",
            ("managers_not_last", 1),
        ),
        (
            {"rungs": [{"seats": [{"group": "zone_officers"}], "seconds": 15}, MANAGERS]},
            "no rung rings an officer: they come through the gate, when somebody asks for police",
            ("officer_by_itself", 1),
        ),
        (
            {"rungs": [{"seats": [{"group": "coaches", "post": "charmer"}], "seconds": 15}, MANAGERS]},
            "nobody can hold the post 'charmer' among the coaches",
            ("nobody_in_post", 1),
        ),
    ],
)
async def test_a_plan_that_could_lose_a_call_is_refused_with_the_field_and_the_reason(
    desk: Desk, changes: dict[str, Any], reason: str, flaw: tuple[str, int]
) -> None:
    max_ = await desk.as_("Max", raised=True)
    told = await max_.get("/api/plans")
    plan = {**told["default"], **changes}
    answer = await max_.send("PUT", "/api/plans", changed(told, default=plan))
    assert code(answer) == (422, "plan_not_valid")
    assert answer.json()["facts"] == {"plan unspecified, 0": f"ladder: {reason}"}
    [told_flaw] = answer.json()["flaws"]
    assert (told_flaw["id"], told_flaw["why"], told_flaw["rung"], told_flaw["school"]) == ("unspecified", *flaw, "")
    of_a_school = changed(told, own=[{"school": "north", "plan": plan}])
    of_school = (await max_.send("PUT", "/api/plans", of_a_school)).json()
    assert (of_school["facts"], of_school["flaws"]) == (answer.json()["facts"], [{**told_flaw, "school": "north"}])
    assert (await max_.get("/api/plans"))["edition"] == told["edition"]


async def test_two_plans_for_one_type_are_refused(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    told = await max_.get("/api/plans")
    answer = await max_.send("PUT", "/api/plans", changed(told, plans=[told["default"]]))
    assert code(answer) == (422, "plan_not_valid")
    assert answer.json()["facts"] == {"plan unspecified, 0": "call_type: 'unspecified' stands here 2 times"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"rungs": []}, "rungs"),
        ({"rungs": [{"seats": [], "seconds": 15}]}, "seats"),
        ({"rungs": [{"seats": [{"group": "plumbers"}], "seconds": 15}]}, "group"),
    ],
)
async def test_what_is_no_ladder_at_all_is_malformed_and_names_the_field(desk: Desk, changes: dict[str, Any], field: str) -> None:
    max_ = await desk.as_("Max", raised=True)
    told = await max_.get("/api/plans")
    answer = await max_.send("PUT", "/api/plans", changed(told, default={**told["default"], **changes}))
    assert code(answer) == (422, "invalid")
    assert [name.split(".")[-1] for name in answer.json()["facts"]] == [field]


async def test_a_plan_for_a_school_elsewhere_is_refused(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    told = await max_.get("/api/plans")
    own = changed(told, own=[{"school": "barn", "plan": told["default"]}])
    assert code(await max_.send("PUT", "/api/plans", own)) == (404, "unknown_place")


async def test_every_change_is_on_record_with_who_when_and_what(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    told = await max_.get("/api/plans")
    weapon = {**told["plans"][0], "needed": 3}
    await max_.send("PUT", "/api/plans", changed(told, plans=[weapon]))
    history = await max_.get("/api/plans/history")
    assert [(c["edition"], c["by"] and c["by"]["name"], c["changed"]) for c in history] == [(2, "Max", ["weapon"]), (1, None, [])]
