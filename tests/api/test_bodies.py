import pytest
from pydantic import TypeAdapter, ValidationError

from app.api.bodies import Body, Id, Label, Line, Moment, Nothing, Secret, WallTime


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Id, ""),
        (Id, "x" * 129),
        (Id, 7),
        (Line, "   "),
        (Line, "x" * 201),
        (Line, "\u200b"),
        (Line, "Ro\u200bsa"),
        (Label, "Fight\u2060"),
        (Label, "x" * 81),
        (Line, "Rosa\nDiaz"),
        (Line, "Rosa \u202ezaiD"),
        (WallTime, "08:00+14:00"),
        (Secret, "x" * 129),
        (Moment, "2026-01-01T00:00:00"),
        (Moment, "0001-01-01T00:00:00+23:00"),
        (Moment, "9999-12-31T23:59:59-23:00"),
    ],
)
def test_what_does_not_fit_is_refused(kind: object, said: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(said)


def test_a_label_may_be_empty_and_a_script_keeps_its_joiners() -> None:
    assert TypeAdapter(Label).validate_python(" ") == ""
    assert TypeAdapter(Line).validate_python("نیم\u200cرخ") == "نیم\u200cرخ"


def test_a_line_is_trimmed_and_a_password_is_not() -> None:
    assert TypeAdapter(Line).validate_python(" Rosa ") == "Rosa"
    assert TypeAdapter(Secret).validate_python(" secret ") == " secret "


def test_a_field_that_nobody_knows_is_refused_without_showing_what_it_held() -> None:
    with pytest.raises(ValidationError) as refused:
        Nothing.model_validate({"student": "Ada Lovelace"})
    assert "Ada" not in str(refused.value)
    assert issubclass(Nothing, Body)
