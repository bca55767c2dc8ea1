import json

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient, Response
from pydantic import BaseModel, ConfigDict

from app.api import errors
from app.api.bodies import Body, Line
from app.api.errors import DETAIL, STATUS, EdgeCode, problem, problems
from app.core.refusals import Refusal, Refused


class Wanted(BaseModel):
    model_config = ConfigDict(extra="forbid")
    floor: int


class Named(Body):
    name: Line


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI()
    errors.install(app)

    @app.post("/wanted")
    async def wanted(wanted: Wanted) -> Wanted:
        return wanted

    @app.post("/named")
    async def named(named: Named) -> Named:
        return named

    @app.get("/refused/{code}")
    async def refuse(code: Refusal) -> None:
        raise Refused(code, retry_after="7")

    @app.get("/bug")
    async def bug() -> None:
        raise KeyError("Ada Lovelace")

    return app


def told(answer: Response) -> tuple[str, dict[str, str]]:
    return answer.json()["code"], answer.json()["facts"]


def client(app: FastAPI) -> AsyncClient:
    return AsyncClient(transport=ASGITransport(app=app, raise_app_exceptions=False), base_url="http://test")


def test_every_refusal_has_a_status_and_a_sentence() -> None:
    assert set(STATUS) == set(Refusal)
    assert set(DETAIL) == {*Refusal, *EdgeCode}
    assert 500 not in STATUS.values()


async def test_a_refusal_is_a_typed_problem(app: FastAPI) -> None:
    async with client(app) as http:
        answer = await http.get("/refused/already_filled")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Conflict",
        "status": 409,
        "code": "already_filled",
        "detail": "Somebody else is going.",
        "facts": {"retry_after": "7"},
    }
    assert answer.headers["retry-after"] == "7"


async def test_a_name_with_what_nobody_sees_is_said_to_be_one(app: FastAPI) -> None:
    async with client(app) as http:
        answer = await http.post("/named", json={"name": "Ro\u200bsa"})
        worse = await http.post("/named", json={"name": "Ro\u200bsa", "room": 7})
    assert (422, "not_readable", {"body.name": "not_readable"}) == (answer.status_code, *told(answer))
    assert ("invalid", {"body.name": "not_readable", "body.room": "extra_forbidden"}) == told(worse)


async def test_what_is_malformed_is_named_and_never_echoed(app: FastAPI) -> None:
    async with client(app) as http:
        answer = await http.post("/wanted", json={"floor": "Ada was here", "Ada Lovelace, room 12": 1})
    assert answer.status_code == 422
    assert answer.json()["code"] == "invalid"
    assert answer.json()["facts"] == {"body.floor": "int_parsing", "body.?": "extra_forbidden"}
    assert "Ada" not in answer.text


async def test_a_bug_says_nothing_of_itself(app: FastAPI) -> None:
    async with client(app) as http:
        answer = await http.get("/bug")
    assert (answer.status_code, answer.json()["code"]) == (500, "unexpected")
    assert "Ada" not in answer.text
    assert "KeyError" not in answer.text


async def test_no_such_address_and_no_such_method_are_problems_too(app: FastAPI) -> None:
    async with client(app) as http:
        missing, wrong = await http.get("/nowhere"), await http.delete("/wanted")
    assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "method_not_allowed")


def test_a_route_tells_openapi_what_it_may_refuse() -> None:
    described = problems(Refusal.already_filled, Refusal.offer_over)
    assert described[409]["description"] == "already_filled, offer_over"
    assert set(described) == {401, 403, 409, 422}


def test_the_answer_holds_only_what_it_was_given() -> None:
    answer = problem(EdgeCode.too_large, 413)
    assert json.loads(bytes(answer.body))["facts"] == {}
