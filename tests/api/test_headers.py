import pytest
from structlog.testing import capture_logs

from tests.api.desk import Desk


async def test_every_answer_carries_the_browsers_orders(desk: Desk) -> None:
    for path in ("/health", "/api/me", "/nowhere"):
        headers = (await desk.browser().send("GET", path)).headers
        assert "script-src 'self';" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")
        assert headers["cache-control"] == "no-store"
        assert headers["x-request-id"]
        assert "strict-transport-security" not in headers


@pytest.mark.parametrize(
    ("path", "route"),
    [("/api/calls/Ada-Lovelace", "/api/calls/{call}"), ("/Ada", "(none)")],
)
async def test_the_log_knows_the_route_and_no_particulars(desk: Desk, path: str, route: str) -> None:
    tea = await desk.as_("Tea")
    with capture_logs() as lines:
        await tea.send("GET", path)
    [line] = [line for line in lines if line["event"] == "request"]
    assert (line["method"], line["route"], line["status"]) == ("GET", route, 404)
    assert "Ada" not in str(lines)
