import pytest

from app.cli.console import say, several, shout


def test_what_was_asked_for_goes_to_standard_output_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    say("[bold]", 3, "x" * 200)
    assert capsys.readouterr() == ("[bold] 3 " + "x" * 200 + "\n", "")


def test_trouble_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    shout("stop the server first")
    assert capsys.readouterr() == ("", "stop the server first\n")


def test_a_count_of_one_has_its_singular() -> None:
    assert ["0 calls", "1 call", "2 calls"] == [several(n, "call") for n in (0, 1, 2)]
    assert ["1 person", "2 people"] == [several(n, "person", "people") for n in (1, 2)]
