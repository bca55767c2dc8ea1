"""A name that looks like another is that other: what cannot be seen is no part of a name, but where a script needs it."""

import pytest

from app.core.letters import as_written, can_be_read

SEEN = {
    "plain": "Rosa Diaz",
    "accents, marks": "Zoë O\u2019Brien-Nuñez, Ph.D.",
    "accents apart": "Nun\u0303ez",
    "a space that does not break": "Room\u00a0204",
    "a number alone": "204",
    "Arabic": "أحمد",
    "Hebrew": "דוד",
    "Persian, with its joiner": "نیم\u200cرخ",
    "Vietnamese": "Nguyễn Thị Phượng",
    "Vietnamese, accents apart": "Nguye\u0302\u0303n",
    "Thai, a vowel and a tone": "ที่รัก น้ำผึ้ง",
    "Hindi": "कृष्णमूर्ति",
    "Hindi, a dot, a vowel and a nasal": "फ़ीरोज़ हूँ",
    "Burmese": "မြွှာ ကျွန်ုပ်",
    "Tibetan": "བསྒྲུབས་",
    "Hebrew, pointed": "דָּוִד",
    "as many marks as any letter bears": "a" + "\u0323\u0301" * 3,
    "Sinhala, with its joiner": "ශ්\u200dරී",
    "Malayalam, a joiner at the end of a word": "അവന്\u200d വന്നു",
    "a sign of three": "👨\u200d👩\u200d👧 Room",
    "a sign with its color": "👩🏽\u200d🏫",
    "Japanese, a variant": "辻\U000e0100",
    "a sign in color": "Room \u2764\ufe0f",
    "Mongolian, a variant": "\u182d\u180b",
}
UNSEEN = {
    "hundreds of accents on a letter": "Ros" + "a" + "\u0301" * 300,
    "more marks than any letter bears": "q" + "\u0323\u0301" * 3 + "\u0302",
    "marks with joiners between": "क" + "\u094d\u200d" * 7 + "क",
    "nothing": "",
    "white space": " \t",
    "zero width space": "Ro\u200bsa",
    "word joiner": "Rosa\u2060Diaz",
    "byte order mark": "\ufeffRosa",
    "soft hyphen": "Ro\u00adsa",
    "left-to-right mark": "Rosa\u200e",
    "right-to-left mark": "\u200fRosa",
    "override": "Rosa \u202ezaiD",
    "embedding": "Rosa\u202b",
    "isolate": "\u2066Rosa\u2069",
    "tag letters": "Rosa\U000e0041",
    "two lines": "Rosa\nDiaz",
    "a line's end": "Rosa\u2028Diaz",
    "half a letter": "Rosa\ud800",
    "private letter": "Rosa\ue000",
    "Hangul filler": "Rosa\u3164",
    "empty Braille": "\u2800",
    "joins graphemes": "R\u034fosa",
    "a joiner among Latin letters": "Ro\u200dsa",
    "a joiner after a Latin accent": "Nun\u0303\u200cez",
    "a joiner at the start": "\u200cأحمد",
    "two joiners": "نیم\u200c\u200cرخ",
    "a variant of a Latin letter": "Rosa\ufe0f",
    "a variant of nothing": "\ufe0f Rosa",
    "an ideograph's variant after a Latin letter": "Rosa\U000e0100",
    "a Mongolian variant after a Latin letter": "Rosa\u180b",
    "a Mongolian variant at the start": "\u180bRosa",
    "no letter at all": "Rosa\u2065",
    "no letter, and never one": "Rosa\ufffe",
    "a tag that is none": "Rosa\U000e0080",
    "a note without a head": "Rosa\U0001d159",
    "a joiner among ideographs": "李\u200d明",
    "a joiner after an ideograph": "李明\u200d",
    "a joiner after a Latin letter and its accent": "Jose\u0301\u200d Diaz",
    "joiners alone": "\u200d\u200d",
}


@pytest.mark.parametrize("name", SEEN.values(), ids=SEEN)
def test_what_is_there_to_see_may_stand_in_a_name(name: str) -> None:
    assert can_be_read(name)


@pytest.mark.parametrize("name", UNSEEN.values(), ids=UNSEEN)
def test_what_nobody_sees_may_not(name: str) -> None:
    assert not can_be_read(name)


@pytest.mark.parametrize(
    "said", ["José Diaz", "Jose\u0301 Diaz", " José\u00a0Diaz", "José  Diaz", "José\u2001Diaz\u200a", "José\u3000Diaz"]
)
def test_names_that_look_the_same_are_written_the_same(said: str) -> None:
    assert as_written(said) == "José Diaz"
