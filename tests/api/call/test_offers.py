from tests.api.desk import Browser, Desk, code


async def rung(desk: Desk, *names: str) -> list[tuple[Browser, str]]:
    """Life threatening, so that everybody on duty is asked at once."""
    browsers = [await desk.as_(name) for name in names]
    for browser in browsers:
        await browser.post("/api/duty/start")
    await (await desk.as_("Tea")).press(call_type="weapon")
    return [(browser, (await browser.get("/api/calls"))[0]["you"]["offer"]) for browser in browsers]


async def test_a_no_asks_somebody_else_and_its_reason_is_between_them_and_the_board(desk: Desk) -> None:
    (ana, hers), (ben, _) = await rung(desk, "Ana", "Ben")
    answer = await ana.post(f"/api/offers/{hers}/decline", {"reason": "with_student"})
    assert answer["view"]["you"]["state"] == "declined"
    max_ = await desk.as_("Max")
    told = {}
    for name, browser in (("ana", ana), ("ben", ben), ("max", max_)):
        parts = (await browser.get("/api/calls"))[0]["assignments"]
        told[name] = next(part["decline_reason"] for part in parts if part["offer"] == hers)
    assert told == {"ana": "with_student", "ben": None, "max": "with_student"}


async def test_the_reason_of_a_no_may_be_said_afterwards_even_when_the_call_is_over(desk: Desk) -> None:
    (ana, hers), _ = await rung(desk, "Ana", "Ben")
    max_, reasons = await desk.as_("Max"), []
    [call] = await max_.get("/api/calls")
    for said in ({}, {"reason": "on_break"}, {"reason": "too_far"}):
        if said == {"reason": "too_far"}:
            await max_.post(f"/api/calls/{call['id']}/close", {"disposition": "resolved"})
        await ana.post(f"/api/offers/{hers}/decline", said)
        parts = (await max_.get(f"/api/calls/{call['id']}"))["assignments"]
        reasons += [part["decline_reason"] for part in parts if part["offer"] == hers]
    assert reasons == ["other", "on_break", "too_far"]


async def test_a_yes_of_a_newer_app_is_not_lost_to_a_word_that_is_not_known_here(desk: Desk) -> None:
    [(ana, offer)] = await rung(desk, "Ana")
    answer = await ana.post(f"/api/offers/{offer}/accept", {"on_a_bicycle": True})
    assert answer["view"]["you"]["state"] == "accepted"


async def test_another_ones_offer_does_not_exist_for_me(desk: Desk) -> None:
    (_, hers), (ben, _) = await rung(desk, "Ana", "Ben")
    for verb, body in (("accept", {}), ("decline", {}), ("progress", {"step": "en_route"})):
        refused = await ben.send("POST", f"/api/offers/{hers}/{verb}", body)
        assert code(refused) == (404, "not_found"), verb


async def test_an_offer_of_a_call_that_one_may_not_see_does_not_exist(desk: Desk) -> None:
    [(_, hers)] = await rung(desk, "Ana")
    cy = await desk.as_("Gus", district="farm")  # type: ignore[arg-type]
    refused, unknown = [await cy.send("POST", f"/api/offers/{o}/accept", {}) for o in (hers, "none.1")]
    assert refused.text == unknown.text
    assert code(refused) == (404, "not_found")


async def test_steps_go_forward_only(desk: Desk) -> None:
    [(ana, hers)] = await rung(desk, "Ana")
    await ana.post(f"/api/offers/{hers}/accept", {"said_at": "2026-09-14T07:59:59Z"})
    await ana.post(f"/api/offers/{hers}/progress", {"step": "on_scene"})
    back = await ana.send("POST", f"/api/offers/{hers}/progress", {"step": "en_route"})
    assert code(back) == (409, "step_out_of_order")


async def test_a_responder_may_hand_it_back(desk: Desk) -> None:
    [(ana, hers)] = await rung(desk, "Ana")
    await ana.post(f"/api/offers/{hers}/accept", {})
    answer = await ana.post(f"/api/offers/{hers}/progress", {"step": "give_up", "reason": "not_safe_to_leave"})
    assert answer["view"]["you"]["state"] == "given_up"
