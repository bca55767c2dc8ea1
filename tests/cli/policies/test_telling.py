"""Policies told by section and compared by line."""

from app.cli.policies.telling import differences, told
from app.core.plain import call
from app.packs import shipped


def test_a_call_is_told_under_its_name() -> None:
    lines = list(told(call(shipped.policy("isd287"), "fight")))
    assert lines[1:5] == [
        "WHEN SOMEBODY CALLS FOR HELP",
        "  Fight",
        "    First the nearest coach.",
        "    If nobody says yes in 15 s: all coaches, the nearest float.",
    ]


def test_what_is_the_same_is_not_told_and_what_is_not_is_told_twice() -> None:
    default, jcps = shipped.policy("default"), shipped.policy("jcps")
    assert list(differences(default, default)) == []
    lines = list(differences(default, jcps))
    assert "  - Rule broken: First all safety administrators." in lines
    assert "  + Rule broken: First each Principal." in lines
