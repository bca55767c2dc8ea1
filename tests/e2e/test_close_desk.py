"""The end of a call from the live board: the responder's own form, for who may know less than the responder does."""

import re
from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.e2e.pushing import eventually
from tests.e2e.record import happens, timeline
from tests.e2e.stands.policy import ask
from tests.e2e.test_keyboard import enter
from tests.e2e.windows import DESK, PHONE, Windows, short_form

TEACHER, COACH, MANAGER = "Carla Jensen", "Amara Okafor", "Yusuf Warsame"
OUTCOME, HELD, POLICE = "How did it end for the student?", "Was anybody physically held?", "Police?"
LINE_PX, GAP_PX = 30, 6
GAPS = "(all) => all.map((one) => one.getBoundingClientRect().top - one.previousElementSibling.getBoundingClientRect().bottom)"
NOT_KNOWN, HURT, WHY = "Not known", "Was anybody hurt?", "Why was nothing less enough?"


async def says(page: Page, word: str) -> None:
    await expect(page.get_by_text(word).first).to_be_visible()


async def tap(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name, exact=True).first.click()


async def pressed(windows: Windows, **raised: Any) -> tuple[Page, str]:
    """A manager's board with one call on it, to which nobody goes."""
    teacher = await windows.enter(TEACHER)
    [place, *_] = (await ask(teacher, "GET", "/api/places"))["places"]
    manager = await windows.enter(MANAGER, size=DESK)
    raiser = manager if raised.get("drill") else teacher
    call = (await ask(raiser, "POST", "/api/calls", {"place": place["id"], **raised}))["call"]
    return manager, call


async def closing(manager: Page) -> Locator:
    await tap(manager, "Close")
    return manager.get_by_role("dialog")


async def answer(sheet: Locator, **answers: str) -> None:
    for question, said in zip((OUTCOME, HELD, POLICE), answers.values(), strict=True):
        await sheet.get_by_role("group", name=question).get_by_role("button", name=said, exact=True).click()


def told(report: Any) -> dict[str, list[str]]:
    return {each["question"]: each["codes"] for each in report["answers"]}


async def test_a_manager_ends_a_call_that_nobody_went_to_and_what_they_cannot_know_stays_unknown(pages: Windows) -> None:
    manager, call = await pressed(pages)
    sheet = await closing(manager)
    await expect(sheet.get_by_role("button", name="Close", exact=True)).to_be_disabled()
    assert 0 == await sheet.locator("[aria-pressed=true]").count()
    await answer(sheet, outcome=NOT_KNOWN, held=NOT_KNOWN, police=NOT_KNOWN)
    await sheet.get_by_role("button", name="Close", exact=True).click()
    await says(manager, "No open calls")
    report = await ask(manager, "GET", f"/api/calls/{call}/report")
    assert {"outcome": ["unknown"], "hold": ["unknown"], "police": ["unknown"]} == told(report)
    assert (True, "resolved") == (report["finished"], report["disposition"])


async def test_after_a_hold_the_rest_waits_on_the_same_board_for_whoever_closed(pages: Windows) -> None:
    manager, call = await pressed(pages)
    sheet = await closing(manager)
    await answer(sheet, outcome="Home with family", held="Yes", police="Not asked, not there")
    await sheet.get_by_role("button", name="Close for now").click()
    await says(manager, "No open calls")
    assert manager.url.endswith("/board")
    await manager.locator(f"a[href='/report/{call}']").click()
    who = manager.get_by_text("Who held?", exact=False).locator("xpath=ancestor::div[1]")
    await who.get_by_role("button", name=NOT_KNOWN).click()
    await tap(manager, "Save, finish later")
    await says(manager, "Saved.")


