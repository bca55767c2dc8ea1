from tests.api.desk import Desk, code


async def test_a_phone_tells_that_it_has_the_offer_and_that_it_was_seen(desk: Desk) -> None:
    ana = await desk.as_("Ana")
    await ana.post("/api/duty/start")
    await (await desk.as_("Tea")).press()
    offer = (await ana.get("/api/calls"))[0]["you"]["offer"]
    told = [{"offer": offer, "seen": seen, "observed_at": "2026-09-14T08:00:00Z"} for seen in (False, True, True)]
    await ana.post("/api/receipts", {"receipts": told})
    [part] = (await ana.get("/api/calls"))[0]["assignments"]
    assert (part["delivered_at"], part["seen_at"]) == ("2026-09-14T08:00:00Z", "2026-09-14T08:00:00Z")


async def test_a_receipt_for_what_is_not_theirs_is_dropped_without_a_word(desk: Desk) -> None:
    ben = await desk.as_("Ben")
    receipt = {"offer": "none.1", "seen": True, "observed_at": "2026-09-14T08:00:00Z"}
    assert (await ben.send("POST", "/api/receipts", {"receipts": [receipt]})).status_code == 204


async def test_a_strangers_receipt_is_refused(desk: Desk) -> None:
    assert code(await desk.browser().send("POST", "/api/receipts", {"receipts": []})) == (401, "not_signed_in")
