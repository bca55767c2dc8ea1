"""`nearhand policy` as it is typed."""

from pathlib import Path

from app.cli.opening import NONE_YET
from app.packs import shipped
from tests.cli.conftest import Run
from tests.cli.test_setup import OPTIONS

BAD = '[[plan]]\ncall_type = "help"\nladder = "none"\n'


def test_a_bad_file_is_refused_with_file_line_and_reason(run: Run, folder: Path) -> None:
    (folder / "bad.toml").write_text(BAD)
    code, output = run("policy", "check", "bad.toml")
    assert (code, "bad.toml:3: ladder: 'none' is no ladder of this pack" in output) == (1, True)
    assert run("policy", "check", "jcps")[0] == 0


def test_a_sound_pack_is_laid_beside_the_roster_before_anything_is_put_in_force(run: Run, folder: Path) -> None:
    text = shipped.text("default") + '\n[[zone]]\nid = "south"\nname = "South"\nschools = ["ZZZ"]\n'
    (folder / "own.toml").write_text(text)
    code, output = run("policy", "check", "own.toml")
    assert (code, f"Not laid beside a roster: {NONE_YET}" in output) == (0, True)
    run("setup", *OPTIONS)
    remark = "the pack puts school ZZZ in zone South, and there is no such school"
    assert remark in run("policy", "check", "own.toml")[1]
    assert "nothing in it is otherwise" in run("policy", "check", "default")[1]
    assert remark in run("policy", "diff", "own.toml")[1]
    code, output = run("policy", "apply", "own.toml", "--why", "It was asked for")
    assert (code, output.index(remark) < output.index("Edition 2 is in force")) == (0, True)


def test_a_pack_is_compared_applied_and_told_and_the_edition_says_why(run: Run) -> None:
    run("setup", *OPTIONS)
    _, before = run("policy", "diff", "isd287")
    assert "+ Staff hurt: First the nearest Student Safety Coach." in before
    code, output = run("policy", "apply", "isd287", "--why", "The board voted for coaches")
    assert (code, "Edition 2 is in force: District 287: Student Safety Coaches." in output) == (0, True)
    _, now = run("policy", "show", "--call", "fight")
    assert "Why: The board voted for coaches" in now
    assert "First the nearest Student Safety Coach." in now
    assert "Edition 1: Nearhand's default" in run("policy", "show", "1")[1]
    assert "Nothing would be otherwise." in run("policy", "diff", "isd287")[1]
    assert "Staff hurt" in run("policy", "diff", "default", "2")[1]


def test_what_cannot_be_done_is_said(run: Run) -> None:
    run("setup", *OPTIONS)
    for words, said in (
        (("apply", "isd287", "--why", " "), "say why"),
        (("show", "9"), "there is no edition 9"),
        (("show", "--call", "flood"), "no call type"),
        (("show", "--school", "9999"), "no school"),
        (("show", "--district", "Elsewhere"), "no district"),
        (("diff", "nowhere"), "no pack of that name"),
    ):
        code, output = run("policy", *words)
        assert (code != 0, said in output) == (True, True), (words, output)


def test_the_calls_of_the_last_days_are_played_once_more(run: Run) -> None:
    run("setup", *OPTIONS)
    code, output = run("policy", "diff", "jcps", "--replay", "--days", "7")
    assert (code, "0 calls played." in output, "Nothing was sent." in output) == (0, True, True)
    assert "In the middle" not in output


def test_two_packs_are_compared_without_a_district(run: Run) -> None:
    assert "Nothing would be otherwise." in run("policy", "diff", "jcps", "jcps")[1]
    assert "Before police deal with a student" in run("policy", "show", "san-francisco")[1]
