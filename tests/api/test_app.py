"""Every route as every person, against the table; and what holds for all routes alike."""

from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from httpx2 import Response

from app.api import create_app, document
from app.api.app import ROUTERS, lay_out
from app.api.deps import Public, Requires
from app.api.door.demo import router as doors
from app.core.ids import DistrictId, PersonId
from tests.api.desk import Browser, Desk, code, open_desk
from tests.api.rights_table import RIGHTS, WHO

PLAN = {
    "call_type": "unspecified",
    "priority": 2,
    "rungs": [{"seats": [{"group": "managers"}], "seconds": 30}],
}
SUBSCRIPTION = {"endpoint": "https://push.example/x", "keys": {"p256dh": "B" * 87, "auth": "A" * 22}}
BODIES: dict[str, Any] = {
    "raiseCall": {"place": "n204"},
    "raiseByCode": {},
    "rotateRoomCodes": {"places": ["n120"]},
    "amendCall": {"call_type": "weapon"},
    "noteCall": {"text": "hello"},
    "escalateCall": {"from_rung": 1},
    "askBackup": {"needed": 1},
    "askByName": {"person": "Ben"},
    "messageCall": {"text": "hello"},
    "readMessages": {"count": 1},
    "closeCall": {"disposition": "resolved"},
    "askPolice": {"reason": "trespass"},
    "decidePolice": {"request": 1, "yes": True},
    "makeNotice": {"request": 1, "condition": "caregiver", "result": "reached", "way": "phone"},
    "setMeeting": {"request": 1, "adult": "Ana", "place": "n120"},
    "meetStudent": {"request": 1},
    "giveReason": {"request": 1, "reason": "trespass"},
    "withdrawPolice": {"request": 1},
    "progressOffer": {"step": "en_route"},
    "sendReceipts": {"receipts": []},
    "signIn": {"login": "nobody", "password": "wrong wrong wrong"},
    "acceptInvitation": {"login": "nobody", "password": "wrong wrong wrong"},
    "stepUp": {"password": "wrong wrong wrong"},
    "subscribeDevice": SUBSCRIPTION,
    "proveDevice": {"test": "none"},
    "addPerson": {"name": "New", "roles": [{"role": "coach", "kind": "school", "scope": "north"}]},
    "changePerson": {"name": "Benny"},
    "addSchool": {"name": "East"},
    "changeSchool": {"phone": "555-0101"},
    "addPlace": {"name": "Yard"},
    "changePlace": {"name": "Yard"},
    "putShifts": {"shifts": []},
    "addCredential": {"credential": "licence", "begins": "2026-08-01"},
    "renewCredential": {"credential": "licence", "begins": "2026-08-01"},
    "changePlans": {"edition": 1, "default": PLAN},
    "comparePolicy": {"pack": "isd287"},
    "replayPolicy": {"pack": "isd287"},
    "applyPolicy": {"edition": 1, "pack": "isd287", "why": "The board voted"},
    "sharePosition": {"latitude": 44.98, "longitude": -93.27},
    "endFollowUp": {"code": "debrief", "step": "done"},
    "logContact": {"school": "north", "kind": "walk"},
    "openReference": {"basis": "supervision"},
    "previewPlan": {"plan": PLAN, "school": "south"},
}
LETTERS = {
    "not_allowed": "x",
    "not_found": "0",
    "unknown_place": "0",
    "step_up_needed": "s",
    "not_signed_in": "-",
}


def operations() -> dict[str, APIRoute]:
    routes = [route for router in (*ROUTERS, doors) for route in router.routes if isinstance(route, APIRoute)]
    return {str(route.operation_id): route for route in routes}


def test_every_route_of_the_app_is_known_by_its_operation() -> None:
    app = FastAPI()
    for router in (*ROUTERS, doors):
        app.include_router(router)
    found = [context.route for context in iter_route_contexts(app.routes)]
    named = {r.operation_id for r in found if isinstance(r, APIRoute)}
    assert named == set(operations())
    assert None not in named


def test_every_route_has_its_right_or_says_why_it_needs_none() -> None:
    for name, route in operations().items():
        calls = [dependency.call for dependency in route.dependant.dependencies]
        assert len([call for call in calls if isinstance(call, Requires | Public)]) == 1, name


def test_every_route_has_its_row_in_the_table() -> None:
    assert set(RIGHTS) == set(operations())
    assert {len(row) for row in RIGHTS.values()} == {len(WHO)}


def test_routes_are_made_once_for_every_desk_of_a_process() -> None:
    ours, with_the_doors = lay_out(demo=False), lay_out(demo=True)
    assert all(mine is theirs for mine, theirs in zip(ours, with_the_doors, strict=False))
    assert len(ours) < len(with_the_doors)


def test_every_no_is_described_and_every_shape_is_there() -> None:
    made = document()
    assert "Problem" in made["components"]["schemas"]
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            if path.startswith("/api"):
                assert "422" in operation["responses"], (path, method)
                assert operation["description"], (path, method)
    assert "HTTPValidationError" not in made["components"]["schemas"]


async def browser_of(desk: Desk, who: str) -> Browser:
    name = who.rstrip("!")
    if who == "anonymous":
        return desk.browser()
    if who == "Vis":
        browser = desk.browser()
        await browser.post(f"/api/rooms/{await desk.code()}/calls")
        return browser
    if who == "revoked":
        browser = await desk.as_("Ben")
        found = await desk.site.sessions.find(browser.http.cookies["nearhand"])
        assert found is not None
        await desk.site.sessions.end(found.actor, found.session)
        return browser
    district = DistrictId("farm" if name == "Gus" else "town")
    return await desk.as_(name, raised=who.endswith("!"), district=district)


