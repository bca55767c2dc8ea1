import pytest
from starlette.requests import Request

from app.api.deps import Public, Requires, address_of, command_key
from app.core.access import STEP_UP, Right
from app.core.refusals import Refusal, Refused
from tests.api.desk import Desk


def posted(path: str, body: bytes) -> Request:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {"type": "http", "method": "POST", "path": path, "headers": [], "query_string": b"", "server": ("h", 80)}
    return Request(scope, receive)  # type: ignore[arg-type]


async def test_a_digest_is_of_what_is_said_not_of_how_it_is_written() -> None:
    said = [
        ("/a", b'{"x": 1, "y": [2]}'),
        ("/a", b'{"y":[2],"x":1}'),
        ("/b", b'{"x": 1, "y": [2]}'),
        ("/a", b'{"x": 2, "y": [2]}'),
    ]
    first, same, path, body = [(await command_key(posted(*each), "key-0001")).digest for each in said]
    assert first == same
    assert len({first, path, body}) == 3


@pytest.mark.parametrize("right", sorted(STEP_UP))
async def test_a_right_over_others_needs_the_password_again(desk: Desk, right: Right) -> None:
    max_ = await desk.as_("Max")
    who = await desk.site.sessions.find(max_.http.cookies["nearhand"])
    assert who is not None
    with pytest.raises(Refused) as refused:
        await Requires(right)(desk.site, who)
    assert refused.value.code == Refusal.step_up_needed
    await desk.site.sessions.step_up(who.session)
    raised = await desk.site.sessions.find(max_.http.cookies["nearhand"])
    assert raised is not None
    assert await Requires(right)(desk.site, raised) is raised


async def test_what_is_public_says_why() -> None:
    public = Public("a load balancer asks")
    await public()
    assert public.why == "a load balancer asks"


def test_an_address_is_what_the_server_says_it_is() -> None:
    assert address_of(posted("/", b"")) == "unknown"
