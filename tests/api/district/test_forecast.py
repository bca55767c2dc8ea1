from typing import Any

from tests.api.desk import Browser, Desk, code


async def preview(browser: Browser, plan: Any, **more: Any) -> Any:
    body = {"plan": plan, "school": "north", "place": "n204", **more}
    answer = await browser.send("POST", "/api/plans/preview", body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_plan_is_told_rung_by_rung_as_things_are_now(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    for name in ("Ana", "Ben", "Finn"):
        await (await desk.as_(name)).post("/api/duty/start")
    plan = (await max_.get("/api/plans"))["default"]
    told = await preview(max_, plan)
    names = [sorted(asked["person"]["name"] for asked in stage["asked"]) for stage in told["stages"]]
    assert names == [["Ana"], ["Ana", "Ben", "Finn"], ["Finn"], []]
    assert [stage["after"] for stage in told["stages"]][:3] == [0, 15, 30]
    assert (told["place_name"], told["repeats"]) == ("Room 204", 30)
    assert [worry["concern"] for worry in told["worries"]] == ["nobody_now"]
    assert await max_.get("/api/calls") == []


async def test_as_if_everybody_were_on_duty(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    plan = (await max_.get("/api/plans"))["default"]
    told = await preview(max_, plan, everybody=True, place=None)
    assert told["worries"] == []
    assert {asked["person"]["name"] for asked in told["stages"][-1]["asked"]} == {"Max", "Mia", "Sam"}


async def test_a_plan_without_managers_at_its_end_can_be_looked_at_and_is_warned_of(desk: Desk) -> None:
    max_ = await desk.as_("Max", raised=True)
    plan = (await max_.get("/api/plans"))["default"]
    short = {**plan, "rungs": plan["rungs"][:1]}
    told = await preview(max_, short, everybody=True)
    assert told["worries"] == [{"concern": "managers_not_last", "rung": 1}]


async def test_only_for_a_school_that_one_looks_after(desk: Desk) -> None:
    pia = await desk.as_("Pia", raised=True)
    plan = (await pia.get("/api/plans"))["default"]
    for where in ({"school": "north"}, {"school": "barn"}, {"school": "south", "place": "n204"}):
        answer = await pia.send("POST", "/api/plans/preview", {"plan": plan, **where})
        assert code(answer) == (404, "unknown_place")