async def ask(browser: Browser, name: str, known: dict[str, str]) -> Response:
    route = operations()[name]
    [method] = [each for each in route.methods if each != "HEAD"]
    body = BODIES.get(name, {} if method in {"POST", "PUT"} else None)
    return await browser.send(method, route.path.format(**known), body)


def letter(answer: Response) -> str:
    if answer.status_code < 400:
        return "+"
    said = answer.json()["code"]
    if said == "wrong_name_or_password" and answer.request.url.path.endswith("step-up"):
        return "w"
    return LETTERS.get(said, "+")


@pytest.mark.parametrize("who", WHO)
async def test_each_person_gets_what_the_table_says(sqlite_url: str, who: str) -> None:
    async with open_desk(sqlite_url, endpoint_allowed=lambda _: True) as desk:
        ana, tea = await desk.as_("Ana"), await desk.as_("Tea")
        await ana.post("/api/duty/start")
        call = (await tea.press())["call"]
        offer = (await ana.get("/api/calls"))[0]["you"]["offer"]
        known = {
            "call": call,
            "offer": offer,
            "person": "Ben",
            "device": "phone-Ana",
            "token": "none",
            "edition": "1",
            "particular": "none",
            "credential": "licence",
            "held": "none",
        }
        known |= {"school": "north", "place": "n120", "code": await desk.code()}
        told = {}
        for name in RIGHTS:
            told[name] = letter(await ask(await browser_of(desk, who), name, known))
        assert told == {name: row[WHO.index(who)] for name, row in RIGHTS.items()}


PASSES_OVER = {"acceptOffer": 404, "raiseByCode": 201}
"""A phone of a newer version must not lose its yes, or its press, over a field that this server does not know,
nor over what nobody can read: nothing of its body is needed."""

NO_TEXT = (b'{"a": "\\u0000"}', b'{"a": "\\ud800"}')

OFFICERS_OWN = {"sharePosition"}
"""No manager's."""

IDS = ("call", "offer", "person", "device", "token", "school", "place", "particular", "credential", "held")
BAD_BODIES: dict[str, Any] = {
    "a list": [],
    "a number": 7,
    "null": None,
    "another field": {"no_such_field": 1},
    "wrong types": {name: {"a": [1]} for name in ("place", "reason", "step", "receipts", "school", "name")},
}


async def test_no_malformed_body_is_ever_more_than_a_typed_no(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        max_, officer = await desk.as_("Max", raised=True), await desk.as_("Off")
        known = dict.fromkeys(IDS, "none") | {
            "edition": "1",
            "code": await desk.code(),
        }
        for name, route in operations().items():
            if not route.dependant.body_params:
                continue
            [method] = list(route.methods)
            browser = officer if name in OFFICERS_OWN else max_
            for how, body in BAD_BODIES.items():
                answer = await browser.http.request(
                    method,
                    route.path.format(**known),
                    json=body,
                    headers={"Idempotency-Key": f"{name}-{how.replace(' ', '-')}"},
                )
                if isinstance(body, dict) and name in PASSES_OVER:
                    assert answer.status_code == PASSES_OVER[name], (name, how)
                else:
                    assert code(answer) == (422, "invalid"), (name, how)
            for which, content in enumerate((*NO_TEXT, b"{", b"\xff", b"[" * 20_000)):
                answer = await browser.http.request(
                    method,
                    route.path.format(**known),
                    content=content,
                    headers={"Idempotency-Key": f"{name}-odd-{which}", "content-type": "application/json"},
                )
                if content in NO_TEXT and name in PASSES_OVER:
                    assert answer.status_code == PASSES_OVER[name], content
                else:
                    assert code(answer) == (422, "invalid"), (name, content[:20])
            large = await browser.http.request(method, route.path.format(**known), content=b"x" * 70_000)
            assert code(large) == (413, "too_large"), name


async def test_unknown_ids_of_every_kind_are_typed_too(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        browser = await desk.as_("Max", raised=True)
        for odd in ("none", "x" * 129, "a b", "%2e%2e", "é", "%00", "'; drop table calls; --", "1.1"):
            for name, route in operations().items():
                if "{" in route.path and "token" not in route.path:
                    known = dict.fromkeys((*IDS, "code", "edition"), odd)
                    answer = await ask(browser, name, known)
                    assert 400 <= answer.status_code < 500, (name, odd, answer.text)
                    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_request_from_elsewhere_changes_nothing(desk: Desk) -> None:
    tea = await desk.as_("Tea")
    answer = await tea.http.post(
        "/api/calls", json={"place": "n204"}, headers={"origin": "https://evil.example", "Idempotency-Key": "evil-0001"}
    )
    assert code(answer) == (403, "not_same_origin")
    assert await tea.get("/api/calls") == []


async def test_the_demos_doors_are_not_even_there_without_the_demo(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        site = replace(desk.site, doors=lambda: [PersonId("Max")])
        assert "/api/demo/doors" in str(create_app(site, demo=True).openapi()["paths"].keys())
        assert "/api/demo/doors" not in str(create_app(site).openapi()["paths"].keys())
