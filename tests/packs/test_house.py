"""What a pack says of the district as a whole."""

from app.core.policy import Retention, Staffing, Word, ZoneRule
from tests.packs.given import PACK, policy


def test_cover_zones_memory_and_words_are_read() -> None:
    found = policy()
    assert (found.name, found.staffing, found.retention) == ("Small", Staffing(coaches=2), Retention(notes_days=30))
    assert found.zones == (ZoneRule(id="lake", name="Lake", schools=("1001", "1002")),)
    assert found.words == (Word(key="coach", text="Safety coach"),)


def test_what_a_pack_does_not_say_is_usual() -> None:
    short = policy(PACK[: PACK.index("[[zone]]")].removeprefix('[pack]\nname = "Small"\n'))
    assert (short.name, short.staffing, short.retention, short.words) == ("", Staffing(), Retention(), ())
