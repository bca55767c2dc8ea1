"""Policies told by section and compared by line."""

from dataclasses import replace

from app.cli.policies.telling import ASSUMED, differences, replays, told
from app.core.called import own_words
from app.core.hindsight import Answered
from app.core.ids import PersonId, PlaceId
from app.core.plain import call
from app.core.refusals import Refusal
from app.core.replay import Compared, Run
from app.core.sentences import Say
from app.packs import shipped
from tests import build


def test_a_call_is_told_under_its_name() -> None:
    isd287 = shipped.policy("isd287")
    lines = list(told(call(isd287, "fight"), own_words(isd287)))
    assert lines[1:5] == [
        "WHEN SOMEBODY CALLS FOR HELP",
        "  Fight",
        "    First the nearest Student Safety Coach.",
        "    If nobody says yes in 15 s: all Student Safety Coaches, the nearest Float coach.",
    ]


def test_what_is_the_same_is_not_told_and_what_is_not_is_told_twice() -> None:
    default, jcps = shipped.policy("default"), shipped.policy("jcps")
    assert list(differences(default, default)) == []
    lines = list(differences(default, jcps))
    assert "  - Rule broken: First all safety administrators." in lines
    assert "  + Rule broken: First each Principal." in lines


def test_a_replay_is_told_call_by_call_with_totals_and_with_what_is_assumed() -> None:
    then = Run(asked=(PersonId("cora"),), answered=PersonId("cora"), seconds=5)
    one = Compared(
        call=build.CALL,
        call_type="fight",
        place=PlaceId(build.ROOM),
        raised_at=build.NINE,
        then=then,
        now=Run(asked=(PersonId("gone"),)),
        police=Say.never,
        police_asked=Answered(refused=Refusal.school_matter),
    )
    lost = replace(one, now=None, police_asked=None)
    lines = list(replays([one, lost], build.setup()))
    was, police = (
        "2027-01-12 09:00 fight: Cora asked first, Cora said yes after 5 s; now",
        "; police were asked: would be refused (school_matter)",
    )
    assert lines[:2] == [f"{was} somebody asked first, nobody said yes{police}", f"{was} not to be replayed"]
    assert lines[2:4] == ["1 call played.", "In the middle: yes after 5 s; now nobody said yes."]
    assert lines[4] == "Without a yes: 0; now 1."
    assert tuple(lines[5:]) == ASSUMED


def test_a_question_that_would_have_passed_is_told_with_what_comes_first() -> None:
    asked = Answered(first=("An adult meets the officer", "A caregiver is told"))
    one = Compared(
        call=build.CALL,
        call_type="fight",
        place=PlaceId(build.ROOM),
        raised_at=build.NINE,
        then=Run(),
        now=Run(),
        police=Say.no_officers,
        police_asked=asked,
    )
    assert next(iter(replays([one], build.setup()))).endswith(
        "; police were asked: would be asked, after An adult meets the officer, A caregiver is told"
    )


def test_what_is_said_otherwise_in_another_language_is_told_too() -> None:
    default = shipped.policy("default")
    [first, *others] = default.translations
    after = replace(default, translations=(replace(first, said="Otra cosa"), *others))
    assert list(differences(default, after)) == [
        "",
        "OTHER LANGUAGES",
        f"  - es: {first.text} = {first.said}",
        f"  + es: {first.text} = Otra cosa",
    ]