async def test_a_call_is_asked_what_the_policy_asked_when_it_was_raised(windows: Windows) -> None:
    manager, call = await pressed(windows)
    [edition, *_] = await ask(manager, "GET", "/api/policy/editions")
    await ask(manager, "PUT", "/api/policy", {"edition": edition["edition"], "pack": "san-francisco", "why": "Voted"})
    await manager.reload()
    sheet = await closing(manager)
    await answer(sheet, outcome=NOT_KNOWN, held=NOT_KNOWN, police="Not asked, not there")
    await sheet.get_by_role("button", name="Close", exact=True).click()
    await says(manager, "No open calls")
    assert edition["edition"] == (await ask(manager, "GET", f"/api/calls/{call}/report"))["edition"]


async def test_a_drill_and_a_false_alarm_are_ended_in_one_tap_of_the_sheet_or_two(pages: Windows) -> None:
    manager, drill = await pressed(pages, drill=True)
    sheet = await closing(manager)
    await expect(sheet.get_by_role("group")).to_have_count(0)
    await sheet.get_by_role("button", name="It was a drill").click()
    assert "drill" == (await happens(manager, drill, "call.closed"))["data"]["disposition"]
    manager, call = await pressed(pages)
    sheet = await closing(manager)
    await sheet.get_by_role("button", name="It ended otherwise").click()
    await sheet.get_by_role("button", name="Pressed by mistake").click()
    assert "false_alarm" == (await happens(manager, call, "call.closed"))["data"]["disposition"]
    assert "call.reported" not in {each["type"] for each in await timeline(manager, call)}


async def test_a_keyboard_alone_closes_from_the_board_and_comes_back_to_where_it_was(pages: Windows) -> None:
    manager, call = await pressed(pages)
    await enter(manager, "Close")
    sheet = manager.get_by_role("dialog")
    await expect(sheet.get_by_role("group", name=HELD)).to_be_visible()
    await manager.keyboard.press("Escape")
    await expect(sheet).to_have_count(0)
    await expect(manager.get_by_role("button", name="Close", exact=True)).to_be_focused()
    await manager.keyboard.press("Enter")
    for question in (OUTCOME, HELD, POLICE):
        await enter(manager, NOT_KNOWN, within=sheet.get_by_role("group", name=question))
    await enter(manager, "Close", within=sheet)
    await happens(manager, call, "call.closed")


async def test_without_a_network_the_end_waits_on_the_board_says_so_and_arrives(pages: Windows) -> None:
    manager, call = await pressed(pages)
    sheet = await closing(manager)
    await answer(sheet, outcome=NOT_KNOWN, held="No", police=NOT_KNOWN)
    await manager.context.set_offline(True)
    await sheet.get_by_role("button", name="Close", exact=True).click()
    await says(manager, "Closing, not heard yet")
    await expect(manager.get_by_role("button", name="Close", exact=True)).to_be_disabled()
    await manager.context.set_offline(False)
    await says(manager, "No open calls")
    assert ["no"] == told(await ask(manager, "GET", f"/api/calls/{call}/report"))["hold"]


async def test_when_the_coach_closes_meanwhile_the_sheet_stays_and_takes_nothing_back(pages: Windows) -> None:
    manager, call = await pressed(pages)
    coach = await pages.enter(COACH)
    for name in ("I'm going", "On my way", "I'm here", "Close the call It ends for everybody."):
        await tap(coach, name)
    sheet = await closing(manager)
    await answer(sheet, outcome="Not settled yet", held="Yes", police=NOT_KNOWN)
    await short_form(coach)
    await expect(sheet.get_by_text("Somebody else has closed this call meanwhile.")).to_be_visible()
    await sheet.get_by_role("group", name=HURT).get_by_role("button", name="No", exact=True).click()
    await sheet.get_by_role("button", name="Add to the report").click()
    await expect(sheet).to_have_count(0)
    await happens_twice(manager, call, "call.reported")
    now = told(await ask(manager, "GET", f"/api/calls/{call}/report"))
    assert {"outcome": ["calm"], "hold": ["no"], "police": ["no"], "injury": ["no"]} == now


