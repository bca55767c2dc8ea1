"""What a desk stands before: rows of the table."""

import re

from playwright.async_api import Route, expect

from tests.e2e.stands.steps import COACH, MANAGER, Stands, Story, ask, go, says, tap
from tests.e2e.windows import DESK, Windows, hold


async def desk(windows: Windows) -> Stands:
    manager = await windows.enter(MANAGER, size=DESK)
    yield "people", await go(manager, "/people", "Add a person")
    await tap(manager, "Add a person")
    await expect(manager.get_by_role("dialog")).to_be_visible()
    yield "people, adding", manager
    await go(manager, "/people", "Add a person")
    await manager.get_by_role("link", name=COACH).first.click()
    await expect(manager.get_by_role("heading", name=COACH)).to_be_visible()
    yield "a person", manager
    yield "places", await go(manager, "/schools", "Alder Learning Center")
    await manager.get_by_role("link", name="Alder Learning Center").first.click()
    await says(manager, "M104")
    yield "a place", manager
    yield "plans", await go(manager, "/plans", "Fight")
    await manager.get_by_role("link", name="Fight").first.click()
    await expect(manager.get_by_role("button", name="One more", exact=True)).to_be_visible()
    yield "a plan", manager
    await go(manager, "/plans/discipline", "How urgent")
    await tap(manager, "Life in danger")
    await tap(manager, "Put in force")
    await says(manager, "Not in force: 1 thing to put right")
    yield "a plan, refused", manager
    yield "policy", await go(manager, "/policy", "In force")
    yield "figures", await go(manager, "/figures", "Not counted: calls that are open")


async def stale(windows: Windows) -> Stands:
    manager = await windows.enter(MANAGER, size=DESK)
    await says(manager, "No open calls")
    await manager.context.set_offline(True)
    await expect(manager.get_by_role("alert").first).to_be_visible()
    yield "board, without data", manager


CALLERS = ("Carla Jensen", "Devon Price", "Ben Castillo", "Uma Patel", "Wen Zhao", "Farah Nasser")
TYPES = ("medical", "fight", "behaviour", "missing_student", "visitor", "unspecified")


async def busy(windows: Windows) -> Stands:
    """More calls than one screen holds, each where its caller usually is."""
    manager = await windows.enter(MANAGER, size=DESK)
    await says(manager, "No open calls")
    for name, kind in zip(CALLERS, TYPES, strict=True):
        caller = await windows.enter(name)
        places = await ask(caller, "GET", "/api/places")
        await ask(caller, "POST", "/api/calls", {"place": places["places"][0]["id"], "call_type": kind})
    await expect(manager.get_by_role("listitem").filter(has=manager.get_by_role("link", name="Open"))).to_have_count(len(CALLERS))
    yield "board, many calls", manager


async def invited(windows: Windows) -> Stands:
    """Somebody new, from the manager's sheet to their own first screens."""
    manager = await windows.enter(MANAGER, size=DESK)
    await go(manager, "/people", "Add a person")
    await tap(manager, "Add a person")
    await manager.get_by_label("Name", exact=True).fill("Ngozi Bell")
    await manager.get_by_role("combobox", name="Role").select_option("manager")
    await manager.get_by_role("dialog").get_by_role("button", name="Add", exact=True).click()
    await expect(manager.get_by_role("heading", name="Ngozi Bell")).to_be_visible()
    await tap(manager, "Invite")
    await expect(manager.get_by_role("img")).to_be_visible()
    yield "a person, invited", manager
    link = await manager.get_by_label("Or hand over this link").input_value()
    phone = await windows.open(link.removeprefix(windows.url))
    await says(phone, "Ngozi Bell")
    yield "an invitation", phone
    await phone.get_by_label("Choose a login name").fill("ngozi.bell")
    await phone.get_by_label("Choose a password").fill("a short walk home")
    await tap(phone, "That's me, continue")
    await phone.get_by_label("Choose a login name").wait_for(state="detached")
    await expect(phone.get_by_role("heading", level=1).first).to_be_visible()
    yield "the first screen after an invitation", phone


async def walls(windows: Windows) -> Stands:
    """The sheets for the walls, and what a code leads to."""
    manager = await windows.enter(MANAGER, size=DESK)
    await go(manager, "/schools", "Alder Learning Center")
    for link in ("Alder Learning Center", "Room codes"):
        await manager.get_by_role("link", name=link).first.click()
    code = manager.get_by_text(re.compile(r"/r/[0-9A-Z]{10}$")).first
    await expect(code).to_be_visible()
    yield "room codes", manager
    path = "/r/" + (await code.inner_text()).rpartition("/")[2]
    stranger = await windows.open(path)
    await says(stranger, "Nearhand does not know you.")
    yield "a room's code, to a stranger", stranger
    await go(stranger, "/r/0000000000", "This code is not in force.")
    yield "a room's code that is not in force", stranger
    visitor = await windows.open(path)
    await says(visitor, "Nearhand does not know you.")
    await hold(visitor)
    await says(visitor, "Your name, if you like")
    yield "a visitor's press", visitor
    coach = await windows.enter(COACH)
    await coach.goto(windows.url + path)
    here = coach.get_by_role("button", name="I am here").or_(coach.get_by_role("button", name="Go on duty here"))
    await expect(here.first).to_be_visible()
    yield "a room's code, to a coach", coach


async def doubted(windows: Windows) -> Stands:
    manager = await windows.enter(MANAGER, size=DESK)
    await manager.route("**/api/people", stale_hand)
    await go(manager, "/people", "Is it you?")
    yield "the desk, asking for the password again", manager


async def stale_hand(route: Route) -> None:
    """As if a quarter of an hour had gone by."""
    problem = {"type": "about:blank", "title": "Forbidden", "status": 403, "code": "step_up_needed", "detail": "", "facts": {}}
    await route.fulfill(status=403, content_type="application/problem+json", json=problem)


STORIES: tuple[Story, ...] = (
    desk,
    busy,
    invited,
    walls,
    doubted,
    stale,
)
