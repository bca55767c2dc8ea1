"""In Spanish: also what the district's policy asks and says, from the gate to the form at the end."""

from playwright.async_api import Page, expect

from app.core.policy import texts, translated
from app.demo.policy import policy as demo_policy
from tests.e2e.stands.policy import under_jcps
from tests.e2e.stands.steps import COACH, MANAGER, TEACHER, ask, tap
from tests.e2e.test_scan import sheet
from tests.e2e.windows import DESK, Windows, hold

SPANISH = "es-US"


def foreign() -> dict[str, str]:
    """What would be English on a Spanish screen, and what ought to stand there."""
    policy = demo_policy()
    return {text: said for text in texts(policy) if (said := translated(policy, "es")[text]) != text}


async def stands_in_spanish(page: Page, *some: str) -> None:
    """These texts of the policy are there, in Spanish; none is there as it is written."""
    for text in some:
        await expect(page.get_by_text(foreign()[text]).first).to_be_visible()
    lines = {line.strip() for line in (await page.locator("body").inner_text()).splitlines()}
    assert set() == lines & foreign().keys()


async def test_the_gate_and_the_form_at_the_end_speak_the_readers_language(pages: Windows) -> None:
    teacher, coach = await pages.enter(TEACHER), await pages.enter(COACH, locale=SPANISH)
    await hold(teacher)
    await tap(coach, "Voy")
    await coach.get_by_role("link", name="Policía").first.click()
    await stands_in_spanish(coach, "Somebody's physical safety")
    await coach.go_back()
    for name in ("Estoy en camino", "Estoy aquí", "Cerrar la llamada"):
        await tap(coach, name)
    await stands_in_spanish(coach, "How did it end for the student?", "Calm, back in class", "Was anybody physically held?")


async def test_what_the_policy_does_is_read_in_the_readers_language(pages: Windows) -> None:
    manager = await pages.enter(MANAGER, size=DESK, locale=SPANISH)
    await manager.goto(pages.url + "/policy")
    for each in ("Pelea", "Lo que hay que hacer después"):
        await manager.locator("summary").filter(has_text=each).click()
    await expect(manager.locator("details[open]").get_by_text("¿Se sujetó a alguien físicamente? Sí").first).to_be_visible()
    await expect(manager.locator("details[open]").get_by_text("Primero el coach más cercano.").first).to_be_visible()
    lines = {line.strip() for line in (await manager.locator("body").inner_text()).splitlines()}
    assert set() == lines & foreign().keys()


async def test_a_stranger_and_a_newcomer_read_in_their_language_what_the_district_calls_its_roles(windows: Windows) -> None:
    manager, path = await sheet(windows)
    people = await under_jcps(manager)
    invitation = await ask(manager, "POST", f"/api/people/{people[COACH]['id']}/invitation")
    newcomer = await windows.open("/i/" + invitation["url"].rpartition("/")[2], locale=SPANISH)
    await expect(newcomer.get_by_text("Vigilante de seguridad")).to_be_visible()
    stranger = await windows.open(path, locale=SPANISH)
    await stranger.get_by_role("button", name="Pulse").first.press("Enter")
    await tap(stranger, "Sí, pedir ayuda")
    await expect(stranger.get_by_text("Vigilante de seguridad").first).to_be_visible()
    await expect(stranger.get_by_text("Security monitor")).to_have_count(0)