async def test_two_at_one_report_see_what_the_other_wrote_and_neither_loses_a_word(pages: Windows) -> None:
    manager, call = await pressed(pages)
    report, held = f"/api/calls/{call}/report", [{"question": "hold", "codes": ["yes"]}]
    await ask(manager, "POST", report, {"disposition": "resolved", "answers": held})
    await manager.goto(f"{pages.url}/report/{call}")
    hurt = manager.get_by_role("group", name=HURT)
    await hurt.get_by_role("button", name="Yes", exact=True).click()
    await manager.get_by_label(WHY).fill("From the manager.")
    other = await pages.enter("Wen Zhao", size=DESK)
    words = [{"question": "hold_why", "text": "From the administrator."}]
    await ask(other, "POST", report, {"words": words, "answers": [{"question": "injury", "codes": ["no"]}]})
    await tap(manager, "Save, finish later")
    await expect(manager.get_by_role("alert")).to_have_text(re.compile("Somebody else wrote this meanwhile"))
    await expect(manager.get_by_text("Wen Zhao wrote at")).to_have_count(2)
    await expect(hurt.get_by_role("button", name="Yes", exact=True)).to_have_attribute("aria-pressed", "true")
    await expect(manager.get_by_label(WHY)).to_have_value("From the manager.")
    await tap(manager, "Leave theirs")
    await tap(manager, "Save, finish later")
    await says(manager, "Saved.")
    now = await ask(manager, "GET", report)
    assert ["no"] == told(now)["injury"]
    assert ["From the administrator.", "From the manager."] == [each["text"] for each in now["particulars"]]


async def test_what_an_end_left_beside_an_answer_is_seen_and_forgotten_by_a_hand(pages: Windows) -> None:
    manager, call = await pressed(pages)
    report, other = f"/api/calls/{call}/report", await pages.enter("Wen Zhao", size=DESK)
    await ask(other, "POST", report, {"answers": [{"question": "hold", "codes": ["no"]}]})
    held = {"answers": [{"question": "hold", "codes": ["yes"]}], "words": [{"question": "hold_why", "text": "She ran."}]}
    await ask(manager, "POST", report, {"disposition": "resolved", "seen": 0, **held})
    await manager.goto(f"{pages.url}/report/{call}")
    kept = manager.get_by_role("status").filter(has_text=WHY)
    await expect(kept).to_contain_text("Kept though the answers above do not ask for it.")
    await tap(manager, "Forget it with the next save")
    await expect(kept).to_contain_text("Saving this forgets:")
    await tap(manager, "Save, finish later")
    await says(manager, "Saved.")
    await expect(kept).to_have_count(0)
    assert [] == (await ask(manager, "GET", report))["particulars"]


async def happens_twice(manager: Page, call: str, kind: str) -> None:
    async def it() -> bool | None:
        return [each["type"] for each in await timeline(manager, call)].count(kind) == 2 or None

    await eventually(it, f"{kind} is on the timeline twice")


async def test_a_closed_reference_is_read_in_one_line_and_no_field_touches_its_answer(pages: Windows) -> None:
    manager, call = await pressed(pages)
    held = {"question": "hold", "codes": ["yes"]}
    words = [{"question": "hold_student", "text": "A. B."}]
    await ask(manager, "POST", f"/api/calls/{call}/report", {"answers": [held], "words": words})
    await manager.set_viewport_size(PHONE)
    await manager.goto(f"{pages.url}/report/{call}")
    reference = manager.get_by_text("A student, closed")
    await expect(reference).to_be_visible()
    line = await reference.bounding_box()
    assert line is not None
    assert line["height"] < LINE_PX
    for answers in (manager.locator(".field > .chip"), manager.locator("fieldset > .field + .pair")):
        gaps = await answers.evaluate_all(GAPS)
        assert gaps
        assert min(gaps) >= GAP_PX
