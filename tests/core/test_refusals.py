"""How a rule says no."""

from app.core.refusals import Refusal, Refused


def test_a_refusal_carries_its_code_and_what_may_be_told() -> None:
    no = Refused(Refusal.already_filled, taken_by="Cora")
    assert (str(no), no.code, no.facts) == ("already_filled", Refusal.already_filled, {"taken_by": "Cora"})


def test_every_code_is_spelled_like_its_name() -> None:
    assert [code.name for code in Refusal] == [code.value for code in Refusal]
