"""A district under a policy with posts and credentials, on every screen that speaks of them: the table's last rows.

Last in the table: it puts another policy in force in the house that all stories share."""

from typing import Any

from playwright.async_api import Page, expect

from tests.e2e.stands.steps import MANAGER, Stands, Story, ask, go, says, tap
from tests.e2e.windows import DESK, Windows

OFFICER, HOLDER = "Officer Adair", "Wen Zhao"
NEVER_IN_FORCE = "oakland"  # no story puts it in force: there is always something to compare


async def under_jcps(manager: Page) -> dict[str, Any]:
    """The pack in force, two people in its posts, a licence that has run out; everybody by name."""
    [edition, *_] = await ask(manager, "GET", "/api/policy/editions")
    await ask(manager, "PUT", "/api/policy", {"edition": edition["edition"], "pack": "jcps", "why": "To be looked at"})
    people = {each["person"]["name"]: each["person"] for each in await ask(manager, "GET", "/api/people")}
    for name, post in ((OFFICER, "school_safety_officer"), (HOLDER, "safety_administrator")):
        roles = [{**held, "post": post} for held in people[name]["roles"]]
        await ask(manager, "PATCH", f"/api/people/{people[name]['id']}", {"roles": roles})
    shown = f"/api/people/{people[OFFICER]['id']}/credentials"
    today = (await ask(manager, "GET", shown))["today"]
    await ask(
        manager, "POST", shown, {"credential": "pops", "begins": "2020-01-01", "ends": "2020-12-31", "document": "Folder 7"}
    )
    hours = {"credential": "jcps_training", "begins": today["day"], "topic": "de_escalation", "hours": 12}
    await ask(manager, "POST", shown, hours)
    return people


async def credentialed(windows: Windows) -> Stands:
    manager, officer = await windows.enter(MANAGER, size=DESK), await windows.enter(OFFICER)
    people = await under_jcps(manager)
    await go(officer, "/duty", "POPS certification")
    yield "duty, on, with something missing", officer
    await tap(officer, "End duty")
    await says(officer, "Off duty")
    await tap(officer, "Go on duty")
    await says(officer, "A credential that your post needs is missing.")
    yield "duty, refused for a credential", officer
    await go(manager, f"/people/{people[OFFICER]['id']}", "POPS certification")
    yield "a person, their credentials", manager
    await tap(manager, "Add a credential")
    await says(manager, "What was shown")
    yield "a person, adding a credential", manager
    await manager.keyboard.press("Escape")
    await manager.get_by_role("button", name="Renew or correct: POPS").click()
    await tap(manager, "Withdraw this entry")
    await says(manager, "For what was never so.")
    yield "a person, withdrawing a credential", manager
    await manager.keyboard.press("Escape")
    await tap(manager, "Add a role")
    await manager.get_by_role("combobox", name="Role").select_option("coach")
    await expect(manager.get_by_role("combobox", name="Post")).to_be_visible()
    yield "a person, choosing a post", manager


async def faulty(windows: Windows) -> Stands:
    manager = await windows.enter(MANAGER, size=DESK)
    await under_jcps(manager)
    for school, change in (
        ("maple-alder", {"zone": None}),
        ("maple-birch", {"zone": None}),
        ("maple-cedar", {"levels": ["high"]}),
    ):
        await ask(manager, "PATCH", f"/api/schools/{school}", change)
    await go(manager, "/schools", "To put right")
    yield "places, with things to put right", manager
    await go(manager, "/schools/maple-cedar", "Cedar Ridge High has no Safety Administrator")
    yield "a place, with something to put right", manager
    await tap(manager, "Change the school")
    await says(manager, "Whom it teaches")
    yield "a place, changing its level", manager


async def compared(windows: Windows) -> Stands:
    """What would be otherwise under another pack, before anything is written."""
    manager = await windows.enter(MANAGER, size=DESK)
    await go(manager, "/policy", "In force")
    await manager.get_by_role("combobox", name="Pack").select_option(value=NEVER_IN_FORCE)
    await says(manager, "So from then on")
    await manager.locator(".matters summary").filter(has_text="Before police").first.click()
    yield "policy, a pack compared", manager
    await manager.locator("summary").filter(has_text="Before police").first.click()
    yield "policy, its lines", manager


async def disclosed(windows: Windows) -> Stands:
    manager = await windows.enter(MANAGER, size=DESK)
    await go(manager, "/disclosures", "No opening and no release of anything of a student is on record.")
    yield "disclosures, none", manager
    card = {"id": "maple-yusuf-warsame", "name": MANAGER, "role": "manager"}
    row = {"at": "2026-01-12T10:00:00Z", "by": card, "to": card, "what": "one", "call": "help"}
    rows = [{**row, "basis": "supervision"}, {**row, "basis": "parent_request", "at": "2026-01-10T09:00:00Z"}]
    await manager.route("**/api/disclosures", lambda route: route.fulfill(json=rows))
    await manager.reload()
    await says(manager, "Basis: a parent asked")
    yield "disclosures", manager


STORIES: tuple[Story, ...] = (compared, disclosed, credentialed, faulty)
