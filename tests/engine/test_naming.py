"""Names that nobody guesses."""

import re

from app.engine.naming import RandomIds


def test_a_name_is_128_bits_in_22_letters_that_any_address_may_carry() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", RandomIds().new())


def test_no_two_are_the_same() -> None:
    ids = RandomIds()
    assert 1000 == len({ids.new() for _ in range(1000)})
