"""Every bad pack is refused with its line and the reason."""

import pytest

from tests.packs.given import PACK, problems, with_

BAD = {
    "unknown role": (
        with_('role = "safety_administrator"', 'role = "wizard"'),
        'role = "wizard"',
        "there are staff, coach",
    ),
    "unknown group": (with_("coaches = 1", "dogs = 1"), 'ask = { dogs = 1, nurse = "all" }', "no such group or post"),
    "a post that is not sent": (
        with_('role = "coach"', 'role = "staff"'),
        'ask = { coaches = 1, nurse = "all" }',
        "the holders of this post are not sent",
    ),
    "ladder without end": (
        with_('ask = { managers = "all" }', 'ask = { floats = "all" }'),
        'ask = { floats = "all" }',
        "the last rung must ring the managers",
    ),
    "a ladder that rings an officer": (
        with_('ask = { managers = "all" }', 'ask = { managers = "all", zone_officers = 1 }'),
        'ask = { managers = "all", zone_officers = 1 }',
        "no rung rings an officer: they come through the gate",
    ),
    "gate without a reason": (
        PACK[: PACK.index("[[police.reason]]")] + PACK[PACK.index("[[police.condition]]") :],
        'askers = ["managers"]',
        "the gate can never open",
    ),
    "gate without an asker": (with_('askers = ["managers"]', "askers = []"), "askers = []", "the gate can never open"),
    "gate that waits for nobody": (
        with_('kind = "meeting"', 'kind = "approval"').replace('approver = "nurse"\n', ""),
        "[police]",
        "the gate can never open",
    ),
    "an approver whom nobody is": (
        with_('approver = "nurse"', 'approver = "king"'),
        'approver = "king"',
        "no such group or post",
    ),
    "zone without a school": (
        with_('schools = ["1001", "1002"]', "schools = []"),
        "schools = []",
        "a zone without a school has nothing to patrol",
    ),
    "cyclic deputy": (
        with_('role = "safety_administrator"', 'role = "safety_administrator"\ndeputy = "nurse"'),
        'deputy = "head"',
        "the deputies go in a circle",
    ),
    "unknown deputy": (with_('deputy = "head"', 'deputy = "king"'), 'deputy = "king"', "'king' is no post"),
    "unknown credential": (
        with_('requires = ["aid"]', 'requires = ["wings"]'),
        'requires = ["wings"]',
        "'wings' is no credential",
    ),
    "unknown question": (with_('hold = "yes"', 'mood = "yes"'), 'when = { mood = "yes" }', "'mood' is no question"),
    "unknown choice": (with_('hold = "yes"', 'hold = "maybe"'), 'when = { hold = "maybe" }', "'maybe' is no answer to hold"),
    "a positive that is no choice": (with_('positive = ["calm"]', 'positive = ["joy"]'), 'positive = ["joy"]', "no choice"),
    "a denial by no choice": (
        with_("denies = { home", "denies = { joy"),
        'denies = { joy = "officer_on_scene" }',
        "'joy' is no choice",
    ),
    "a denial of nothing that is known": (
        with_('"officer_on_scene"', '"peace"'),
        'denies = { home = "peace" }',
        "officer_asked or officer_on",
    ),
    "a denial that is no word": (with_('"officer_on_scene"', "[]"), "denies = { home = [] }", "text in quotes"),
    "follow-up owned by nobody": (with_('owner = "nurse"', 'owner = "king"'), 'owner = "king"', "no such group or post"),
    "follow-up without an owner": (with_('owner = "nurse"\n', ""), "[[follow_up]]", "this is missing"),
    "unknown word": (with_('coach = "Safety coach"', 'dog = "Dog"'), 'dog = "Dog"', "'dog' is no word"),
    "two plans for one type": (with_('call_type = "rules"', 'call_type = "unspecified"'), 'call_type = "unspecified"', "2 times"),
    "two posts of one name": (with_('id = "head"', 'id = "nurse"'), 'id = "nurse"', "2 times"),
    "police never asked for a type that is none": (with_('never = ["rules"]', 'never = ["rule"]'), 'never = ["rule"]', "no type"),
    "a table that is none": (PACK + "[mood]\ngood = true\n", "[mood]", "a pack holds only"),
    "a field that is none": (with_("coaches = 2", "dogs = 2"), "dogs = 2", "there is no such field"),
    "a name that cannot be shown": (with_('name = "Small"', 'name = "\\u0007"'), 'name = "\\u0007"', "can be shown"),
    "one table written as many": (with_("[police]\n", "[[police]]\n"), "[[police]]", "write it under its own [police]"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_pack_is_refused_with_its_line_and_the_reason(name: str) -> None:
    text, line, reason = BAD[name]
    found = problems(text)
    assert [said for where, said in found if where == line and reason in said], found


def test_what_is_wrong_with_a_rung_is_said_once_for_all_plans_that_climb_it() -> None:
    found = problems(with_('ask = { managers = "all" }', 'ask = { floats = "all" }'))
    assert 1 == len(found), found


def test_a_table_too_deep_to_read_is_refused_too() -> None:
    assert "this is not TOML" in problems("a = " + "\n".join(["[" * 400] * 20))[0][1]
