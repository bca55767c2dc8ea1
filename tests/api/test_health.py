from tests.api.desk import Desk, code, open_desk


async def test_alive_is_not_yet_ready(sqlite_url: str) -> None:
    async def troubles() -> tuple[str, ...]:
        return ("the engine sleeps",)

    async with open_desk(sqlite_url, not_ready=troubles) as desk:
        browser = desk.browser()
        assert await browser.get("/health") == {"status": "alive"}
        ready = await browser.send("GET", "/ready")
        assert (ready.status_code, ready.json()) == (503, {"ready": False, "wrong": ["the engine sleeps"]})


async def test_ready_says_so(desk: Desk) -> None:
    assert await desk.browser().get("/ready") == {"ready": True, "wrong": []}


async def test_numbers_need_the_token(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, metrics=lambda: b"calls 1\n") as desk:
        browser = desk.browser()
        right = await browser.http.get("/metrics", headers={"authorization": "Bearer secret"})
        assert (right.status_code, right.text) == (200, "calls 1\n")
        wrong = await browser.http.get("/metrics", headers={"authorization": "Bearer guess"})
        assert code(wrong) == (404, "not_found")


async def test_no_address_is_another_with_a_slash_behind_it(desk: Desk) -> None:
    for path in ("/health/", "/ready/", "/api/calls/"):
        assert code(await desk.browser().send("GET", path)) == (404, "not_found"), path
